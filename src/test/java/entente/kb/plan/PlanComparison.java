package entente.kb.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.Release;
import entente.kb.index.IndexBuilder;
import entente.kb.read.Vocabulary;
import entente.kb.text.NameIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphMapLink;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecBuilder;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetRewindable;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.resultset.ResultsCompare;
import org.opentest4j.TestAbortedException;

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

  /**
   * Requires the same results, in the same order where the query gives one; a query that ARQ itself
   * fails on is skipped.
   */
  void requireSame(Query query, Map<String, Node> parameters) {
    Object theirs;
    try {
      theirs = results(plain, query, parameters);
    } catch (RuntimeException e) {
      throw new TestAbortedException("ARQ fails on this query", e);
    }
    Object ours = results(indexed, query, parameters);
    if (theirs instanceof Graph expected) {
      assertTrue(expected.isIsomorphicWith((Graph) ours), "graphs differ");
    } else if (theirs instanceof RowSetRewindable expected) {
      requireSame(query, expected, (RowSetRewindable) ours);
    } else {
      assertEquals(theirs, ours);
    }
  }

  private static Object results(DatasetGraph data, Query query, Map<String, Node> parameters) {
    try (QueryExec execution = execution(data, query, parameters)) {
      if (query.isAskType()) {
        return execution.ask();
      }
      if (query.isSelectType()) {
        return execution.select().rewindable();
      }
      return query.isDescribeType()
          ? execution.describe()
          : query.isConstructQuad()
              ? execution.constructDataset().stream().count()
              : execution.construct();
    }
  }

  private static QueryExec execution(
      DatasetGraph dataset, Query query, Map<String, Node> parameters) {
    QueryExecBuilder builder = QueryExec.dataset(dataset).query(query);
    // Other tests set a shorter limit for the whole process.
    builder.overallTimeout(10, TimeUnit.MINUTES);
    parameters.forEach(builder::substitution);
    return builder.build();
  }

  private static List<Map<Var, Node>> rows(Query query, RowSet results) {
    boolean concatenated = query.toString().contains("GROUP_CONCAT");
    List<Var> variables = results.getResultVars();
    List<Map<Var, Node>> rows = new ArrayList<>();
    for (; results.hasNext(); ) {
      Binding binding = results.next();
      Map<Var, Node> row = new HashMap<>();
      for (Var variable : variables) {
        Node value = binding.get(variable);
        if (value != null) {
          row.put(variable, concatenated ? ordered(value) : value);
        }
      }
      rows.add(row);
    }
    return rows;
  }

  /** The parts of a concatenated text have no order in SPARQL. */
  private static Node ordered(Node value) {
    return value.isLiteral() && value.getLiteralDatatype().equals(XSDDatatype.XSDstring)
        ? NodeFactory.createLiteralString(
            Stream.of(value.getLiteralLexicalForm().split(", "))
                .sorted()
                .collect(Collectors.joining(", ")))
        : value;
  }

  private static void requireSame(Query query, RowSetRewindable expected, RowSetRewindable actual) {
    List<Map<Var, Node>> theirs = rows(query, expected);
    List<Map<Var, Node>> ours = rows(query, actual);
    if (query.isReduced()) {
      assertEquals(Set.copyOf(theirs), Set.copyOf(ours));
    } else if (!query.hasOrderBy() && (query.hasLimit() || query.hasOffset())) {
      assertEquals(theirs.size(), ours.size());
    } else if (!text(sorted(theirs)).equals(text(sorted(ours)))) {
      // Blank nodes that a query makes differ in their labels.
      expected.reset();
      actual.reset();
      assertTrue(
          ResultsCompare.equalsByTerm(expected, actual),
          () -> "expected\n" + text(sorted(theirs)) + "\nbut was\n" + text(sorted(ours)));
    } else if (query.hasOrderBy()) {
      assertEquals(keys(query, theirs), keys(query, ours));
    }
  }

  /** The values by which the rows are ordered, as far as they are in the result. */
  private static List<List<Optional<Node>>> keys(Query query, List<Map<Var, Node>> rows) {
    List<Var> variables =
        query.getOrderBy().stream()
            .map(SortCondition::getExpression)
            .takeWhile(Expr::isVariable)
            .map(Expr::asVar)
            .filter(variable -> query.getProjectVars().contains(variable))
            .toList();
    return rows.stream()
        .map(row -> variables.stream().map(each -> Optional.ofNullable(row.get(each))).toList())
        .toList();
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
}
