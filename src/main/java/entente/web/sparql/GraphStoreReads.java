package entente.web.sparql;

import entente.kb.read.Vocabulary;
import entente.web.cache.ResponseCache;
import entente.web.http.Caching;
import entente.web.http.Exchange;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.Response;
import entente.web.http.Variant;
import entente.web.page.PageQueries;
import entente.web.rdf.DocumentFormat;
import entente.web.rdf.GraphWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;

/**
 * The reading half of the SPARQL 1.1 Graph Store HTTP Protocol at {@code /data}: {@code ?graph=IRI}
 * identifies a named graph (section 4.2), {@code ?default} the default graph. Without a parameter
 * the address is that of the data itself (section 4.1).
 */
public final class GraphStoreReads {
  private static final List<Variant<DocumentFormat>> OFFERS =
      DocumentFormat.offers(DocumentFormat.GRAPH);
  private final PageQueries queries;
  private final GraphWriter writer;
  private final ResponseCache cache;
  private final Function<Exchange, Response> direct;

  /** Requests without a parameter of the protocol go to {@code direct}. */
  public GraphStoreReads(
      PageQueries queries,
      GraphWriter writer,
      ResponseCache cache,
      Function<Exchange, Response> direct) {
    this.queries = queries;
    this.writer = writer;
    this.cache = cache;
    this.direct = direct;
  }

  /** The response to a GET of {@code /data}. */
  public Response answer(Exchange exchange) {
    Map<String, List<String>> parameters = exchange.request().parameters();
    List<String> graphs = parameters.getOrDefault("graph", List.of());
    boolean isDefault = parameters.containsKey("default");
    if (graphs.isEmpty() && !isDefault) {
      return direct.apply(exchange);
    }
    if (isDefault && !graphs.isEmpty() || graphs.size() > 1) {
      throw new ProblemException(
          Problem.badRequest(
              "A request addresses one graph: give either default or one graph, not both."));
    }
    Optional<Node> graph = graphs.stream().findFirst().map(this::named);
    Variant<DocumentFormat> offer = exchange.choose(OFFERS);
    return cache.get(
        "graph store " + graph.map(Node::getURI).orElse("default") + " " + offer.mediaType(),
        () ->
            Response.of(
                    200,
                    offer.contentType(),
                    writer.of(
                        graph
                            .map(
                                name -> queries.graph("dataset/named-graph", Map.of("graph", name)))
                            .orElseGet(() -> queries.graph("dataset/default-graph", Map.of())),
                        offer,
                        graph.orElseGet(() -> queries.named(""))))
                .with("Vary", Caching.VARY_BY_FORMAT)
                .with("Cache-Control", Caching.FRESH)
                .tagged());
  }

  private Node named(String iri) {
    List<Node> known =
        Stream.of(
                Vocabulary.ONTOLOGY,
                Vocabulary.SHAPES,
                Vocabulary.DATA,
                Vocabulary.DERIVED,
                Vocabulary.METADATA)
            .map(graph -> queries.named(graph.getURI().substring(Vocabulary.BASE.length())))
            .toList();
    return known.stream()
        .filter(graph -> graph.getURI().equals(iri))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.notFound(
                        "There is no such graph here; the graphs are "
                            + String.join(", ", known.stream().map(Node::getURI).toList())
                            + ", and default=.")));
  }
}
