/**
 * The SPARQL endpoint: the protocol, the negotiation and writing of results, and the query editor.
 * Only what knows Fuseki or a whole request belongs here; the rest is below.
 */
package entente.web.sparql;
