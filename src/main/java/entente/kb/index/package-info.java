/**
 * The immutable index: terms as numbers in the order of SPARQL, and triples as sorted columns of
 * these numbers. Only types that store or read the index belong here.
 */
package entente.kb.index;
