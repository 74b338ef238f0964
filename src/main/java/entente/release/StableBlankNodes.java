package entente.release;

import entente.kb.format.Sha256;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.graph.GraphFactory;

/**
 * Blank nodes named by a digest of what is said of them, so that the same evidence has the same
 * label in two graphs. Evidence, variants and citations are trees; in a cycle the second visit
 * counts as a node without a description.
 */
final class StableBlankNodes {
  private final Graph graph;
  private final Map<Node, Node> names = new HashMap<>();
  private final Set<Node> open = new HashSet<>();

  private StableBlankNodes(Graph graph) {
    this.graph = graph;
  }

  /** A copy of the graph with these names. */
  static Graph in(Graph graph) {
    StableBlankNodes stable = new StableBlankNodes(graph);
    Graph renamed = GraphFactory.createDefaultGraph();
    graph
        .find()
        .forEachRemaining(
            triple ->
                renamed.add(
                    Triple.create(
                        stable.name(triple.getSubject()),
                        triple.getPredicate(),
                        stable.name(triple.getObject()))));
    return renamed;
  }

  private Node name(Node node) {
    if (!node.isBlank()) {
      return node;
    }
    Node known = names.get(node);
    if (known != null) {
      return known;
    }
    if (!open.add(node)) {
      return NodeFactory.createBlankNode("cycle");
    }
    List<String> said =
        graph
            .find(node, Node.ANY, Node.ANY)
            .mapWith(
                triple ->
                    NodeFmtLib.strNT(triple.getPredicate())
                        + " "
                        + NodeFmtLib.strNT(name(triple.getObject())))
            .toList();
    String text = said.stream().sorted().reduce("", (all, one) -> all + one + "\n");
    Node name = NodeFactory.createBlankNode(Sha256.of(text).substring(0, 20));
    open.remove(node);
    names.put(node, name);
    return name;
  }
}
