package entente.web.sparql.explain;

import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.sparql.query.QueryPattern;
import entente.web.sparql.query.QueryRunner;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.expr.E_Bound;
import org.apache.jena.sparql.expr.E_LogicalNot;
import org.apache.jena.sparql.expr.E_SameTerm;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementNamedGraph;
import org.apache.jena.sparql.syntax.PatternVars;

/**
 * The triples that make a row of an answer: those that the pattern of the query matches when its
 * variables have the values of the row.
 *
 * <p>The pattern is run again with the row as a condition, so that no triple is shown that the row
 * does not rest on. A path is followed to the triples it consists of, and the patterns of
 * subqueries and of EXISTS are run for each way in which the pattern around them matches.
 */
public final class RowWitness {
  private static final int WAYS = 50;
  private static final int TRIPLES = 500;
  private final QueryRunner run;
  private final Set<Triple> triples = new LinkedHashSet<>();
  private final Set<String> absent = new LinkedHashSet<>();
  private boolean complete = true;
  private boolean matched;

  private RowWitness(QueryRunner run) {
    this.run = run;
  }

  /**
   * What was found.
   *
   * @param matched whether the row is one of the query's
   * @param complete whether nothing was left out because there is very much
   * @param absent the patterns that must match nothing, as text
   */
  record Found(Set<Triple> triples, Set<String> absent, boolean matched, boolean complete) {}

  static Found of(QueryRunner run, Query query, Row row) {
    RowWitness grounds = new RowWitness(run);
    Element pattern = query.getQueryPattern();
    if (pattern != null) {
      grounds.matched = grounds.ground(pattern, null, conditions(query, pattern, row), query);
    }
    return new Found(grounds.triples, grounds.absent, grounds.matched, grounds.complete);
  }

  /**
   * What the row says of the solutions of the pattern: the values of its variables, and of
   * expressions over them.
   */
  private record Conditions(Binding values, List<Expr> filters) {}

  private static Conditions conditions(Query query, Element pattern, Row row) {
    Set<Var> firm = QueryPattern.firm(pattern);
    Set<Var> visible = new LinkedHashSet<>(PatternVars.vars(pattern));
    Binding values = BindingFactory.empty();
    List<Expr> filters = new ArrayList<>();
    for (Var column : query.getProjectVars()) {
      Node value = row.values().get(column);
      Expr made =
          Optional.ofNullable(query.getProject().getExpr(column))
              .orElseGet(() -> query.getGroupBy().getExpr(column));
      if (!row.columns().contains(column)
          || value != null && value.isBlank()
          || aggregates(made)
          || made == null && !visible.contains(column)) {
        continue;
      }
      Expr expression = made == null ? new ExprVar(column) : made;
      if (value != null && made == null && firm.contains(column)) {
        values = BindingFactory.binding(values, column, value);
      } else if (value != null) {
        filters.add(new E_SameTerm(expression, NodeValue.makeNode(value)));
      } else if (made == null && !query.hasAggregators()) {
        filters.add(new E_LogicalNot(new E_Bound(expression)));
      }
    }
    return new Conditions(values, filters);
  }

  private static boolean aggregates(Expr expression) {
    return expression instanceof ExprAggregator
        || expression instanceof ExprFunction function
            && function.getArgs().stream().anyMatch(RowWitness::aggregates);
  }

  /** Runs a pattern, and says whether it matches at all. */
  private boolean ground(Element pattern, Node graph, Conditions conditions, Query prologue) {
    QueryPattern parts = QueryPattern.of(pattern, graph);
    parts.absent().forEach(each -> absent.add(text(each, prologue)));
    ElementGroup group = new ElementGroup();
    if (!conditions.values().isEmpty()) {
      group.addElement(data(conditions.values()));
    }
    elements(pattern).forEach(group::addElement);
    conditions.filters().forEach(filter -> group.addElement(new ElementFilter(filter)));
    Query ways = new Query();
    ways.setQuerySelectType();
    ways.setQueryPattern(graph == null ? group : new ElementNamedGraph(graph, group));
    parts.variables().forEach(ways::addResultVar);
    if (parts.variables().isEmpty()) {
      ways.setQueryResultStar(true);
    }
    List<Binding> found = first(ways);
    complete &= found.size() <= WAYS;
    found.stream().limit(WAYS).forEach(way -> take(parts, way, prologue));
    return !found.isEmpty();
  }

