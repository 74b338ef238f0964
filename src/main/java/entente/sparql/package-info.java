/**
 * The sandbox for SPARQL of strangers, under the endpoint and the validator alike: limits on time,
 * steps, rows, characters, digits and bytes. It knows neither HTTP nor SHACL and throws exceptions
 * of its own.
 */
package entente.sparql;
