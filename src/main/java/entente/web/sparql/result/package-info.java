/**
 * Result pages: their formats, views, charts and code snippets. Types here show the rows and graphs
 * that they are given.
 */
package entente.web.sparql.result;
