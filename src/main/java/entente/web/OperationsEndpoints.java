package entente.web;

import entente.web.http.Caching;
import entente.web.http.Exchange;
import entente.web.http.RequestMetrics;
import entente.web.http.Response;
import entente.web.page.PageQueries;
import java.util.function.Supplier;

/** The endpoints for operators: liveness, readiness and metrics. */
final class OperationsEndpoints {
  private static final String TEXT = "text/plain; charset=utf-8";
  private final PageQueries queries;
  private final RequestMetrics metrics;
  private final Supplier<String> validation;

  /**
   * @param validation how far the validation of the served data is, as lines; empty if it was
   *     validated before
   */
  OperationsEndpoints(PageQueries queries, RequestMetrics metrics, Supplier<String> validation) {
    this.queries = queries;
    this.metrics = metrics;
    this.validation = validation;
  }

  Response live(Exchange exchange) {
    return response(200, TEXT, "live\n");
  }

  Response ready(Exchange exchange) {
    return queries.knows(queries.named("ontology"))
        ? response(200, TEXT, "ready\n" + validation.get())
        : response(503, TEXT, "the store is empty\n");
  }

  Response metrics(Exchange exchange) {
    return response(200, "text/plain; version=0.0.4; charset=utf-8", metrics.text());
  }

  private static Response response(int status, String type, String text) {
    return Response.of(status, type, text).with("Cache-Control", Caching.NO_STORE);
  }
}
