package entente.web.sparql.result;

import entente.web.chart.NetworkLayout;
import entente.web.http.Messages;
import entente.web.page.PageQueries;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;

/** The network of a result: its things and the links between them. */
final class ResultNetwork {
  private static final int LABELED_EDGES = 10_000;
  private final PageQueries queries;
  private final String language;
  private final Messages messages;

  ResultNetwork(PageQueries queries, String language) {
    this.queries = queries;
    this.language = language;
    this.messages = Messages.in(language);
  }

  /**
   * The links in rows: from the first thing of each row to each other thing in it, labeled with the
   * name of the column.
   */
  static List<NetworkLayout.Edge> edges(ResultRows rows) {
    Set<NetworkLayout.Edge> edges = new LinkedHashSet<>();
    for (Binding row : rows.rows()) {
      List<Var> columns =
          rows.columns().stream()
              .filter(column -> row.get(column) != null && row.get(column).isURI())
              .toList();
      for (Var column : columns.stream().skip(1).toList()) {
        Node first = row.get(columns.get(0));
        if (!row.get(column).equals(first)) {
          edges.add(new NetworkLayout.Edge(first, column.getVarName(), row.get(column)));
        }
      }
    }
    return List.copyOf(edges);
  }

  /** The links in a graph: its triples, except those with literals, labeled with predicates. */
  static List<NetworkLayout.Edge> edges(ResultRows triples, ResultLabels labels) {
    return triples.rows().stream()
        .filter(row -> !row.get(ResultRows.OBJECT).isLiteral())
        .map(
            row ->
                new NetworkLayout.Edge(
                    row.get(ResultRows.SUBJECT),
                    labels.term(row.get(ResultRows.PREDICATE)).text(),
                    row.get(ResultRows.OBJECT)))
        .toList();
  }

  ResultPage.Drawn drawn(List<NetworkLayout.Edge> edges) {
    if (edges.isEmpty()) {
      return ResultPage.Drawn.nothing(messages.say("sparql.no-graph"));
    }
    ResultLabels labels =
        new ResultLabels(
            queries,
            language,
            edges.stream().limit(LABELED_EDGES).flatMap(edge -> Stream.of(edge.from(), edge.to())));
    NetworkLayout network = NetworkLayout.of(edges, labels::cell);
    return ResultPage.Drawn.of(
        network, messages.say("sparql.graph-note", network.drawn(), network.total()));
  }
}
