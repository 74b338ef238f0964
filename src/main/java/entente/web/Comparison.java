package entente.web;

import org.apache.jena.graph.Node;

/** The same thing according to each document, and two documents side by side. */
final class Comparison {
  private Comparison() {}

  /** Where a thing is compared. */
  static String address(Node thing, Catalogue catalogue) {
    return "/compare?thing=" + catalogue.local(thing.getURI()).replaceFirst("^/(?:id/)?", "");
  }
}
