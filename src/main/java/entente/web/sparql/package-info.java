/**
 * The SPARQL endpoint: the protocol, result formats, the query page, and explanations of results.
 */
package entente.web.sparql;
