/**
 * The operators of a query plan on ids. Each finds its rows by setting variables in the current row
 * of the plan. Only operators and their conditions belong here; what decides between them is in
 * {@code entente.kb.plan}.
 */
package entente.kb.operator;
