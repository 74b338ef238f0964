/**
 * HTTP as values: requests, responses, content negotiation and problem documents (RFC 9457).
 * Nothing here knows RDF or a page.
 */
package entente.web.http;
