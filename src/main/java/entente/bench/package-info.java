/**
 * Benchmarks of servers over HTTP, from outside: with addresses and queries, and no knowledge of
 * the implementation.
 */
package entente.bench;
