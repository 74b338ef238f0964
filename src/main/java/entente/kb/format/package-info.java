/**
 * The forms in which things are written: syntaxes of RDF and of query results under all their
 * names, digests in hexadecimal, short texts. Only types that depend on no other room belong here.
 */
package entente.kb.format;
