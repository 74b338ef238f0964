package entente.documents.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A year, a month or a day; the missing parts are null. */
public record PartialDate(int year, Integer month, Integer day) {
  private static final Pattern LEXICAL =
      Pattern.compile("(\\d{4})(?:-(\\d\\d))?(?:-(\\d\\d))?(?:Z|[+-]\\d\\d:\\d\\d)?");

  /**
   * The date of a lexical form of {@code xsd:date}, {@code xsd:gYearMonth} or {@code xsd:gYear}.
   */
  public static Optional<PartialDate> of(String lexical) {
    Matcher parts = LEXICAL.matcher(lexical);
    return parts.matches()
        ? Optional.of(
            new PartialDate(
                Integer.parseInt(parts.group(1)), part(parts.group(2)), part(parts.group(3))))
        : Optional.empty();
  }

  private static Integer part(String digits) {
    return digits == null ? null : Integer.valueOf(digits);
  }
}
