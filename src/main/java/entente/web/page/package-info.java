/**
 * The parts that all pages share: the frame, the templates, the page queries, and labels, dates and
 * sources as text. What enters is used by several rooms of pages.
 */
package entente.web.page;
