/** Servers that a benchmark starts for itself, on loopback and with files of their own. */
package entente.bench.side;
