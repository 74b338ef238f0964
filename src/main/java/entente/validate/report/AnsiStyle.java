package entente.validate.report;

/** Text for a terminal, with or without colour. */
public enum AnsiStyle {
  PLAIN,
  COLOUR;

  private static final int CONTROL_PICTURES = 0x2400;
  private static final int REPLACEMENT = 0xFFFD;

  private String with(String code, String text) {
    return this == PLAIN ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }

  String strong(String text) {
    return with("1", text);
  }

  String good(String text) {
    return with("32", text);
  }

  String mark(String text) {
    return with("1;31", text);
  }

  String of(String severity, String text) {
    return with(
        switch (Severity.of(severity)) {
          case VIOLATION -> "1;31";
          case WARNING -> "1;33";
          case INFO -> "1;36";
        },
        text);
  }

  /**
   * Replaces control characters that a terminal would interpret by visible ones; tabs and line
   * breaks stay.
   */
  public static String harmless(String text) {
    return text.codePoints()
        .map(
            each ->
                each == '\t' || each == '\n' || !Character.isISOControl(each)
                    ? each
                    : each < ' ' ? CONTROL_PICTURES + each : REPLACEMENT)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
