/**
 * Reading of files in RDF and SPARQL, from disk or from the jar: with the line and column of each
 * statement, with errors that name them, and within the limits that protect Jena's parsers. Only
 * types that read, or that record where something was read, belong here; they know nothing of
 * releases.
 */
package entente.kb.read;
