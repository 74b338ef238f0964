package entente.documents;

import org.apache.jena.graph.Node;

/**
 * A passage or an omission as the data gives it: its place in the text of a document, and the
 * digest that the characters there had.
 */
record Span(Node node, Node document, Node section, int start, int end, String digest) {

  int length() {
    return end - start;
  }

  boolean isWithin(Text text) {
    return start >= 0 && start < end && end <= text.length();
  }
}
