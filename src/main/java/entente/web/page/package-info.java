/**
 * The parts that all pages share: the frame, the templates, the page queries, and labels, dates and
 * sources as text. Types here are used by several packages of pages.
 */
package entente.web.page;
