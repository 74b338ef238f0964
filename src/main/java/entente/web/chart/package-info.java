/**
 * Drawings as SVG, laid out on the server: timelines, maps, histograms and networks. Types here
 * turn values into a record that a template draws.
 */
package entente.web.chart;
