/**
 * The knowledge base over HTTP: the server, its table of routes and what every request passes.
 * Handlers belong in the packages below; only what puts them together belongs here.
 */
package entente.web;
