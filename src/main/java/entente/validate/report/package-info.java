/**
 * Validation results for people and tools: findings, lint warnings and the report formats (text,
 * JSON, SARIF, JUnit, HTML, RDF). Types here only describe or write results; none validates.
 */
package entente.validate.report;
