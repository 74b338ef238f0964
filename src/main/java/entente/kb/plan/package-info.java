/**
 * The planner: turns the algebra of a query into operators on ids, in the order that reads least.
 * Whatever it does not know, ARQ executes.
 */
package entente.kb.plan;
