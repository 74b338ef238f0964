/**
 * Operators over whole sets of rows: the solution modifiers of SPARQL, aggregates, and joins with
 * subqueries, whose rows are kept.
 */
package entente.kb.solution;
