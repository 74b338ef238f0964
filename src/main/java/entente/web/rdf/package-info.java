/**
 * Graphs over HTTP: the formats in which documents are offered, their writers and Hydra paging.
 * Nothing here knows what a graph is about.
 */
package entente.web.rdf;
