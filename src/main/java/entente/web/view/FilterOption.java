package entente.web.view;

import java.util.List;

/**
 * A choice in a filter, such as a class with the number of its things.
 *
 * @param value in the address; empty for no restriction
 * @param depth the number of broader choices around it
 */
public record FilterOption(
    String value, String text, String language, String count, int depth, boolean chosen) {

  /** A named group of choices; the name may be empty. */
  public record Group(String name, String language, List<FilterOption> choices) {}

  /** A field of a form that takes one of several values. */
  public record Field(String name, String label, List<Group> groups) {

    /** A field whose choices are in a single group without a name. */
    public static Field of(String name, String label, List<FilterOption> choices) {
      return new Field(name, label, List.of(new Group("", "", choices)));
    }
  }

  /** The choice without a restriction. */
  public static FilterOption any(String text, boolean chosen) {
    return new FilterOption("", text, "", "", 0, chosen);
  }

  /** The same choice, as a link to an address that has it. */
  public FilterOption at(String address) {
    return new FilterOption(address, text, language, count, 0, chosen);
  }

  /** The text, indented by its depth, with the count. */
  public String indented() {
    return "\u2003".repeat(depth) + text + (count.isEmpty() ? "" : " (" + count + ")");
  }
}
