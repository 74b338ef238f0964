/**
 * Validation over HTTP: the posted data, the page with its form, and the report. The only package
 * of the web that uses the validator; nothing here validates.
 */
package entente.web.validation;
