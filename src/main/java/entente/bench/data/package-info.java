/** Generates data of any size with the shape of the knowledge base, for measurements. */
package entente.bench.data;
