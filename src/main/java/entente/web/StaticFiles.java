package entente.web;

import entente.kb.read.Vocabulary;
import entente.web.http.Caching;
import entente.web.http.Exchange;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Files from the class path: styles, scripts, fonts and the OpenSearch description. */
final class StaticFiles {
  private static final Map<String, String> EDITOR =
      Map.of(
          "static/yasqe.js", "build/yasqe.min.js",
          "static/yasqe.css", "build/yasqe.min.css",
          "static/yasqe-licences.txt", "build/yasqe.min.js.LICENSE.txt");
  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "js", "text/javascript; charset=utf-8",
          "json", "application/json",
          "woff2", "font/woff2",
          "txt", "text/plain; charset=utf-8");
  private final String base;

  StaticFiles(String base) {
    this.base = base;
  }

  Response file(Exchange exchange) {
    String path = exchange.path();
    return response(MEDIA_TYPES.get(path.substring(path.lastIndexOf('.') + 1)), bytes(path));
  }

  /** The OpenSearch 1.1 description, which lets a browser search here from its address bar. */
  Response openSearch(Exchange exchange) {
    String text =
        new String(bytes("static/opensearch.xml"), StandardCharsets.UTF_8)
            .replace(Vocabulary.BASE, base.replace("&", "&amp;"));
    return response("application/opensearchdescription+xml", text.getBytes(StandardCharsets.UTF_8));
  }

  private static Response response(String type, byte[] body) {
    return Response.of(200, type, body).with("Cache-Control", Caching.FRESH).tagged();
  }

  private static byte[] bytes(String path) {
    try (InputStream stream =
        EDITOR.containsKey(path)
            ? new WebJar("zazuko__yasqe").open(EDITOR.get(path))
            : StaticFiles.class.getResourceAsStream("/" + path)) {
      if (stream == null) {
        throw new ProblemException(Problem.notFound("No such file."));
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
