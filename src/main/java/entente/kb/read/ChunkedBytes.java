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
 * The bytes of a file, of which each part makes room as soon as it has been read for the last time.
 */
final class ChunkedBytes {
  private static final int SIZE = 1 << 16;
  private static final int LONGEST_CHARACTER = 4;
  private static final int BEGINNING = 100;
  private final Deque<byte[]> portions = new ArrayDeque<>();

  private ChunkedBytes() {}

  static ChunkedBytes of(InputStream stream) throws IOException {
    ChunkedBytes read = new ChunkedBytes();
    for (byte[] portion = stream.readNBytes(SIZE);
        portion.length > 0;
        portion = stream.readNBytes(SIZE)) {
      read.portions.add(portion);
    }
    return read;
  }

  /** The digest of all bytes. */
  byte[] digest(MessageDigest digest) {
    portions.forEach(digest::update);
    return digest.digest();
  }

  /** The first bytes as characters of ASCII. */
  String beginning() {
    return portions.isEmpty()
        ? ""
        : new String(
            portions.peek(),
            0,
            Math.min(BEGINNING, portions.peek().length),
            StandardCharsets.ISO_8859_1);
  }

  /** To read them for the last time. */
  InputStream spent() {
    return new SequenceInputStream(
        new Enumeration<ByteArrayInputStream>() {
          @Override
          public boolean hasMoreElements() {
            return !portions.isEmpty();
          }

          @Override
          public ByteArrayInputStream nextElement() {
            return new ByteArrayInputStream(portions.remove());
          }
        });
  }

  /** The place of the first byte that is not UTF-8, if there is one. */
  Optional<Location> notUtf8(String name) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer open = ByteBuffer.allocate(SIZE + LONGEST_CHARACTER);
    CharBuffer room = CharBuffer.allocate(open.capacity());
    long before = 0;
    for (byte[] portion : portions) {
      open.put(portion).flip();
      if (decoder.decode(open, room.clear(), false).isError()) {
        return Optional.of(place(name, before + open.position()));
      }
      before += open.position();
      open.compact();
    }
    return decoder.decode(open.flip(), room.clear(), true).isError()
        ? Optional.of(place(name, before + open.position()))
        : Optional.empty();
  }

  private Location place(String name, long offset) {
    int line = 1;
    int column = 1;
    long at = 0;
    for (byte[] portion : portions) {
      for (int i = 0; i < portion.length && at < offset; i++, at++) {
        column = portion[i] == '\n' ? 1 : column + 1;
        line += portion[i] == '\n' ? 1 : 0;
      }
    }
    return new Location(name, line, column);
  }
}
