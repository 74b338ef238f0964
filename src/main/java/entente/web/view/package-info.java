/**
 * Pages about many things at once, and search. Types here are shared by the packages of views
 * below, or serve one page; a view queries the store and makes a page model.
 */
package entente.web.view;
