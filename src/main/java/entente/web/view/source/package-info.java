/**
 * The views of the source documents: their list, a document with its sections, and a section
 * passage by passage. What enters works on offsets alone; the texts are not here.
 */
package entente.web.view.source;
