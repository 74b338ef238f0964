/** Explanations of results: the sources of a row, and hints why there are no rows. */
package entente.web.sparql.explain;
