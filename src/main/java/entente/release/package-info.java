/**
 * A release as files: the same bytes on every run and machine, with checksums, for those who do not
 * ask a server.
 */
package entente.release;
