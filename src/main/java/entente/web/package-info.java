/**
 * The knowledge base over HTTP: dereferenceable documents, a read-only SPARQL endpoint and pages
 * for people.
 */
package entente.web;
