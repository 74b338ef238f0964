package entente.validate.engine;

import entente.kb.read.InputException;
import entente.sparql.QueryBudget;
import entente.sparql.QueryLimits;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.atlas.io.IndentedWriter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.riot.out.NodeFormatter;
import org.apache.jena.shacl.engine.ShaclPaths;
import org.apache.jena.shacl.engine.ValidationContext;
import org.apache.jena.shacl.lib.ShLib;
import org.apache.jena.shacl.parser.Constraint;
import org.apache.jena.shacl.parser.ConstraintVisitor;
import org.apache.jena.shacl.parser.PropertyShape;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.path.PathFactory;

/**
 * A SPARQL-based constraint (section 5 of the SHACL recommendation).
 *
 * <p>It replaces Jena's own, which runs the query for every value instead of once for the focus
 * node, compiles it each time, reports the shape instead of the constraint, and ignores {@code
 * sh:deactivated}. Here a query is compiled once ({@link PreparedQuery}).
 */
public final class PreparedSparqlConstraint implements Constraint {
  static final Var RESULT_PATH = Var.alloc("path");
  private static final Var RESULT_MESSAGE = Var.alloc("message");
  private static final Set<Var> PREBOUND =
      Set.of(PreparedQuery.THIS, PreparedQuery.SHAPES, PreparedQuery.CURRENT);
  private static final Pattern HOLE = Pattern.compile("\\{[?$](\\w+)\\}");

  private final Node node;
  private final PreparedQuery query;
  private final Optional<String> message;

  private PreparedSparqlConstraint(Node node, PreparedQuery query, Optional<String> message) {
    this.node = node;
    this.query = query;
    this.message = message;
  }

  /**
   * The constraints of a shape that are not deactivated. One that cannot be used throws an {@link
   * InputException}, which is not checked for trusted shapes.
   */
  public static List<PreparedSparqlConstraint> of(
      Shape shape, Graph graph, ShapePrefixes namespaces, boolean trusted) {
    return graph
        .find(shape.getShapeNode(), SHACL.sparql, Node.ANY)
        .mapWith(Triple::getObject)
        .toList()
        .stream()
        .filter(rule -> !graph.contains(rule, SHACL.deactivated, NodeConst.nodeTrue))
        .map(rule -> parse(shape, rule, graph, namespaces, trusted))
        .toList();
  }

  /**
   * Refuses queries of constraints and of constraint components that do not parse or that SHACL
   * does not allow, and names the constraint.
   */
  public static void requireUsable(Graph shapes, ShapePrefixes namespaces) {
    shapes
        .find(Node.ANY, SHACL.sparql, Node.ANY)
        .mapWith(Triple::getObject)
        .toList()
        .forEach(rule -> requireNoCode(rule, query(shapes, rule, SHACL.select, namespaces)));
    Stream.of(SHACL.validator, SHACL.nodeValidator, SHACL.propertyValidator)
        .flatMap(
            property ->
                shapes
                    .find(Node.ANY, property, Node.ANY)
                    .mapWith(Triple::getObject)
                    .toList()
                    .stream())
        .forEach(
            validator -> {
              boolean asks = shapes.contains(validator, SHACL.ask, Node.ANY);
              Query query = query(shapes, validator, asks ? SHACL.ask : SHACL.select, namespaces);
              requireNoCode(validator, query);
              Set<Var> bound = new HashSet<>(PREBOUND);
              if (asks) {
                bound.add(PreparedQuery.VALUE);
              }
              PreBindingCheck.obstacle(
                      query, bound, asks ? PreparedQuery.VALUE : PreparedQuery.THIS)
                  .ifPresent(
                      what -> {
                        throw unusable(validator, what);
                      });
            });
  }

  /** Refuses IRIs of Java classes: ARQ would load the class, which runs its initializer. */
  private static void requireNoCode(Node rule, Query query) {
    if (query.toString().contains("<java:")) {
      throw unusable(
          rule,
          "its query refers to Java code by an IRI that begins with java:, and such code is not run"
              + " here");
    }
  }

  private static PreparedSparqlConstraint parse(
      Shape shape, Node rule, Graph graph, ShapePrefixes namespaces, boolean trusted) {
    if (!trusted) {
      requireSelect(shape, query(graph, rule, SHACL.select, namespaces));
    }
    Path path = shape instanceof PropertyShape property ? property.getPath() : null;
    return new PreparedSparqlConstraint(
        rule,
        new PreparedQuery(
            () -> query(graph, rule, SHACL.select, namespaces),
            Optional.ofNullable(path),
            start(shape, rule, path).keySet()),
        text(graph, rule));
  }

  private static void requireSelect(Shape shape, Query query) {
    if (!query.isSelectType()) {
      throw unusable(shape.getShapeNode(), "the query in sh:select is not a SELECT query");
    }
    PreBindingCheck.obstacle(query, PREBOUND, PreparedQuery.THIS)
        .ifPresent(
            what -> {
              throw unusable(shape.getShapeNode(), what);
            });
  }

