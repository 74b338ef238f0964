/**
 * The reference of the ontology and the shapes: the page of each, and the part of a term's or a
 * shape's page that explains it.
 */
package entente.web.vocabulary;
