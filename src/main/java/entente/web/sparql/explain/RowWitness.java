package entente.web.sparql.explain;

import entente.web.sparql.query.QueryPattern;
import entente.web.sparql.query.QueryRunner;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementNamedGraph;

/**
 * The triples from which a row of a result is made: those that the pattern of the query matches
 * when its variables have the values of the row.
 *
 * <p>The pattern is run again with the row as a condition, so that every triple shown contributes
 * to the row. A path is expanded to its triples, and the patterns of subqueries and of EXISTS are
 * run for each solution of the pattern around them.
 */
final class RowWitness {
  private static final int SOLUTIONS = 50;
  private static final int TRIPLES = 500;
  private final QueryRunner runner;
  private final Set<Triple> triples = new LinkedHashSet<>();
  private final Set<String> absent = new LinkedHashSet<>();
  private boolean complete = true;

  private RowWitness(QueryRunner runner) {
    this.runner = runner;
  }

  /**
   * The result of a search.
   *
   * @param matched whether the query has such a row
   * @param complete false when triples were left out because there are too many
   * @param absent the patterns that must not match, as text
   */
  record Found(Set<Triple> triples, Set<String> absent, boolean matched, boolean complete) {}

  static Found of(QueryRunner runner, Query query, RowReference row) {
    RowWitness witness = new RowWitness(runner);
    Element pattern = query.getQueryPattern();
    boolean matched =
        pattern != null && witness.search(pattern, null, RowConditions.of(query, row), query);
    return new Found(witness.triples, witness.absent, matched, witness.complete);
  }

  /** Runs a pattern and returns whether it has solutions. */
  private boolean search(Element pattern, Node graph, RowConditions conditions, Query prologue) {
    QueryPattern parts = QueryPattern.of(pattern, graph);
    parts.absent().forEach(each -> absent.add(text(each, prologue)));
    Element condition = conditions.appliedTo(pattern);
    Query query = new Query();
    query.setQuerySelectType();
    query.setQueryPattern(graph == null ? condition : new ElementNamedGraph(graph, condition));
    parts.variables().forEach(query::addResultVar);
    if (parts.variables().isEmpty()) {
      query.setQueryResultStar(true);
    }
    List<Binding> solutions = solutions(query);
    complete &= solutions.size() <= SOLUTIONS;
    solutions.stream().limit(SOLUTIONS).forEach(each -> collect(parts, each, prologue));
    return !solutions.isEmpty();
  }

  /** The first solutions, one more than are examined. */
  private List<Binding> solutions(Query query) {
    List<Binding> solutions = new ArrayList<>();
    QueryExec execution = runner.of(query, Map.of());
    try {
      RowSet rows = execution.select();
      while (solutions.size() <= SOLUTIONS && rows.hasNext()) {
        solutions.add(rows.next());
      }
    } finally {
      try {
        execution.close();
      } catch (NullPointerException e) {
        // ARQ 5.6.0 cannot close a hash join that has not begun (AbstractIterHashJoin closes an
        // iterator that is still null); the rows that were read are complete.
      }
    }
    return solutions;
  }

  private void collect(QueryPattern parts, Binding solution, Query prologue) {
    parts.paths().forEach(path -> collect(path, solution));
    for (QueryPattern.Inner inner : parts.subqueries()) {
      Query query = inner.query();
      search(
          query.getQueryPattern(),
          value(inner.graph(), solution),
          RowConditions.of(query, new RowReference(query.getProjectVars(), solution)),
          prologue);
    }
    for (QueryPattern.Part inner : parts.required()) {
      search(
          inner.element(),
          value(inner.graph(), solution),
          RowConditions.of(inner.element(), solution),
          prologue);
    }
  }

  private void collect(QueryPattern.Placed placed, Binding solution) {
    Node subject = value(placed.path().getSubject(), solution);
    Node object = value(placed.path().getObject(), solution);
    Node name = value(placed.graph(), solution);
    if (subject.isVariable() || object.isVariable() || name != null && name.isVariable()) {
      return;
    }
    Graph graph =
        name == null ? runner.dataset().getDefaultGraph() : runner.dataset().getGraph(name);
    PathWitness witness = new PathWitness(graph);
    Optional<List<Triple>> steps =
        placed.path().isTriple()
            ? Optional.of(value(placed.path().getPredicate(), solution))
                .filter(Node::isURI)
                .flatMap(predicate -> witness.of(subject, new P_Link(predicate), object))
            : witness.of(subject, placed.path().getPath(), object);
    steps.ifPresent(this::add);
  }

  private void add(List<Triple> steps) {
    for (Triple step : steps) {
      if (triples.size() >= TRIPLES) {
        complete = false;
        return;
      }
      triples.add(step);
    }
  }

  private static Node value(Node node, Binding solution) {
    Node value = node != null && node.isVariable() ? solution.get(Var.alloc(node)) : null;
    return value == null ? node : value;
  }

  private static String text(Element pattern, Query prologue) {
    Query query = new Query();
    query.setPrefixMapping(prologue.getPrefixMapping());
    query.setQueryAskType();
    query.setQueryPattern(pattern);
    String text = query.serialize();
    return text.substring(text.indexOf('{')).strip();
  }
}
