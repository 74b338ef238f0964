/** Linked data: from the IRI of a thing, term or shape to its document, in RDF and as a page. */
package entente.web.resource;
