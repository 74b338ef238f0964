/**
 * The knowledge base: its source files, the release that is derived from them, and the store that
 * answers queries. Types that serve, validate or export belong elsewhere.
 */
package entente.kb;
