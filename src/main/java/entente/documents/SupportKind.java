package entente.documents;

/** The ways in which a value can be supported, the most direct first. */
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

  /** The name in summaries. */
  public String words() {
    return words;
  }
}
