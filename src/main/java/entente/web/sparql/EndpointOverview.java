package entente.web.sparql;

import entente.web.cache.ResponseCache;
import entente.web.http.Caching;
import entente.web.http.Exchange;
import entente.web.http.Problem;
import entente.web.http.Request;
import entente.web.http.Response;
import entente.web.http.Variant;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.rdf.DocumentFormat;
import entente.web.rdf.GraphWriter;
import java.util.List;
import java.util.Map;

/**
 * The response to a request without a query: the editor for a browser, the service description
 * (SPARQL 1.1 Service Description) for a machine.
 */
public final class EndpointOverview {
  private static final List<Variant<DocumentFormat>> OFFERS =
      DocumentFormat.offers(DocumentFormat.DOCUMENT);
  private final PageQueries queries;
  private final EditorPage editor;
  private final GraphWriter writer;
  private final ResponseCache cache;

  public EndpointOverview(
      PageQueries queries, EditorPage editor, GraphWriter writer, ResponseCache cache) {
    this.queries = queries;
    this.editor = editor;
    this.writer = writer;
    this.cache = cache.part("overview");
  }

  /** The editor with a query that got no result, for a browser. */
  String failed(String query, Problem problem, Request request) {
    return editor.failed(query, problem, Page.Head.of(request));
  }

  /** The editor or the description, by the Accept field. */
  public Response answer(Exchange exchange) {
    Variant<DocumentFormat> offer = exchange.choose(OFFERS);
    String about =
        offer.what() == DocumentFormat.HTML
            ? exchange.request().path()
                + " "
                + exchange.language()
                + " "
                + exchange.parameter("question").orElse("")
            : "";
    return cache.get(offer.mediaType() + " " + about, () -> made(exchange, offer));
  }

  private Response made(Exchange exchange, Variant<DocumentFormat> offer) {
    if (offer.what() == DocumentFormat.HTML) {
      return Response.of(
              200,
              offer.contentType(),
              editor.page(exchange.parameter("question"), Page.Head.of(exchange.request())))
          .with("Vary", Caching.VARY_BY_FORMAT_AND_LANGUAGE)
          .tagged();
    }
    return Response.of(
            200,
            offer.contentType(),
            writer.of(
                queries.graph("dataset/service-description", Map.of()),
                offer,
                queries.named("sparql")))
        .with("Vary", "Accept")
        .tagged();
  }
}
