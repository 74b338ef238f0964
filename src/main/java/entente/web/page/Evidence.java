package entente.web.page;

import java.util.List;

/**
 * The sources of a value: "example 2020 (2)" with a line for each passage.
 *
 * @param heading the documents in a few words
 */
public record Evidence(String heading, List<Source> sources) {
  /** No sources. */
  public static final Evidence NONE = new Evidence("", List.of());

  /** A passage, its document, its place in it, and remarks such as whom it reports. */
  public record Source(Page.Link document, Page.Link passage, String place, List<Phrase> phrases) {}

  /** A few words and the thing they refer to, such as "as reported by" and a person. */
  public record Phrase(String words, Page.Link what) {}
}
