/**
 * The views in time and space: timeline, map and members. Types here query the store through page
 * queries and make page models; they know no other view.
 */
package entente.web.view.time;
