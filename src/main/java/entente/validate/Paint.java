package entente.validate;

/** Colour for a terminal, or none. */
public enum Paint {
  PLAIN, COLOUR;

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
    return with(severity.equals("Violation") ? "1;31" : severity.equals("Warning") ? "1;33" : "1;36", text);
  }
}
