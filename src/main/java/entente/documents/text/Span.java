package entente.documents.text;

import org.apache.jena.graph.Node;

/**
 * A passage or an omission of the data: its offsets in the text of a document, and the digest of
 * the characters there.
 */
public record Span(Node node, Node document, Node section, int start, int end, String digest) {

  public int length() {
    return end - start;
  }

  public boolean isWithin(DocumentText text) {
    return start >= 0 && start < end && end <= text.length();
  }
}
