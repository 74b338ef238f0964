/**
 * The sandbox for untrusted SPARQL, shared by the endpoint and the validator: limits on time,
 * steps, rows, characters, digits and bytes. It knows neither HTTP nor SHACL and throws its own
 * exceptions.
 */
package entente.sparql;
