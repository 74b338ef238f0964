package entente.web.sparql.result;

import entente.web.rdf.HydraPaging;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;

/** The rows of a result and their columns; those of a graph are its triples. */
record ResultRows(List<Var> columns, List<Binding> rows) {
  static final Var SUBJECT = Var.alloc("subject");
  static final Var PREDICATE = Var.alloc("predicate");
  static final Var OBJECT = Var.alloc("object");

  /** The number of rows that a chart is drawn from. */
  private static final int CHARTED = 300;

  static ResultRows of(Graph graph) {
    return new ResultRows(
        List.of(SUBJECT, PREDICATE, OBJECT),
        graph.stream()
            .sorted(Comparator.comparing(Triple::toString))
            .map(
                triple ->
                    BindingFactory.binding(
                        SUBJECT,
                        triple.getSubject(),
                        PREDICATE,
                        triple.getPredicate(),
                        OBJECT,
                        triple.getObject()))
            .toList());
  }

  int size() {
    return rows.size();
  }

  /** The rows of one page of a table. */
  ResultRows part(HydraPaging paging, int pageSize) {
    return new ResultRows(
        columns,
        rows.subList(
            (int) Math.min(rows.size(), paging.offset()),
            (int) Math.min(rows.size(), paging.offset() + pageSize)));
  }

  /** The first rows, as many as a chart is drawn from. */
  ResultRows charted() {
    return new ResultRows(columns, rows.stream().limit(CHARTED).toList());
  }

  /** The values of a row, without those that are unbound. */
  List<Node> values(Binding row) {
    return columns.stream().map(row::get).filter(Objects::nonNull).toList();
  }

  Stream<Node> values() {
    return rows.stream().flatMap(row -> values(row).stream());
  }

  /** The IRIs among the values. */
  Set<Node> iris() {
    return values().filter(Node::isURI).collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
