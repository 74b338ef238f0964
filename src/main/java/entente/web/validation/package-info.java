/** Validation over HTTP: what is posted, the page with its form, and the report that goes out. */
package entente.web.validation;
