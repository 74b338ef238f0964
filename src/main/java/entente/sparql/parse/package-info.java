/**
 * Parsing of SPARQL queries written by people: the project's prefixes need not be declared, and a
 * syntax error says where it is and what to write instead.
 */
package entente.sparql.parse;
