/** Result pages: their formats, views, charts and code snippets. */
package entente.web.sparql.result;
