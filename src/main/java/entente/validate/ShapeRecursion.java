package entente.validate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.util.graph.GNode;
import org.apache.jena.sparql.util.graph.GraphList;
import org.apache.jena.vocabulary.RDF;

/**
 * Shapes and paths that refer to themselves: what they mean is left open by the recommendation
 * (section 3.4.3), so no verdict on them can be trusted.
 */
final class ShapeRecursion {
  private static final List<Node> TO_SHAPE =
      List.of(SHACL.node, SHACL.property, SHACL.not, SHACL.qualifiedValueShape);
  private static final List<Node> TO_SHAPES = List.of(SHACL.and, SHACL.or, SHACL.xone);
  private static final List<Node> TO_PATH =
      List.of(
          SHACL.path,
          SHACL.inversePath,
          SHACL.zeroOrMorePath,
          SHACL.oneOrMorePath,
          SHACL.zeroOrOnePath,
          SHACL.alternativePath,
          RDF.first.asNode(),
          RDF.rest.asNode());
  private final Graph shapes;
  private final Set<Node> done = new HashSet<>();
  private final Set<Node> open = new LinkedHashSet<>();

  private ShapeRecursion(Graph shapes) {
    this.shapes = shapes;
  }

  /** The shapes of one circle, each referring to the next, or nothing. */
  static Optional<List<Node>> in(Graph shapes) {
    ShapeRecursion search = new ShapeRecursion(shapes);
    return Stream.of(TO_SHAPE, TO_SHAPES, List.of(SHACL.path))
        .flatMap(List::stream)
        .flatMap(
            property ->
                shapes
                    .find(Node.ANY, property, Node.ANY)
                    .mapWith(Triple::getSubject)
                    .toList()
                    .stream())
        .sorted(Comparator.comparing(Node::toString))
        .map(search::from)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<List<Node>> from(Node shape) {
    if (open.contains(shape)) {
      List<Node> circle = new ArrayList<>(open);
      return Optional.of(circle.subList(circle.indexOf(shape), circle.size()));
    }
    if (!done.add(shape)) {
      return Optional.empty();
    }
    open.add(shape);
    Optional<List<Node>> circle = next(shape).map(this::from).flatMap(Optional::stream).findFirst();
    if (circle.isEmpty()) {
      open.remove(shape);
    }
    return circle;
  }

  private Stream<Node> next(Node shape) {
    Stream<Node> one = TO_SHAPE.stream().flatMap(property -> objects(shape, property));
    Stream<Node> several =
        TO_SHAPES.stream()
            .flatMap(property -> objects(shape, property))
            .flatMap(list -> GraphList.members(new GNode(shapes, list)).stream());
    // An IRI is a predicate by itself, even one that is the name of a shape too.
    Stream<Node> paths =
        TO_PATH.stream().flatMap(property -> objects(shape, property)).filter(Node::isBlank);
    return Stream.of(one, several, paths).flatMap(each -> each);
  }

  private Stream<Node> objects(Node subject, Node property) {
    return shapes.find(subject, property, Node.ANY).mapWith(Triple::getObject).toList().stream();
  }
}
