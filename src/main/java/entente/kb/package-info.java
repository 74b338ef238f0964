/**
 * The knowledge base: its files, what is derived from them, and the one store through which
 * everything is asked.
 */
package entente.kb;
