package entente.kb.text;

import entente.kb.format.Text;
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
 * A parser of search texts: Lucene's classic syntax, without the parts that would scan every word
 * of the index or name its fields. All words must match unless joined by OR.
 */
final class NameQueryParser extends QueryParser {
  private static final int LONGEST = 1_000;
  private static final int LONGEST_WORD = 100;

  NameQueryParser(String field) {
    super(field, NameAnalyzer.searching());
    setDefaultOperator(Operator.AND);
    // Chinese has no spaces: characters typed together must be adjacent.
    setSplitOnWhitespace(true);
    setAutoGeneratePhraseQueries(true);
  }

  /**
   * The query of a search text; {@link TextQueryException} if it has a syntax error or no word that
   * must match.
   */
  static Query read(String text, String field) {
    if (text.length() > LONGEST) {
      throw new TextQueryException(
          "A search text may have at most "
              + LONGEST
              + " characters; this one has "
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
        throw new TextQueryException(
            "The search text " + quoted(text) + " has no word that must match.");
      }
      return query;
    } catch (ParseException e) {
      String why =
          e.getCause() instanceof UnsupportedSyntaxException
              ? e.getCause().getMessage()
              : e instanceof UnsupportedSyntaxException
                  ? e.getMessage()
                  : "it is incomplete or has an extra character";
      throw new TextQueryException(
          "The search text "
              + quoted(text)
              + " cannot be read: "
              + why
              + ". Write words, \"phrases\", beginnings*, similar~, AND, OR, NOT and brackets; a"
              + " backslash before one of + - & | ! ( ) { } [ ] ^ \" ~ * ? : \\ / makes it an"
              + " ordinary character.");
    }
  }

  private static String quoted(String text) {
    return "“" + Text.cut(text, 80).replaceAll("\\p{Cntrl}", " ") + "”";
  }

  /** A part of Lucene's syntax that is not offered here; the message says why. */
  private static final class UnsupportedSyntaxException extends ParseException {
    private static final long serialVersionUID = 1L;

    UnsupportedSyntaxException(String why) {
      super(why);
    }
  }

  @Override
  protected Query getFieldQuery(String named, String text, boolean quoted) throws ParseException {
    return super.getFieldQuery(checked(named, text), text, quoted);
  }

  @Override
  protected Query getFieldQuery(String named, String text, int slop) throws ParseException {
    return super.getFieldQuery(checked(named, text), text, slop);
  }

  @Override
  protected Query getFuzzyQuery(String named, String text, float similarity) throws ParseException {
    return super.getFuzzyQuery(checked(named, text), text, similarity);
  }

  @Override
  protected Query getWildcardQuery(String named, String text) throws ParseException {
    if (text.startsWith("*") || text.startsWith("?")) {
      throw new UnsupportedSyntaxException(
          "a word cannot begin with * or ?, because every word would have to be examined");
    }
    return super.getWildcardQuery(checked(named, text), text);
  }

  @Override
  protected Query getRegexpQuery(String named, String text) throws ParseException {
    throw new UnsupportedSyntaxException("regular expressions are not supported");
  }

  @Override
  protected Query getRangeQuery(
      String named, String from, String to, boolean fromIncluded, boolean toIncluded)
      throws ParseException {
    throw new UnsupportedSyntaxException("ranges are not supported");
  }

  /**
   * The beginning of a word; several words, such as Chinese characters, are a phrase instead. The
   * word itself scores higher than words that begin with it.
   */
  @Override
  protected Query getPrefixQuery(String named, String text) throws ParseException {
    String field = checked(named, text);
    List<String> words = NameAnalyzer.words(text);
    if (words.isEmpty()) {
      throw new UnsupportedSyntaxException("* must follow the beginning of a word");
    }
    if (words.size() > 1 || Character.isIdeographic(words.get(0).codePointAt(0))) {
      return super.getFieldQuery(field, text, true);
    }
    return new BooleanQuery.Builder()
        .add(new BoostQuery(new PrefixQuery(new Term(field, words.get(0))), .5f), Occur.SHOULD)
        .add(super.getFieldQuery(field, text, false), Occur.SHOULD)
        .build();
  }

  /** The field, if it is the only one and the word is not too long. */
  private String checked(String named, String text) throws UnsupportedSyntaxException {
    if (!named.equals(getField())) {
      throw new UnsupportedSyntaxException(
          "“"
              + Text.cut(named, 40)
              + ":” names a field, and texts have no fields; name the properties before the text,"
              + " as in (rdfs:label \"text\")");
    }
    if (text.length() > LONGEST_WORD) {
      throw new UnsupportedSyntaxException(
          "a word may have at most " + LONGEST_WORD + " characters");
    }
    return named;
  }
}
