package entente.kb.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import entente.kb.Release;
import entente.kb.index.IndexBuilder;
import entente.kb.read.Vocabulary;
import entente.kb.text.NameIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphMapLink;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecBuilder;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.graph.GraphFactory;

/** The same named graphs twice: in an index with plans on ids, and in ARQ's memory. */
record PlanComparison(DatasetGraph indexed, DatasetGraph plain) {

  static PlanComparison of(Map<Node, Graph> graphs) {
    IndexBuilder builder = new IndexBuilder();
    DatasetGraph plain = new DatasetGraphMapLink(GraphFactory.createGraphMem());
    graphs.forEach(
        (name, graph) -> {
          builder.add(name, graph);
          Graph copy = GraphFactory.createGraphMem();
          graph
              .find()
              .forEachRemaining(
                  triple -> {
                    copy.add(triple);
                    plain.getDefaultGraph().add(triple);
                  });
          plain.addGraph(name, copy);
        });
    return new PlanComparison(IndexExecutor.over(builder.build()), plain);
  }

  /** The release, with full-text search. */
  static PlanComparison ofRelease() {
    DatasetGraph release = Release.shipped().dataset();
    Map<Node, Graph> graphs = new HashMap<>();
    release.listGraphNodes().forEachRemaining(name -> graphs.put(name, release.getGraph(name)));
    return new PlanComparison(release, NameIndex.over(of(graphs).plain(), Vocabulary.BASE));
  }

  /** Requires the same results; in the same order where the query gives one. */
  void requireSame(Query query, Map<String, Node> parameters) {
    try (QueryExec ours = execution(indexed, query, parameters);
        QueryExec theirs = execution(plain, query, parameters)) {
      if (query.isAskType()) {
        assertEquals(theirs.ask(), ours.ask());
      } else if (query.isSelectType()) {
        requireSame(query, rows(theirs.select()), rows(ours.select()));
      } else if (query.isConstructQuad()) {
        assertEquals(
            theirs.constructDataset().stream().count(), ours.constructDataset().stream().count());
      } else {
        requireSame(theirs.construct(), ours.construct());
      }
    }
  }

  private static QueryExec execution(
      DatasetGraph dataset, Query query, Map<String, Node> parameters) {
    QueryExecBuilder builder = QueryExec.dataset(dataset).query(query);
    parameters.forEach(builder::substitution);
    return builder.build();
  }

  private static List<Map<Var, Node>> rows(RowSet results) {
    List<Var> variables = results.getResultVars();
    List<Map<Var, Node>> rows = new ArrayList<>();
    for (; results.hasNext(); ) {
      Binding binding = results.next();
      Map<Var, Node> row = new HashMap<>();
      for (Var variable : variables) {
        Node value = binding.get(variable);
        if (value != null) {
          row.put(variable, value);
        }
      }
      rows.add(row);
    }
    return rows;
  }

  private static void requireSame(
      Query query, List<Map<Var, Node>> expected, List<Map<Var, Node>> actual) {
    if (query.hasOrderBy()) {
      assertEquals(text(expected), text(actual));
    } else if (query.hasLimit() || query.hasOffset()) {
      assertEquals(expected.size(), actual.size());
    } else {
      assertEquals(text(sorted(expected)), text(sorted(actual)));
    }
  }

  private static List<Map<Var, Node>> sorted(List<Map<Var, Node>> rows) {
    return rows.stream().sorted((one, other) -> line(one).compareTo(line(other))).toList();
  }

  private static String text(Collection<Map<Var, Node>> rows) {
    return rows.stream().map(PlanComparison::line).collect(Collectors.joining("\n"));
  }

  private static String line(Map<Var, Node> row) {
    return row.entrySet().stream()
        .map(each -> each.getKey() + "=" + each.getValue())
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private static void requireSame(Graph expected, Graph actual) {
    if (!expected.isIsomorphicWith(actual)) {
      assertEquals(new HashSet<>(expected.find().toList()), new HashSet<>(actual.find().toList()));
    }
  }
}
