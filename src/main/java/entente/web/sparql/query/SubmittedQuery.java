package entente.web.sparql.query;

import org.apache.jena.query.Query;

/**
 * A query sent by a client.
 *
 * @param query the syntax tree
 * @param text the text, with the prefixes that were added
 * @param added the added prefixes, separated by commas; empty when none were missing
 */
public record SubmittedQuery(Query query, String text, String added) {

  /** The same with another syntax tree. */
  public SubmittedQuery with(Query other) {
    return new SubmittedQuery(other, text, added);
  }
}
