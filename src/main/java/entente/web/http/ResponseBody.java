package entente.web.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** The bytes of a response, plain and, once requested, compressed. */
public final class ResponseBody {
  static final ResponseBody NONE = new ResponseBody(new byte[0]);
  private static final int WORTHWHILE = 1_024;
  private final byte[] plain;
  private volatile byte[] compressed;

  ResponseBody(byte[] plain) {
    this(plain, null);
  }

  ResponseBody(byte[] plain, byte[] compressed) {
    this.plain = plain;
    this.compressed = compressed;
  }

  public byte[] plain() {
    return plain;
  }

  /** Whether it is too short to gain from compression. */
  boolean isShort() {
    return plain.length < WORTHWHILE;
  }

  /** The bytes in gzip format; made on the first call and kept. */
  public byte[] compressed() {
    byte[] made = compressed;
    if (made == null) {
      ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 4 + 64);
      try (GZIPOutputStream gzip = new GZIPOutputStream(out, 8_192)) {
        gzip.write(plain);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      made = out.toByteArray();
      compressed = made;
    }
    return made;
  }

  /** The bytes of memory it takes, about. */
  public int weight() {
    return plain.length + plain.length / 4;
  }
}
