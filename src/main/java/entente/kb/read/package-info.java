/**
 * Reading of files in RDF and SPARQL, from disk or from the jar: with the line and column of each
 * statement, with errors that name them, and within the limits under which Jena may read at all.
 * Only types that read, or that say where something was read, belong here; none of them knows a
 * release.
 */
package entente.kb.read;
