/**
 * The SPARQL endpoint: the protocol, the negotiation and writing of results, result pages, and the
 * query editor.
 */
package entente.web.sparql;
