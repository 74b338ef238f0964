/**
 * The sandbox for foreign SPARQL: what a query or a shape that is not ours may cost, in time,
 * steps, rows, characters, digits and bytes. Used by the endpoint and by the validator alike.
 */
package entente.sparql;
