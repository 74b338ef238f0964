/**
 * Linked data: from the IRI of a thing, term or shape to its document, in RDF and as a page. Types
 * here serve one resource at a time; views across resources belong in {@code view}.
 */
package entente.web.resource;
