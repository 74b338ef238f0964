/** Validation over HTTP: the posted data, the page with its form, and the report. */
package entente.web.validation;
