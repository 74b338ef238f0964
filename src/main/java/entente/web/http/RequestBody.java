package entente.web.http;

import java.io.IOException;
import java.io.InputStream;

/**
 * The body of a request, not yet read.
 *
 * @param type its media type with parameters; null when the request does not name one
 * @param coding its content coding; null when the body is not encoded
 * @param length its length in bytes; -1 when the client does not give it
 */
public record RequestBody(String type, String coding, long length, Source source) {
  static final RequestBody NONE = new RequestBody(null, null, 0, InputStream::nullInputStream);

  /** Opens the stream of a body. */
  @FunctionalInterface
  public interface Source {
    InputStream open() throws IOException;
  }

  public InputStream stream() throws IOException {
    return source.open();
  }
}
