/**
 * Validation results for people and tools: findings, lint warnings and the report formats (text,
 * JSON, SARIF, JUnit, HTML, RDF).
 */
package entente.validate.report;
