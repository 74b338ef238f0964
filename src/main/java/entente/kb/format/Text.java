package entente.kb.format;

/** Short texts for messages and pages, measured in Unicode code points. */
public final class Text {
  private Text() {}

  /** A text cut to at most this many code points; one that was longer ends in an ellipsis. */
  public static String cut(String text, int most) {
    return start(text, most).length() == text.length()
        ? text
        : start(text, most - 1).stripTrailing() + "…";
  }

  /** The first code points of a text, at most this many; the rest is not examined. */
  public static String start(String text, int most) {
    int end = 0;
    for (int i = 0; i < most && end < text.length(); i++) {
      end += Character.charCount(text.codePointAt(end));
    }
    return text.substring(0, end);
  }

  /** A number with its noun, in the plural unless the number is one. */
  public static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
