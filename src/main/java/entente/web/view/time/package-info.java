/**
 * The views of what happened or held when and where: timeline, map and members. What enters asks
 * the store through page queries and makes page models; it knows no other view.
 */
package entente.web.view.time;