  static Query query(Graph shapes, Node rule, Node property, ShapePrefixes namespaces) {
    List<Node> texts = shapes.find(rule, property, Node.ANY).mapWith(Triple::getObject).toList();
    if (texts.size() != 1 || !texts.get(0).isLiteral()) {
      throw unusable(
          rule, "needs exactly one sh:" + property.getLocalName() + " with a query in a string");
    }
    try {
      return namespaces.parse(rule, texts.get(0).getLiteralLexicalForm());
    } catch (QueryParseException e) {
      throw unusable(
          rule, "its query does not parse: " + e.getMessage().lines().findFirst().orElse(""));
    }
  }

  private static InputException unusable(Node what, String why) {
    return InputException.of(
        InputException.Reason.SHAPES,
        "the shapes cannot be used: "
            + (what.isBlank() ? "an unnamed constraint" : ShLib.displayStr(what))
            + ": "
            + why);
  }

  /** The message; of several, the one in English or else one without a language. */
  static Optional<String> text(Graph graph, Node rule) {
    return graph.find(rule, SHACL.message, Node.ANY).mapWith(Triple::getObject).toList().stream()
        .filter(Node::isLiteral)
        .min(
            Comparator.<Node>comparingInt(
                    each ->
                        each.getLiteralLanguage().startsWith("en")
                            ? 0
                            : each.getLiteralLanguage().isEmpty() ? 1 : 2)
                .thenComparing(each -> each.toString()))
        .map(Node::getLiteralLexicalForm);
  }

  @Override
  public void validateNodeShape(ValidationContext context, Graph data, Shape shape, Node focus) {
    ask(context, data, shape, focus, null);
  }

  @Override
  public void validatePropertyShape(
      ValidationContext context, Graph data, Shape shape, Node focus, Path path, Set<Node> values) {
    ask(context, data, shape, focus, path);
  }

  private void ask(ValidationContext context, Graph data, Shape shape, Node focus, Path path) {
    query
        .solutions(start(shape, focus, path), data, shape.getShapeGraph())
        .forEach(row -> report(row, context, shape, focus, path));
  }

  private void report(Binding row, ValidationContext context, Shape shape, Node focus, Path path) {
    Node value =
        row.contains(PreparedQuery.VALUE)
            ? row.get(PreparedQuery.VALUE)
            : path == null ? focus : null;
    Path where =
        path == null && row.contains(RESULT_PATH) && row.get(RESULT_PATH).isURI()
            ? PathFactory.pathLink(row.get(RESULT_PATH))
            : path;
    String text =
        row.contains(RESULT_MESSAGE) && row.get(RESULT_MESSAGE).isLiteral()
            ? row.get(RESULT_MESSAGE).getLiteralLexicalForm()
            : message
                .map(
                    template ->
                        filled(
                            template,
                            variable ->
                                row.contains(variable)
                                    ? row.get(variable)
                                    : variable.equals(PreparedQuery.THIS) ? focus : null,
                            where))
                .orElse(
                    "The SPARQL constraint finds "
                        + ShLib.displayStr(value == null ? focus : value)
                        + ".");
    context.reportEntry(text, shape, focus, where, value, this, node);
  }

  /** A message template with the values of its variables; unbound ones stay as they are. */
  static String filled(String template, Function<Var, Node> values, Path path) {
    QueryBudget made = new QueryBudget(QueryLimits.ofValues());
    return HOLE.matcher(template)
        .replaceAll(
            hole -> {
              Node value = values.apply(Var.alloc(hole.group(1)));
              String text =
                  value != null
                      ? value.isLiteral() ? value.getLiteralLexicalForm() : ShLib.displayStr(value)
                      : hole.group(1).equals(PreparedQuery.PATH.getVarName()) && path != null
                          ? ShaclPaths.pathToString(path)
                          : hole.group();
              made.write(text.length());
              return Matcher.quoteReplacement(text);
            });
  }

  private static Map<Var, Node> start(Shape shape, Node focus, Path path) {
    Map<Var, Node> start = new HashMap<>();
    start.put(PreparedQuery.THIS, focus);
    start.put(PreparedQuery.CURRENT, shape.getShapeNode());
    start.put(PreparedQuery.SHAPES, PreparedQuery.SHAPES_GRAPH);
    if (path instanceof P_Link link) {
      start.put(PreparedQuery.PATH, link.getNode());
    }
    return start;
  }

  @Override
  public Node getComponent() {
    return SHACL.SPARQLConstraintComponent;
  }

  @Override
  public void visit(ConstraintVisitor visitor) {
    // Visitors cover only the constraints of Jena.
  }

  @Override
  public void print(IndentedWriter out, NodeFormatter format) {
    out.print("sparql=");
    format.format(out, node);
  }

  @Override
  public void printCompact(IndentedWriter out, NodeFormatter format) {
    print(out, format);
  }
}
