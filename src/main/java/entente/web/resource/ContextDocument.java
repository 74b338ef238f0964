package entente.web.resource;

import entente.web.cache.ResponseCache;
import entente.web.http.Caching;
import entente.web.http.Exchange;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.Response;
import entente.web.page.PageQueries;
import entente.web.rdf.DocumentFormat;
import entente.web.rdf.GraphWriter;
import java.util.Map;

/**
 * The document with the JSON-LD context, at an address with its version and at one for the latest.
 */
public final class ContextDocument {
  private final PageQueries queries;
  private final GraphWriter writer;
  private final ResponseCache cache;

  public ContextDocument(PageQueries queries, GraphWriter writer, ResponseCache cache) {
    this.queries = queries;
    this.writer = writer;
    this.cache = cache;
  }

  public Response answer(Exchange exchange) {
    return cache.get(
        exchange.path(), () -> made(exchange.path()).with("Cache-Control", Caching.FRESH).tagged());
  }

  private Response made(String path) {
    String address = address(queries);
    if (!path.equals("context.jsonld") && !address.equals("/" + path)) {
      throw new ProblemException(
          Problem.notFound(
              "The context of that version is not available; this release has " + address + "."));
    }
    return Response.of(200, DocumentFormat.JSONLD.mediaType(), writer.context())
        .with("Content-Location", address);
  }

  /** The address with the version. */
  static String address(PageQueries queries) {
    return "/context/"
        + queries.rows("dataset/version", Map.of()).stream()
            .findFirst()
            .map(row -> row.get("version").getLiteralLexicalForm())
            .orElse("0")
        + ".jsonld";
  }
}
