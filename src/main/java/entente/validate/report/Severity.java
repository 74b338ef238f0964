package entente.validate.report;

import java.util.Locale;

/** The severities of SHACL, the worst first. */
public enum Severity {
  VIOLATION,
  WARNING,
  INFO;

  /**
   * The severity with this local name; a severity that SHACL does not define ranks as a violation.
   */
  public static Severity of(String name) {
    for (Severity each : values()) {
      if (each.name().equalsIgnoreCase(name)) {
        return each;
      }
    }
    return VIOLATION;
  }

  public boolean isAtLeast(Severity threshold) {
    return compareTo(threshold) <= 0;
  }

  /** The name in lower case, as in options and style sheets. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
