package entente.web.chart;

import java.util.Locale;

/** Numbers, lengths and text widths in the form that drawings use. */
public final class Svg {
  private static final int LEAST_BAR = 2;

  private Svg() {}

  /** A length with at most one digit after the decimal point. */
  public static String number(double length) {
    long tenths = Math.round(length * 10);
    return tenths % 10 == 0
        ? Long.toString(tenths / 10)
        : (tenths < 0 ? "-" : "") + Math.abs(tenths / 10) + "." + Math.abs(tenths % 10);
  }

  /** A share of a whole, given in hundredths, such as {@code 12.50%}. */
  static String percent(double hundredths) {
    return String.format(Locale.ROOT, "%.2f%%", hundredths);
  }

  /** The height of a bar for a count, so that even the smallest count can be seen. */
  static double barHeight(long count, double most, double height) {
    return count == 0 ? 0 : Math.max(LEAST_BAR, count * height / most);
  }

  /**
   * The width of a text, measured in average letters of the Latin script; a Chinese character is
   * almost twice as wide.
   */
  static double textWidth(String text) {
    return text.codePoints()
        .mapToDouble(
            each ->
                each >= 0x2E80
                    ? 1.85
                    : Character.isUpperCase(each)
                        ? 1.25
                        : "iljtfr.,' ".indexOf(each) >= 0
                            ? .52
                            : each == 'm' || each == 'w' || each >= 0x400 ? 1.2 : 1)
        .sum();
  }
}
