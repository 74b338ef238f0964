/**
 * Explanations of results: the sources of a row, and hints why there are no rows. Types here run
 * queries of their own and describe what they find.
 */
package entente.web.sparql.explain;
