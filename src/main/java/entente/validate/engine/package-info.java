/**
 * The SHACL engine: focus nodes validated in parallel, SPARQL constraints prepared once and run
 * within bounds. Reports and file positions belong in the rooms above.
 */
package entente.validate.engine;
