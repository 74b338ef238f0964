package entente.documents;

/** How a supported value was found to be supported, the plainest way first. */
public enum SupportKind {
  PASSAGE("in the passage"),
  CONTEXT("only in context"),
  AS_PRINTED("as printed"),
  READING("by reading"),
  JUDGED("judged"),
  SOURCE("from a named source");

  private final String words;

  SupportKind(String words) {
    this.words = words;
  }

  /** As a summary calls it. */
  public String words() {
    return words;
  }
}
