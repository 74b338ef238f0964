package entente.validate;

import entente.kb.read.InputException;
import entente.validate.engine.BoundedPatternConstraint;
import entente.validate.engine.PreparedSparqlComponent;
import entente.validate.engine.PreparedSparqlConstraint;
import entente.validate.engine.ShapePrefixes;
import java.util.List;
import java.util.Objects;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.engine.constraint.ConstraintComponentSPARQL;
import org.apache.jena.shacl.engine.constraint.PatternConstraint;
import org.apache.jena.shacl.lib.ShLib;
import org.apache.jena.shacl.parser.Constraint;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.shared.JenaException;

/**
 * Compiles a shapes graph: Jena parses it, then bounded patterns and prepared queries replace
 * Jena's own constraints.
 */
final class ShapesCompiler {

  private ShapesCompiler() {}

  /**
   * Compiles the shapes of a graph; shapes that cannot be used are an {@link InputException}.
   *
   * @param graph owned by the result from now on
   * @param trusted whether the shapes were checked before
   */
  static Shapes compile(Graph graph, boolean trusted) {
    ShapePrefixes prefixes = new ShapePrefixes(graph);
    try {
      if (!trusted) {
        requireNoRecursion(graph);
        PreparedSparqlConstraint.requireUsable(graph, prefixes);
      }
      Shapes shapes = parse(graph);
      for (Shape shape : shapes.getShapeMap().values()) {
        replaceConstraints(shape, graph, prefixes, trusted);
      }
      return shapes;
    } catch (JenaException | IllegalArgumentException e) {
      throw InputException.of(
          InputException.Reason.SHAPES, "the shapes cannot be used: " + firstLine(e), e);
    }
  }

  private static void requireNoRecursion(Graph graph) {
    ShapeRecursion.in(graph)
        .ifPresent(
            cycle -> {
              throw InputException.of(
                  InputException.Reason.SHAPES,
                  "the shapes cannot be used: "
                      + cycle.stream()
                          .map(ShapesCompiler::name)
                          .collect(Collectors.joining(" refers to "))
                      + " refers to "
                      + name(cycle.get(0))
                      + " again; SHACL does not define recursive shapes");
            });
  }

  private static String name(Node shape) {
    return shape.isBlank() ? "an unnamed shape or path" : ShLib.displayStr(shape);
  }

  /**
   * Parses without SPARQL constraints, which are added later: for each of them Jena would query for
   * prefixes, and compile it.
   */
  private static Shapes parse(Graph graph) {
    List<Triple> constraints = graph.find(Node.ANY, SHACL.sparql, Node.ANY).toList();
    constraints.forEach(graph::delete);
    try {
      return Shapes.parse(graph);
    } finally {
      constraints.forEach(graph::add);
    }
  }

  private static void replaceConstraints(
      Shape shape, Graph graph, ShapePrefixes prefixes, boolean trusted) {
    List<Constraint> constraints =
        shape.getConstraints().stream()
            .filter(each -> !(each instanceof ConstraintComponentSPARQL))
            .map(
                each ->
                    each instanceof PatternConstraint pattern
                        ? new BoundedPatternConstraint(pattern)
                        : each)
            .toList();
    shape.getConstraints().clear();
    shape.getConstraints().addAll(constraints);
    shape.getConstraints().addAll(PreparedSparqlComponent.of(shape, graph, prefixes));
    shape.getConstraints().addAll(PreparedSparqlConstraint.of(shape, graph, prefixes, trusted));
  }

  /** The first line of a message, reworded where it would not name the regular expression. */
  static String firstLine(Exception e) {
    if (e instanceof PatternSyntaxException pattern) {
      return "invalid regular expression " + pattern.getPattern() + ": " + pattern.getDescription();
    }
    return Objects.toString(e.getMessage(), e.getClass().getSimpleName())
        .lines()
        .findFirst()
        .orElse("");
  }
}
