package entente.validate;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.util.FmtUtils;

/** One result of a validation report, as far as two engines must agree on it. */
record ComparableResult(
    Node focus,
    Optional<Node> path,
    Optional<Node> value,
    Node shape,
    Node component,
    Node severity) {

  static List<ComparableResult> of(Graph report) {
    return report
        .find(Node.ANY, SHACL.result, Node.ANY)
        .mapWith(Triple::getObject)
        .mapWith(
            node ->
                new ComparableResult(
                    one(report, node, SHACL.focusNode).orElse(Node.ANY),
                    one(report, node, SHACL.resultPath),
                    value(report, node),
                    one(report, node, SHACL.sourceShape).orElse(Node.ANY),
                    one(report, node, SHACL.sourceConstraintComponent).orElse(Node.ANY),
                    one(report, node, SHACL.resultSeverity).orElse(Node.ANY)))
        .toList();
  }

  /** The recommendation gives the result of {@code sh:uniqueLang} no value; Jena gives it one. */
  private static Optional<Node> value(Graph report, Node result) {
    return report.contains(
            result, SHACL.sourceConstraintComponent, SHACL.UniqueLangConstraintComponent)
        ? Optional.empty()
        : one(report, result, SHACL.value);
  }

  private static Optional<Node> one(Graph graph, Node subject, Node predicate) {
    return graph.find(subject, predicate, Node.ANY).nextOptional().map(Triple::getObject);
  }

  /** Whether it is about something that the data mentions, not about the ontology read with it. */
  boolean concerns(Graph data) {
    return data.contains(focus, Node.ANY, Node.ANY) || data.contains(Node.ANY, Node.ANY, focus);
  }

  /**
   * What a fixture states: everything but the value, with any blank node standing for any other.
   */
  String withoutValue() {
    return line(focus.isURI() ? focus : Node.ANY, path, Optional.empty());
  }

  /** What engines must agree on that name blank nodes as they like. */
  String withoutNames() {
    return line(
        unnamed(focus), path.map(ComparableResult::unnamed), value.map(ComparableResult::unnamed));
  }

  private static Node unnamed(Node node) {
    return node.isBlank() ? Node.ANY : node;
  }

  @Override
  public String toString() {
    return line(focus, path, value);
  }

  private String line(Node thing, Optional<Node> property, Optional<Node> object) {
    return String.join(
        " ",
        local(severity),
        local(component),
        print(shape),
        print(thing),
        property.map(ComparableResult::print).orElse("-"),
        object.map(ComparableResult::print).orElse(""));
  }

  private static String local(Node node) {
    return node.isURI() ? node.getLocalName() : "?";
  }

  private static String print(Node node) {
    return node == Node.ANY
        ? "[]"
        : node.isBlank()
            ? "_:" + node.getBlankNodeLabel()
            : FmtUtils.stringForNode(node, (PrefixMapping) null);
  }
}
