/**
 * Measures servers over HTTP, as a stranger: it knows addresses and queries, and nothing of how
 * they are answered.
 */
package entente.bench;
