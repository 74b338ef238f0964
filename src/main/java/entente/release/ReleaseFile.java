package entente.release;

/**
 * A file of a release: its name, title, media type, size in bytes, and the SHA-256 of its bytes in
 * lower-case hexadecimal.
 */
public record ReleaseFile(String name, String title, String mediaType, long size, String digest) {}
