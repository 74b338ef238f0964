/**
 * The SHACL engine: focus nodes validated in parallel, SPARQL constraints prepared once and run
 * within bounds. Reports and file locations do not belong here.
 */
package entente.validate.engine;
