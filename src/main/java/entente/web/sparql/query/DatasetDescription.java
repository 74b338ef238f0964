package entente.web.sparql.query;

import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.ProblemType;
import entente.web.http.Request;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementGroup;

/**
 * The graphs that a query runs on, selected by the parameters of the protocol or, if there are
 * none, by FROM and FROM NAMED.
 */
public final class DatasetDescription {
  private static final List<String> PARAMETERS = List.of("default-graph-uri", "named-graph-uri");

  private DatasetDescription() {}

  /** The parameters of the protocol as a part of a cache key. */
  public static String key(Request request) {
    return PARAMETERS.stream()
        .map(name -> String.valueOf(request.parameters().get(name)))
        .reduce((one, other) -> one + " " + other)
        .orElseThrow();
  }

  /**
   * Requires that every selected graph exists: graphs are not fetched, and a result from an empty
   * graph would look like a true one. A query without a pattern reads no graph.
   */
  public static void require(Request request, Query query, DatasetGraph dataset) {
    List<String> asked =
        PARAMETERS.stream()
            .flatMap(name -> request.parameters().getOrDefault(name, List.of()).stream())
            .toList();
    List<String> selected =
        asked.isEmpty()
            ? Stream.concat(query.getGraphURIs().stream(), query.getNamedGraphURIs().stream())
                .toList()
            : asked;
    if (selected.isEmpty() || isEmpty(query.getQueryPattern())) {
      return;
    }
    List<String> graphs =
        Iter.toList(Iter.map(dataset.listGraphNodes(), Node::getURI)).stream().sorted().toList();
    selected.stream()
        .filter(
            graph ->
                !graphs.contains(graph)
                    && !graph.equals(Quad.unionGraph.getURI())
                    && !graph.equals(Quad.defaultGraphIRI.getURI()))
        .findFirst()
        .ifPresent(
            graph -> {
              throw new ProblemException(
                  Problem.of(
                          ProblemType.UNKNOWN_GRAPH,
                          "This server has no graph <"
                              + graph
                              + "> and does not fetch graphs. Available graphs: "
                              + String.join(", ", graphs)
                              + ".")
                      .with("offers", graphs));
            });
  }

  private static boolean isEmpty(Element pattern) {
    return pattern == null || pattern instanceof ElementGroup group && group.isEmpty();
  }
}
