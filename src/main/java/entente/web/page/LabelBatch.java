package entente.web.page;

import entente.web.http.Messages;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * The labels of everything that a page mentions, read at once: nodes are mentioned first, links to
 * them are made afterwards.
 */
public final class LabelBatch {
  private final PageQueries queries;
  private final Messages messages;
  private final Set<Node> mentioned = new HashSet<>();
  private Labels labels;

  public LabelBatch(PageQueries queries, Messages messages) {
    this.queries = queries;
    this.messages = messages;
  }

  public void mention(Node... nodes) {
    mention(Stream.of(nodes).filter(Objects::nonNull).toList());
  }

  public void mention(Collection<Node> nodes) {
    if (mentioned.addAll(nodes.stream().filter(Node::isURI).toList())) {
      labels = null;
    }
  }

  public void mentionAll(List<Binding> rows) {
    rows.forEach(row -> row.vars().forEachRemaining(variable -> mention(row.get(variable))));
  }

  /** A link to a thing, or a value, under its label. */
  public Page.Link link(Node node) {
    return plain(labels().link(node, queries));
  }

  /** A link to a property or a class under its label. */
  public Page.Link term(Node node) {
    return plain(labels().term(node, queries));
  }

  /** A link to a work under its title. */
  public Page.Link titled(Node node) {
    return plain(labels().titled(node, queries));
  }

  private Labels labels() {
    if (labels == null) {
      labels = new Labels(messages.language(), queries.names(mentioned));
    }
    return labels;
  }

  /** The link without hint and page language, which a page with many links need not repeat. */
  private Page.Link plain(Page.Link link) {
    return new Page.Link(
        link.text(),
        link.address(),
        link.language().equals(messages.language()) ? "" : link.language(),
        "");
  }
}
