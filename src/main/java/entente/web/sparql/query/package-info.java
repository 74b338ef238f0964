/**
 * Queries as the endpoint takes them: their text, their syntax tree, their patterns and their
 * execution; neither pages nor result formats.
 */
package entente.web.sparql.query;
