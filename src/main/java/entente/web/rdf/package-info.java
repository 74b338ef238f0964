/** Graphs over HTTP: the formats in which documents are offered, their writers and Hydra paging. */
package entente.web.rdf;
