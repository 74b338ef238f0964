/**
 * Export of a release as files: the same bytes on every run and machine, with checksums, for use
 * without a server. Only types that write or describe those files belong here.
 */
package entente.release;
