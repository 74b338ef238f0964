package entente.kb.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Enumeration;
import java.util.Optional;

/**
 * The bytes of a file in chunks, each of which is released as soon as it has been parsed.
 *
 * <p>In chunks, a million triples are read in a heap of 230 MB, of which the graph takes 175 MB;
 * with the whole file in one array 270 MB were not enough. {@code EngineBenchmark} runs in a given
 * heap.
 */
final class ChunkedBytes {
  private static final int SIZE = 1 << 16;
  private static final int LONGEST_CHARACTER = 4;
  private static final int BEGINNING = 100;
  private final Deque<byte[]> chunks = new ArrayDeque<>();

  private ChunkedBytes() {}

  static ChunkedBytes of(InputStream stream) throws IOException {
    ChunkedBytes read = new ChunkedBytes();
    for (byte[] chunk = stream.readNBytes(SIZE);
        chunk.length > 0;
        chunk = stream.readNBytes(SIZE)) {
      read.chunks.add(chunk);
    }
    return read;
  }

  /** The digest of all bytes. */
  byte[] digest(MessageDigest digest) {
    chunks.forEach(digest::update);
    return digest.digest();
  }

  /** The first bytes, as characters of ISO 8859-1. */
  String beginning() {
    return chunks.isEmpty()
        ? ""
        : new String(
            chunks.peek(),
            0,
            Math.min(BEGINNING, chunks.peek().length),
            StandardCharsets.ISO_8859_1);
  }

  /** The bytes as a stream that releases each chunk as it is read; they cannot be read again. */
  InputStream drain() {
    return new SequenceInputStream(
        new Enumeration<ByteArrayInputStream>() {
          @Override
          public boolean hasMoreElements() {
            return !chunks.isEmpty();
          }

          @Override
          public ByteArrayInputStream nextElement() {
            return new ByteArrayInputStream(chunks.remove());
          }
        });
  }

  /** The location of the first byte that is not UTF-8, if there is one. */
  Optional<Location> notUtf8(String name) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer open = ByteBuffer.allocate(SIZE + LONGEST_CHARACTER);
    CharBuffer buffer = CharBuffer.allocate(open.capacity());
    long before = 0;
    for (byte[] chunk : chunks) {
      open.put(chunk).flip();
      if (decoder.decode(open, buffer.clear(), false).isError()) {
        return Optional.of(location(name, before + open.position()));
      }
      before += open.position();
      open.compact();
    }
    return decoder.decode(open.flip(), buffer.clear(), true).isError()
        ? Optional.of(location(name, before + open.position()))
        : Optional.empty();
  }

  private Location location(String name, long offset) {
    int line = 1;
    int column = 1;
    long at = 0;
    for (byte[] chunk : chunks) {
      for (int i = 0; i < chunk.length && at < offset; i++, at++) {
        column = chunk[i] == '\n' ? 1 : column + 1;
        line += chunk[i] == '\n' ? 1 : 0;
      }
    }
    return new Location(name, line, column);
  }
}
