/**
 * HTTP as values: requests, responses, content negotiation, problem documents (RFC 9457) and the
 * response cache. Nothing here knows RDF or a page.
 */
package entente.web.http;
