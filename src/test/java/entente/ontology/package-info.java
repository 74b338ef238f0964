/** What the ontology and its rules must keep to, held against the files themselves. */
package entente.ontology;
