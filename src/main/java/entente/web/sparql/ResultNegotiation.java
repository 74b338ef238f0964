package entente.web.sparql;

import entente.web.http.Accept;
import entente.web.http.Exchange;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.Variant;
import entente.web.rdf.DocumentFormat;
import entente.web.sparql.result.ResultFormat;
import entente.web.sparql.result.ResultView;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.query.Query;

/**
 * Content negotiation for a query, done once and before the query is parsed: a format for rows and
 * one for graphs, of which the kind of the query selects one.
 *
 * @param accept the {@code Accept} field; null when there is none
 * @param named the format that a parameter names
 * @param rows the accepted format of rows, when no parameter names one
 * @param graph the accepted format of a graph, when no parameter names one
 * @param page whether the result may be a page
 * @param view the view of the page
 * @param strict whether hints on the query are errors
 */
record ResultNegotiation(
    String accept,
    Optional<String> named,
    Optional<Variant<ResultFormat>> rows,
    Optional<Variant<DocumentFormat>> graph,
    boolean page,
    ResultView view,
    boolean strict) {
  private static final List<Variant<ResultFormat>> ROWS = ResultFormat.offers();
  private static final List<Variant<DocumentFormat>> GRAPH =
      DocumentFormat.offers(DocumentFormat.GRAPH_OR_PAGE);
  private static final List<Variant<DocumentFormat>> QUADS =
      DocumentFormat.offers(List.of(DocumentFormat.TRIG));

  /**
   * The format of a result, of rows or of a graph, its view if it is a page, and whether a doubtful
   * query is an error.
   */
  record Form(
      Variant<ResultFormat> rows, Variant<DocumentFormat> graph, ResultView view, boolean strict) {
    boolean page() {
      return rows != null && rows.what() == ResultFormat.HTML
          || graph != null && graph.what() == DocumentFormat.HTML;
    }
  }

  static ResultNegotiation of(Exchange exchange, boolean strict) {
    String accept = exchange.request().accept();
    Optional<String> named = exchange.parameter("format").or(() -> exchange.parameter("output"));
    Optional<Variant<ResultFormat>> rows =
        named.isPresent() ? Optional.empty() : Accept.choose(accept, ROWS);
    Optional<Variant<DocumentFormat>> graph =
        named.isPresent() ? Optional.empty() : Accept.choose(accept, GRAPH);
    boolean page = formats(named, rows, graph).contains("html");
    return new ResultNegotiation(
        accept,
        named,
        rows,
        graph,
        page,
        page ? ResultView.of(exchange.request(), exchange.language()) : ResultView.NONE,
        strict);
  }

  private static String formats(
      Optional<String> named,
      Optional<Variant<ResultFormat>> rows,
      Optional<Variant<DocumentFormat>> graph) {
    return named
        .map(name -> "=" + name)
        .orElseGet(
            () ->
                rows.map(Variant::mediaType).orElse("none")
                    + ","
                    + graph.map(Variant::mediaType).orElse("none"));
  }

  /** The same for two requests exactly if the same query has the same response for both. */
  String key() {
    String formats = formats(named, rows, graph) + (strict ? " strict" : "");
    return page ? formats + " " + view.key() : formats;
  }

  /** The form of the result of a query; a {@link ProblemException} when none is acceptable. */
  Form form(Query query) {
    if (query.isSelectType() || query.isAskType()) {
      return new Form(
          named
              .map(
                  name ->
                      ResultFormat.named(name)
                          .orElseThrow(
                              () -> unknown(name, ROWS.stream().map(offer -> offer.what().name))))
              .or(() -> rows)
              .orElseThrow(() -> notAcceptable(ROWS)),
          null,
          view,
          strict);
    }
    if (query.isConstructType() || query.isDescribeType()) {
      List<Variant<DocumentFormat>> offers = query.isConstructQuad() ? QUADS : GRAPH;
      return new Form(
          null,
          named
              .map(
                  name ->
                      graphNamed(name, offers)
                          .orElseThrow(
                              () ->
                                  unknown(name, offers.stream().map(offer -> offer.what().suffix))))
              .or(() -> query.isConstructQuad() ? Accept.choose(accept, QUADS) : graph)
              .orElseThrow(() -> notAcceptable(offers)),
          view,
          strict);
    }
    throw new ProblemException(
        Problem.badRequest("Only SELECT, ASK, CONSTRUCT and DESCRIBE are supported."));
  }

  /** A format by its suffix, its media type, or a name in common use. */
  private static Optional<Variant<DocumentFormat>> graphNamed(
      String name, List<Variant<DocumentFormat>> offers) {
    String suffix =
        switch (name) {
          case "turtle" -> "ttl";
          case "json-ld", "json" -> "jsonld";
          case "xml", "rdf+xml", "rdf/xml", "rdfxml" -> "rdf";
          case "n-triples", "ntriples" -> "nt";
          default -> name;
        };
    return offers.stream()
        .filter(offer -> offer.what().suffix.equals(suffix) || offer.mediaType().equals(name))
        .findFirst();
  }

  private static ProblemException unknown(String name, Stream<String> offered) {
    List<String> offers = offered.distinct().toList();
    return new ProblemException(
        Problem.badRequest(
                "There is no format \""
                    + name
                    + "\" for the answer to this query; the parameter format takes "
                    + String.join(", ", offers)
                    + ", or leave it out and send an Accept field.")
            .with("offers", offers));
  }

  private static ProblemException notAcceptable(List<? extends Variant<?>> offers) {
    return new ProblemException(
        Problem.notAcceptable(offers.stream().map(Variant::mediaType).distinct().toList()));
  }
}
