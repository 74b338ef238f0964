/** Drawings as SVG, laid out on the server: timelines, maps, histograms and networks. */
package entente.web.chart;
