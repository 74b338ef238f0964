/**
 * What every page is made of: the page model, its templates, the queries it asks, and names, dates
 * and sources in words.
 */
package entente.web.page;
