package entente.web.sparql.result;

import entente.web.http.Messages;
import entente.web.page.Labels;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.page.TermText;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;

/** The labels of some nodes of a result, in the language of the interface. */
final class ResultLabels {
  private final PageQueries queries;
  private final Messages messages;
  private final Labels labels;

  ResultLabels(PageQueries queries, String language, Stream<Node> nodes) {
    this.queries = queries;
    this.messages = Messages.in(language);
    Set<Node> things =
        nodes.filter(Node::isURI).collect(Collectors.toCollection(LinkedHashSet::new));
    this.labels =
        things.isEmpty()
            ? new Labels(language)
            : new Labels(language, queries.graph("labels/of-results", "mentioned", things));
  }

  /** The text of a node in a table, with a link if it is an IRI; {@code null} is empty. */
  Page.Link cell(Node node) {
    return node == null
        ? Page.Link.plain("")
        : node.isBlank()
            ? Page.Link.plain("[]")
            : node.isURI() ? link(node) : TermText.literal(node, messages);
  }

  Page.Link link(Node thing) {
    return labels.link(thing, queries);
  }

  /** A link to a term of a vocabulary. */
  Page.Link term(Node term) {
    return labels.term(term, queries);
  }
}
