package entente.release;

import entente.kb.format.Sha256;
import entente.kb.read.InputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;

/**
 * Labels of blank nodes that depend only on the graph: digests of the path to a node and of its
 * content.
 *
 * <p>This works because the blank nodes form trees: each is the object of at most one triple, and
 * no cycle exists. Two nodes with equal content and the same parent are then interchangeable,
 * together with everything below them, and the triples are the same whichever is numbered first.
 * Labels by RDFC-1.0 number all blank nodes consecutively; these stay the same when another part of
 * the graph changes, so that two releases can be compared line by line.
 */
final class BlankNodeLabels implements UnaryOperator<Node> {
  private static final int LENGTH = 20;
  private final Map<Node, Set<Triple>> below = new HashMap<>();
  private final Map<Node, Triple> above = new HashMap<>();
  private final Map<Node, String> contents = new HashMap<>();
  private final Map<Node, Node> labels = new HashMap<>();
  private final Set<Node> given = new HashSet<>();

  /**
   * Labels for all blank nodes of these graphs, which may share some; an {@link InputException} of
   * data if they do not form trees.
   */
  static BlankNodeLabels of(List<Graph> graphs) {
    BlankNodeLabels labels = new BlankNodeLabels();
    graphs.forEach(graph -> graph.find().forEachRemaining(labels::note));
    labels.label(
        labels.below.keySet().stream().filter(node -> !labels.above.containsKey(node)).toList(),
        "");
    Map<String, List<Node>> roots = new TreeMap<>();
    labels.above.values().stream()
        .filter(triple -> !triple.getSubject().isBlank())
        .forEach(
            triple ->
                roots
                    .computeIfAbsent(path(triple), path -> new ArrayList<>())
                    .add(triple.getObject()));
    roots.forEach((path, nodes) -> labels.label(nodes, path));
    labels.above.keySet().stream()
        .filter(node -> !labels.labels.containsKey(node))
        .findFirst()
        .ifPresent(
            node -> {
              throw InputException.ofData(
                  "blank nodes that form a cycle have no stable labels; give one of them an IRI ("
                      + labels.above.get(node).getPredicate()
                      + " is part of it)");
            });
    return labels;
  }

  @Override
  public Node apply(Node node) {
    return node.isBlank() ? labels.get(node) : node;
  }

  private void note(Triple triple) {
    if (triple.getSubject().isBlank()) {
      below.computeIfAbsent(triple.getSubject(), subject -> new HashSet<>()).add(triple);
    }
    if (triple.getObject().isBlank()) {
      below.computeIfAbsent(triple.getObject(), subject -> new HashSet<>());
      Triple other = above.put(triple.getObject(), triple);
      if (other != null && !other.equals(triple)) {
        throw InputException.ofData(
            "a blank node that is a value of two things has no stable label; give it an IRI (it is "
                + path(triple)
                + " and "
                + path(other)
                + ")");
      }
    }
  }

  /**
   * Labels the nodes that are reached by the same path, in the order of their content, then the
   * nodes below them.
   */
  private void label(List<Node> siblings, String path) {
    Map<String, List<Node>> alike = new TreeMap<>();
    siblings.forEach(
        node -> alike.computeIfAbsent(content(node), content -> new ArrayList<>()).add(node));
    alike.forEach(
        (content, nodes) -> {
          for (int i = 0; i < nodes.size(); i++) {
            Node label =
                NodeFactory.createBlankNode(
                    "b" + Sha256.of(path + "\n" + content + "\n" + i).substring(0, LENGTH));
            if (!given.add(label)) {
              throw new IllegalStateException("two blank nodes have the same label");
            }
            labels.put(nodes.get(i), label);
            Map<String, List<Node>> children = new TreeMap<>();
            below.get(nodes.get(i)).stream()
                .filter(triple -> triple.getObject().isBlank())
                .forEach(
                    triple ->
                        children
                            .computeIfAbsent(
                                NodeFmtLib.strNT(label)
                                    + " "
                                    + NodeFmtLib.strNT(triple.getPredicate()),
                                next -> new ArrayList<>())
                            .add(triple.getObject()));
            children.forEach((next, hanging) -> label(hanging, next));
          }
        });
  }

  private String content(Node node) {
    String known = contents.get(node);
    if (known != null) {
      return known;
    }
    List<String> lines = new ArrayList<>();
    below
        .get(node)
        .forEach(
            triple ->
                lines.add(
                    NodeFmtLib.strNT(triple.getPredicate())
                        + " "
                        + (triple.getObject().isBlank()
                            ? "_:" + content(triple.getObject())
                            : NodeFmtLib.strNT(triple.getObject()))));
    lines.sort(null);
    String content = Sha256.of(String.join("\n", lines));
    contents.put(node, content);
    return content;
  }

  private static String path(Triple triple) {
    return NodeFmtLib.strNT(triple.getSubject()) + " " + NodeFmtLib.strNT(triple.getPredicate());
  }
}
