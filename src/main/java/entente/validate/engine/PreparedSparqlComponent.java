package entente.validate.engine;

import entente.kb.read.InputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.jena.atlas.io.IndentedWriter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.riot.out.NodeFormatter;
import org.apache.jena.shacl.engine.ValidationContext;
import org.apache.jena.shacl.engine.constraint.ReportConstraint;
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
import org.apache.jena.system.G;

/**
 * A constraint of a SPARQL-based constraint component (section 6 of the SHACL recommendation).
 *
 * <p>It replaces Jena's own, which compiles the query for each value and uses the validator of node
 * shapes for property shapes too.
 */
public final class PreparedSparqlComponent implements Constraint {
  private final Node component;
  private final Optional<String> message;
  private final Map<Var, Node> parameters;
  private final PreparedQuery query;
  private final boolean asks;

  private PreparedSparqlComponent(
      Node component,
      Optional<String> message,
      Map<Var, Node> parameters,
      Query query,
      Shape shape) {
    this.component = component;
    this.message = message;
    this.parameters = parameters;
    this.asks = query.isAskType();
    Path path = shape instanceof PropertyShape property ? property.getPath() : null;
    this.query =
        new PreparedQuery(
            () -> query,
            Optional.ofNullable(path),
            start(shape, shape.getShapeNode(), path, shape.getShapeNode()).keySet());
  }

  /**
   * A constraint for each component whose parameters the shape has; a single parameter with several
   * values makes one for each value.
   */
  public static List<PreparedSparqlComponent> of(
      Shape shape, Graph graph, ShapePrefixes namespaces) {
    List<PreparedSparqlComponent> rules = new ArrayList<>();
    for (Node component : G.allNodesOfTypeRDFS(graph, SHACL.ConstraintComponent)) {
      List<Node> declared = G.listSP(graph, component, SHACL.parameter);
      boolean whole =
          !declared.isEmpty()
              && declared.stream()
                  .allMatch(
                      parameter ->
                          graph.contains(parameter, SHACL.optional, NodeConst.nodeTrue)
                              || graph.contains(
                                  shape.getShapeNode(),
                                  G.getOneSP(graph, parameter, SHACL.path),
                                  Node.ANY));
      if (whole) {
        validator(shape, component, graph)
            .ifPresent(
                validator ->
                    given(shape, declared, graph)
                        .forEach(
                            parameters ->
                                rules.add(
                                    new PreparedSparqlComponent(
                                        component,
                                        PreparedSparqlConstraint.text(graph, validator)
                                            .or(
                                                () ->
                                                    PreparedSparqlConstraint.text(
                                                        graph, component)),
                                        parameters,
                                        PreparedSparqlConstraint.query(
                                            graph,
                                            validator,
                                            graph.contains(validator, SHACL.ask, Node.ANY)
                                                ? SHACL.ask
                                                : SHACL.select,
                                            namespaces),
                                        shape))));
      }
    }
    return rules;
  }

  /** The validator for the kind of shape, else the general one. */
  private static Optional<Node> validator(Shape shape, Node component, Graph graph) {
    return Stream.of(
            shape.isNodeShape() ? SHACL.nodeValidator : SHACL.propertyValidator, SHACL.validator)
        .flatMap(property -> G.listSP(graph, component, property).stream())
        .filter(
            each ->
                graph.contains(each, SHACL.ask, Node.ANY)
                    || graph.contains(each, SHACL.select, Node.ANY))
        .findFirst();
  }

  private static List<Map<Var, Node>> given(Shape shape, List<Node> declared, Graph graph) {
    List<Map<Var, Node>> given = new ArrayList<>(List.of(new HashMap<>()));
    for (Node parameter : declared) {
      Node property = G.getOneSP(graph, parameter, SHACL.path);
      List<Node> values = G.listSP(graph, shape.getShapeNode(), property);
      if (values.size() > 1 && declared.size() > 1) {
        throw InputException.of(
            InputException.Reason.SHAPES,
            "the shapes cannot be used: "
                + ShLib.displayStr(shape.getShapeNode())
                + " gives "
                + ShLib.displayStr(property)
                + " several values, which SHACL allows only where a constraint component has one"
                + " parameter");
      }
      if (!values.isEmpty()) {
        given =
            given.stream()
                .flatMap(
                    each ->
                        values.stream()
                            .map(
                                value -> {
                                  Map<Var, Node> more = new HashMap<>(each);
                                  more.put(Var.alloc(property.getLocalName()), value);
                                  return more;
                                }))
                .toList();
      }
    }
    return given;
  }

  @Override
  public void validateNodeShape(ValidationContext context, Graph data, Shape shape, Node focus) {
    ask(context, data, shape, focus, null, focus);
  }

  @Override
  public void validatePropertyShape(
      ValidationContext context, Graph data, Shape shape, Node focus, Path path, Set<Node> values) {
    if (asks) {
      values.forEach(value -> ask(context, data, shape, focus, path, value));
    } else {
      ask(context, data, shape, focus, path, null);
    }
  }

  private void ask(
      ValidationContext context, Graph data, Shape shape, Node focus, Path path, Node value) {
    Map<Var, Node> start = start(shape, focus, path, value);
    List<Binding> rows = query.solutions(start, data, shape.getShapeGraph());
    ReportConstraint reported = new ReportConstraint(component);
    if (asks) {
      if (rows.isEmpty()) {
        context.reportEntry(words(start::get, path, value), shape, focus, path, value, reported);
      }
      return;
    }
    for (Binding row : rows) {
      Node found =
          row.contains(PreparedQuery.VALUE)
              ? row.get(PreparedQuery.VALUE)
              : path == null ? focus : null;
      Path where =
          path == null
                  && row.contains(PreparedSparqlConstraint.RESULT_PATH)
                  && row.get(PreparedSparqlConstraint.RESULT_PATH).isURI()
              ? PathFactory.pathLink(row.get(PreparedSparqlConstraint.RESULT_PATH))
              : path;
      context.reportEntry(
          words(
              variable -> row.contains(variable) ? row.get(variable) : start.get(variable),
              path,
              found == null ? focus : found),
          shape,
          focus,
          where,
          found,
          reported);
    }
  }

  private String words(Function<Var, Node> values, Path path, Node value) {
    return message
        .map(template -> PreparedSparqlConstraint.filled(template, values, path))
        .orElseGet(
            () ->
                "The constraint component "
                    + ShLib.displayStr(component)
                    + " finds "
                    + ShLib.displayStr(value)
                    + ".");
  }

  private Map<Var, Node> start(Shape shape, Node focus, Path path, Node value) {
    Map<Var, Node> start = new HashMap<>(parameters);
    start.put(PreparedQuery.THIS, focus);
    start.put(PreparedQuery.CURRENT, shape.getShapeNode());
    start.put(PreparedQuery.SHAPES, PreparedQuery.SHAPES_GRAPH);
    if (path instanceof P_Link link) {
      start.put(PreparedQuery.PATH, link.getNode());
    }
    if (asks) {
      start.put(PreparedQuery.VALUE, value);
    }
    return start;
  }

  @Override
  public Node getComponent() {
    return component;
  }

  @Override
  public void visit(ConstraintVisitor visitor) {
    // Visitors cover only the constraints of Jena.
  }

  @Override
  public void print(IndentedWriter out, NodeFormatter format) {
    format.format(out, component);
  }

  @Override
  public void printCompact(IndentedWriter out, NodeFormatter format) {
    print(out, format);
  }
}
