/**
 * Responses that are kept: those that the build has made, those made since the start, and the
 * latter in the form in which they are sent without reading the request again.
 */
package entente.web.cache;
