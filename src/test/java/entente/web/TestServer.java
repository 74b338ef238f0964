package entente.web;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** A real server over the made-up world, shared by the tests that ask it over HTTP. */
final class TestServer {
  static final EntenteServer SERVER = TestSite.server(TestSite.LIMITS);

  private TestServer() {}

  /**
   * A client of its own for each request: a server may close the connection on which it refused a
   * body, and a pool would hand it out again.
   */
  static HttpClient client() {
    return HttpClient.newHttpClient();
  }

  static HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(SERVER.address() + path.substring(1)));
  }

  static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  static HttpResponse<String> get(String path, String accept) throws Exception {
    return send(to(path).header("Accept", accept));
  }

  static String query(String text) {
    return "/sparql?query=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static HttpResponse<String> post(String contentType, String body, String parameters)
      throws Exception {
    return send(
        to("/sparql" + parameters)
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Sends bytes that no client library would, and gives the status line and fields. */
  static String raw(String request) throws IOException {
    URI address = URI.create(SERVER.address());
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
