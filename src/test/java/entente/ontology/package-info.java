/** Tests of the ontology and its rules, run against the files themselves. */
package entente.ontology;
