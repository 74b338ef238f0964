/** Requests to servers over HTTP, in a closed or an open loop, and the times of their answers. */
package entente.bench.load;
