package entente.kb.text;

import org.apache.lucene.document.FeatureField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * The order of hits: the name itself, names that begin with the text, names with its words, phrases
 * that name properties, descriptions.
 */
final class NameRanking {
  private static final int LONGEST_PREFIX = 200;

  private NameRanking() {}

  /** Adds to some filters a query and the scores of the texts that it matches. */
  static Query of(Query query, String text, BooleanQuery.Builder filters) {
    String whole = String.join(" ", NameAnalyzer.words(text));
    filters
        .add(new BoostQuery(query, .5f), Occur.MUST)
        .add(FeatureField.newLinearQuery(LuceneIndex.WEIGHT, LuceneIndex.WEIGHT, 1), Occur.SHOULD)
        .add(score(150, new TermQuery(new Term(LuceneIndex.PHRASE, whole))), Occur.SHOULD)
        .add(score(400, new TermQuery(new Term(LuceneIndex.WHOLE, whole))), Occur.SHOULD)
        .add(score(100, new TermQuery(new Term(LuceneIndex.ROLE, "name"))), Occur.SHOULD);
    // Lucene recurses through a prefix, a byte at a time, and to a depth of a thousand at most.
    if (whole.length() <= LONGEST_PREFIX) {
      filters
          .add(score(50, new PrefixQuery(new Term(LuceneIndex.WHOLE, whole + " "))), Occur.SHOULD)
          .add(score(200, new PrefixQuery(new Term(LuceneIndex.WHOLE, whole))), Occur.SHOULD);
    }
    return filters.build();
  }

  private static Query score(float score, Query query) {
    return new BoostQuery(new ConstantScoreQuery(query), score);
  }
}
