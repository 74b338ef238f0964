package entente.kb.text;

import entente.kb.read.Text;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;

/**
 * The language of texts to search for: Lucene's, without what looks at every word of the index or
 * names its fields. All words must be there unless OR stands between them.
 */
final class NameQueryParser extends QueryParser {
  private static final int LONGEST = 1_000;
  private static final int LONGEST_WORD = 100;

  NameQueryParser(String field) {
    super(field, NameAnalyzer.asked());
    setDefaultOperator(Operator.AND);
    // Chinese has no spaces: what is typed together stands together.
    setSplitOnWhitespace(true);
    setAutoGeneratePhraseQueries(true);
  }

  /** What a text asks for; one that cannot be read, or asks for nothing, is refused. */
  static Query read(String text, String field) {
    if (text.length() > LONGEST) {
      throw new NameIndex.Refused(
          "A text to search for may have "
              + LONGEST
              + " characters, and this one has "
              + text.length()
              + ".");
    }
    try {
      Query query =
          text.isBlank()
              ? new BooleanQuery.Builder().build()
              : new NameQueryParser(field).parse(NameAnalyzer.typed(text));
      boolean nothing =
          query instanceof BooleanQuery many
              && many.clauses().stream().allMatch(clause -> clause.getOccur() == Occur.MUST_NOT);
      if (nothing) {
        throw new NameIndex.Refused(
            "The text to search for " + shown(text) + " has no word in it that must be there.");
      }
      return query;
    } catch (ParseException e) {
      String why =
          e.getCause() instanceof Denied
              ? e.getCause().getMessage()
              : e instanceof Denied ? e.getMessage() : "it breaks off or has a sign too many";
      throw new NameIndex.Refused(
          "The text to search for "
              + shown(text)
              + " cannot be read: "
              + why
              + ". Write words, \"phrases\", beginnings*, similar~, AND, OR, NOT and brackets; a"
              + " backslash before one of + - & | ! ( ) { } [ ] ^ \" ~ * ? : \\ / makes it an"
              + " ordinary character.");
    }
  }

  private static String shown(String text) {
    return "“" + Text.cut(text, 80).replaceAll("\\p{Cntrl}", " ") + "”";
  }

  /** Says why a part of the syntax is not offered. */
  private static final class Denied extends ParseException {
    private static final long serialVersionUID = 1L;

    Denied(String why) {
      super(why);
    }
  }

  @Override
  protected Query getFieldQuery(String named, String text, boolean quoted) throws ParseException {
    return super.getFieldQuery(only(named, text), text, quoted);
  }

  @Override
  protected Query getFieldQuery(String named, String text, int slop) throws ParseException {
    return super.getFieldQuery(only(named, text), text, slop);
  }

  @Override
  protected Query getFuzzyQuery(String named, String text, float similarity) throws ParseException {
    return super.getFuzzyQuery(only(named, text), text, similarity);
  }

  @Override
  protected Query getWildcardQuery(String named, String text) throws ParseException {
    if (text.startsWith("*") || text.startsWith("?")) {
      throw new Denied(
          "a word cannot begin with * or ?, for then every word would have to be looked at");
    }
    return super.getWildcardQuery(only(named, text), text);
  }

  @Override
  protected Query getRegexpQuery(String named, String text) throws ParseException {
    throw new Denied("there are no regular expressions here");
  }

  @Override
  protected Query getRangeQuery(
      String named, String from, String to, boolean fromIncluded, boolean toIncluded)
      throws ParseException {
    throw new Denied("there are no ranges here");
  }

  /**
   * The beginning of a word; what is more than one word, as Chinese is, is a phrase. The word
   * itself counts more than what begins with it.
   */
  @Override
  protected Query getPrefixQuery(String named, String text) throws ParseException {
    String field = only(named, text);
    List<String> words = NameAnalyzer.of(text);
    if (words.isEmpty()) {
      throw new Denied("there is no word before *");
    }
    if (words.size() > 1 || Character.isIdeographic(words.get(0).codePointAt(0))) {
      return super.getFieldQuery(field, text, true);
    }
    return new BooleanQuery.Builder()
        .add(new BoostQuery(new PrefixQuery(new Term(field, words.get(0))), .5f), Occur.SHOULD)
        .add(super.getFieldQuery(field, text, false), Occur.SHOULD)
        .build();
  }

  private String only(String named, String text) throws Denied {
    if (!named.equals(getField())) {
      throw new Denied(
          "“"
              + Text.cut(named, 40)
              + ":” names a field, and texts have none; name the properties before the text, as in"
              + " (rdfs:label \"text\")");
    }
    if (text.length() > LONGEST_WORD) {
      throw new Denied("a word may have " + LONGEST_WORD + " characters");
    }
    return named;
  }
}
