package entente.web.page;

import entente.kb.DidYouMean;
import entente.web.http.PercentEncoding;
import java.util.Collection;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** Addresses of the pages that other pages link to, as paths of this server. */
public final class Addresses {
  /** Longer names are not typing errors, so nothing is suggested for them. */
  private static final int LONGEST_NAME = 80;

  private Addresses() {}

  /**
   * The path of the document about the resource with a path: {@code id/state/china} has its
   * document at {@code /doc/state/china}, everything else below {@code /doc/} at its own path.
   */
  public static String describing(String path) {
    return "/doc/" + (path.startsWith("id/") ? path.substring(3) : path);
  }

  /** The page with the rows of a query. */
  public static String query(String text) {
    return "/sparql?query=" + PercentEncoding.component(text);
  }

  /** The page that compares the documents on a thing. */
  public static String comparison(Node thing, PageQueries queries) {
    return "/compare?thing=" + queries.local(thing.getURI()).replaceFirst("^/(?:id/)?", "");
  }

  /** The page of one source document. */
  public static String sourceDocument(Node document) {
    return "/documents/" + slug(document);
  }

  /** The last segment of an IRI. */
  public static String slug(Node node) {
    return node.getURI().substring(node.getURI().lastIndexOf('/') + 1);
  }

  /**
   * A sentence that suggests the most similar known name, with a space before it; empty when none
   * is similar.
   */
  public static String suggestion(String name, Collection<String> known) {
    return name.length() > LONGEST_NAME
        ? ""
        : DidYouMean.of(
                NodeFactory.createLiteralString(name),
                known.stream().map(NodeFactory::createLiteralString))
            .map(each -> " Did you mean " + each.getLiteralLexicalForm() + "?")
            .orElse("");
  }
}
