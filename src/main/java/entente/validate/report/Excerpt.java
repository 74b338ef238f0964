package entente.validate.report;

/**
 * A source line with the offending term marked; a long line is cut around the mark.
 *
 * @param begin offset of the mark in the text, from 0
 * @param end offset after the mark
 */
public record Excerpt(int number, String text, int begin, int end) {

  public String before() {
    return text.substring(0, begin);
  }

  public String marked() {
    return text.substring(begin, end);
  }

  public String after() {
    return text.substring(end);
  }

  /** Two lines for a terminal: the numbered source line, and the mark below it. */
  public String lines(AnsiStyle style) {
    return String.format("%5d | %s%n", number, AnsiStyle.harmless(text))
        + "      | "
        + before().replaceAll("[^\t]", " ")
        + style.mark("^" + "~".repeat(Math.max(0, end - begin - 1)));
  }
}
