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
 * The names of what a page mentions: first everything is mentioned, then the names are asked for at
 * once.
 */
public final class LabelBatch {
  private final PageQueries queries;
  private final Messages words;
  private final Set<Node> mentioned = new HashSet<>();
  private Labels labels;

  public LabelBatch(PageQueries queries, Messages words) {
    this.queries = queries;
    this.words = words;
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

  /** A thing or a value under its name. */
  public Page.Link link(Node node) {
    return plain(labels().link(node, queries));
  }

  /** A property or a class under its name. */
  public Page.Link term(Node node) {
    return plain(labels().term(node, queries));
  }

  /** A work under its title. */
  public Page.Link titled(Node node) {
    return plain(labels().titled(node, queries));
  }

  private Labels labels() {
    if (labels == null) {
      labels = new Labels(words.language(), queries.names(mentioned));
    }
    return labels;
  }

  /** Without what a page with very many links need not say at each. */
  private Page.Link plain(Page.Link link) {
    return new Page.Link(
        link.text(),
        link.address(),
        link.language().equals(words.language()) ? "" : link.language(),
        "");
  }
}
