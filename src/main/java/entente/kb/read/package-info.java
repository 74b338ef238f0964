/**
 * Reading: files of RDF and SPARQL from disk or from the jar, with the line and column of each
 * statement, the errors that name them, and the settings under which Jena may read at all. Only
 * types that read, or that say where something was read, belong here; nothing here knows a release.
 */
package entente.kb.read;
