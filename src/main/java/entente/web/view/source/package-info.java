/**
 * The views of the source documents: their list, a document with its sections, and a section
 * passage by passage. Types here work on offsets only, since the server does not have the texts.
 */
package entente.web.view.source;
