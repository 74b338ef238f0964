/**
 * Pages that look across things: timeline, map, members, disagreements, comparison, documents,
 * search.
 */
package entente.web.view;
