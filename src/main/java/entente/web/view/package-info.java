/**
 * Pages about many things at once, and search. What enters here is shared by the rooms of views
 * below, or serves one page; a view asks the store and makes a page model.
 */
package entente.web.view;
