package entente.validate;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.util.graph.GNode;
import org.apache.jena.sparql.util.graph.GraphList;
import org.apache.jena.vocabulary.RDF;

/** Finds recursive shapes and paths, which SHACL leaves undefined (section 3.4.3). */
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

  private ShapeRecursion() {}

  /** The shapes of one cycle, each referring to the next, if there is a cycle. */
  static Optional<List<Node>> in(Graph shapes) {
    List<Node> starts =
        Stream.of(TO_SHAPE, TO_SHAPES, List.of(SHACL.path))
            .flatMap(List::stream)
            .flatMap(property -> subjects(shapes, property))
            .sorted(Comparator.comparing(Node::toString))
            .toList();
    return Cycles.in(starts, shape -> references(shapes, shape)).stream().findFirst();
  }

  private static Stream<Node> references(Graph shapes, Node shape) {
    Stream<Node> one = TO_SHAPE.stream().flatMap(property -> objects(shapes, shape, property));
    Stream<Node> several =
        TO_SHAPES.stream()
            .flatMap(property -> objects(shapes, shape, property))
            .flatMap(list -> GraphList.members(new GNode(shapes, list)).stream());
    // An IRI in a path is a predicate, even if a shape has the same name.
    Stream<Node> paths =
        TO_PATH.stream()
            .flatMap(property -> objects(shapes, shape, property))
            .filter(Node::isBlank);
    return Stream.of(one, several, paths).flatMap(each -> each);
  }

  private static Stream<Node> subjects(Graph shapes, Node property) {
    return shapes.find(Node.ANY, property, Node.ANY).mapWith(Triple::getSubject).toList().stream();
  }

  private static Stream<Node> objects(Graph shapes, Node subject, Node property) {
    return shapes.find(subject, property, Node.ANY).mapWith(Triple::getObject).toList().stream();
  }
}