  private List<Binding> first(Query ways) {
    List<Binding> found = new ArrayList<>();
    QueryExec execution = run.of(ways, Map.of());
    try {
      RowSet rows = execution.select();
      while (found.size() <= WAYS && rows.hasNext()) {
        found.add(rows.next());
      }
    } finally {
      try {
        execution.close();
      } catch (NullPointerException e) {
        // ARQ 5.6.0 cannot close a hash join that has not begun (AbstractIterHashJoin closes an
        // iterator that is still null); the rows that were read are complete.
      }
    }
    return found;
  }

  private void take(QueryPattern parts, Binding way, Query prologue) {
    for (QueryPattern.Placed placed : parts.paths()) {
      Node subject = value(placed.path().getSubject(), way);
      Node object = value(placed.path().getObject(), way);
      Node graph = value(placed.graph(), way);
      Graph within =
          graph == null
              ? run.dataset().getDefaultGraph()
              : graph.isVariable() ? null : run.dataset().getGraph(graph);
      if (subject.isVariable() || object.isVariable() || within == null) {
        continue;
      }
      PathWitness trail = new PathWitness(within);
      Optional<List<Triple>> steps =
          placed.path().isTriple()
              ? Optional.of(value(placed.path().getPredicate(), way))
                  .filter(Node::isURI)
                  .flatMap(predicate -> trail.of(subject, new P_Link(predicate), object))
              : trail.of(subject, placed.path().getPath(), object);
      steps.ifPresent(this::keep);
    }
    parts
        .subqueries()
        .forEach(
            inner ->
                ground(
                    inner.query().getQueryPattern(),
                    value(inner.graph(), way),
                    conditions(
                        inner.query(),
                        inner.query().getQueryPattern(),
                        new Row(inner.query().getProjectVars(), way)),
                    prologue));
    parts
        .required()
        .forEach(
            inner ->
                ground(
                    inner.element(),
                    value(inner.graph(), way),
                    new Conditions(known(inner.element(), way), List.of()),
                    prologue));
  }

  private void keep(List<Triple> steps) {
    for (Triple step : steps) {
      if (triples.size() >= TRIPLES) {
        complete = false;
        return;
      }
      triples.add(step);
    }
  }

  private static Binding known(Element pattern, Binding way) {
    Set<Var> firm = QueryPattern.firm(pattern);
    Binding known = BindingFactory.empty();
    for (Iterator<Var> variables = way.vars(); variables.hasNext(); ) {
      Var variable = variables.next();
      if (firm.contains(variable) && !way.get(variable).isBlank()) {
        known = BindingFactory.binding(known, variable, way.get(variable));
      }
    }
    return known;
  }

  private static Node value(Node node, Binding way) {
    Node value = node != null && node.isVariable() ? way.get(Var.alloc(node)) : null;
    return value == null ? node : value;
  }

  private static Stream<Element> elements(Element pattern) {
    return pattern instanceof ElementGroup group
        ? group.getElements().stream()
        : Stream.of(pattern);
  }

  private static ElementData data(Binding values) {
    ElementData data = new ElementData();
    values.vars().forEachRemaining(data::add);
    data.add(values);
    return data;
  }

  private static String text(Element pattern, Query prologue) {
    Query query = new Query();
    query.setPrefixMapping(prologue.getPrefixMapping());
    query.setQueryAskType();
    query.setQueryPattern(pattern);
    String text = query.serialize();
    return text.substring(text.indexOf('{')).strip();
  }

  /**
   * A row as the VALUES of a query, so that an address can name it: UNDEF where it has no value; a
   * blank node has no name, and its column stays out.
   */
  public static String written(List<Var> columns, Binding row) {
    List<Var> given =
        columns.stream()
            .filter(column -> row.get(column) == null || !row.get(column).isBlank())
            .toList();
    StringBuilder text = new StringBuilder("(");
    given.forEach(column -> text.append('?').append(column.getVarName()).append(' '));
    text.append(") { (");
    given.forEach(
        column ->
            text.append(row.get(column) == null ? "UNDEF" : NodeFmtLib.strNT(row.get(column)))
                .append(' '));
    return text.append(") }").toString();
  }

  /** A row, or a part of one: these columns have these values, or none. */
  record Row(List<Var> columns, Binding values) {}

  /** The row that an address names in the words of {@link #written}. */
  public static Row read(String text) {
    try {
      Query row = QueryFactory.create("SELECT * {} VALUES " + text, Syntax.syntaxSPARQL_11);
      if (row.getValuesData() != null && row.getValuesData().size() == 1) {
        return new Row(row.getValuesVariables(), row.getValuesData().get(0));
      }
    } catch (JenaException e) {
      // Told below.
    }
    throw new ProblemException(
        Problem.badRequest(
            "The parameter why names one row as VALUES do: (?a ?b) { (<https://example.org/>"
                + " \"text\"@en) }."));
  }
}
