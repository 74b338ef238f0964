/**
 * Validation results as people and tools read them: findings, lint warnings and the report formats
 * (text, JSON, SARIF, JUnit, HTML, RDF).
 */
package entente.validate.report;
