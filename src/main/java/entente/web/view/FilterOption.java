package entente.web.view;

import java.util.List;

/**
 * One of several things that a reader can choose; {@code depth} says how far below the first of its
 * line it stands.
 */
public record FilterOption(
    String value, String text, String language, String count, int depth, boolean chosen) {

  /** A named group of choices. */
  public record Group(String name, String language, List<FilterOption> choices) {}

  /** A field of a form that takes one of several values; an empty value is no choice. */
  public record Field(String name, String label, List<Group> groups) {}

  /** The text, as far in as it stands. */
  public String indented() {
    return "\u2003".repeat(depth) + text + (count.isEmpty() ? "" : " (" + count + ")");
  }
}
