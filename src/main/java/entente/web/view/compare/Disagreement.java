package entente.web.view.compare;

import entente.web.page.Page;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;

/**
 * A disagreement between sources.
 *
 * @param things the thing concerned, or the two that are contrasted
 * @param type the class of the first
 * @param documents of each side
 */
record Disagreement(
    Kind described,
    Set<Node> things,
    Node type,
    DisagreementsPage.Difference difference,
    List<Set<Node>> documents) {
  /** A kind of disagreement, with its definition. */
  record Kind(Node node, Page.Link link, String meaning) {}

  Node kind() {
    return described.node();
  }

  boolean isBetween(Node one, Node other) {
    return documents.get(0).contains(one) && documents.get(1).contains(other)
        || documents.get(0).contains(other) && documents.get(1).contains(one);
  }

  boolean involves(Node document) {
    return documents.stream().anyMatch(side -> side.contains(document));
  }
}
