package entente.web.sparql.query;

import org.apache.jena.query.Query;

/**
 * A query that a client has sent.
 *
 * @param query the query as it runs
 * @param text the query as it was written
 * @param added the prefixes that were declared for the reader
 */
public record AskedQuery(Query query, String text, String added) {}
