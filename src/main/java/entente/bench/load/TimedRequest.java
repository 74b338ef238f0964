package entente.bench.load;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;

/**
 * A GET request. It is sent by the JDK's simplest client, whose own work is a small part of the
 * time that is measured.
 */
public record TimedRequest(URI address, Map<String, String> headers) {
  private static final int PATIENCE = 120_000;
  private static final ThreadLocal<byte[]> BUFFER = ThreadLocal.withInitial(() -> new byte[16_384]);

  /** The status of the answer, read to its end; 0 if there is none. */
  int status() {
    try {
      HttpURLConnection connection = connection();
      int status = connection.getResponseCode();
      try (InputStream body =
          status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
        byte[] buffer = BUFFER.get();
        while (body != null && body.read(buffer) >= 0) {
          continue;
        }
      }
      return status;
    } catch (IOException e) {
      return 0;
    }
  }

  /**
   * An answer as a whole.
   *
   * @param address where it came from, after redirects
   * @param tag the entity tag, or null
   */
  record Reply(int status, URI address, String tag, byte[] body) {}

  Reply reply() throws IOException {
    HttpURLConnection connection = connection();
    int status = connection.getResponseCode();
    try (InputStream body =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      return new Reply(
          status,
          URI.create(connection.getURL().toString()),
          connection.getHeaderField("ETag"),
          body == null ? new byte[0] : body.readAllBytes());
    }
  }

  private HttpURLConnection connection() throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setConnectTimeout(PATIENCE);
    connection.setReadTimeout(PATIENCE);
    headers.forEach(connection::setRequestProperty);
    return connection;
  }
}
