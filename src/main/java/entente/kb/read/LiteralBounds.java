package entente.kb.read;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.vocabulary.XSD;

/**
 * The maximum size of literals, so that their values can be read and compared in a short time.
 *
 * <p>Java takes minutes to read a number of a million digits, compares durations by stepping
 * through their months, and cannot be interrupted in either.
 */
public final class LiteralBounds {
  /** The digits of a number, and the characters of any other value that is not a text. */
  public static final int MAX_DIGITS = 10_000;

  /** The characters of a date, a time or a duration. */
  private static final int MAX_DATE_CHARACTERS = 100;

  /** About 2,700 years; the Java library's operations on a duration take a step for each month. */
  private static final int MAX_DAYS = 1_000_000;

  private static final Pattern DURATION =
      Pattern.compile(
          "-?P(?:\\d+Y)?(?:\\d+M)?(?:(\\d+)D)?"
              + "(?:T(?:(\\d+)H)?(?:(\\d+)M)?(?:(\\d+)(?:\\.\\d*)?S)?)?");

  private LiteralBounds() {}

  /** The reason why a literal cannot be read, as a noun phrase; empty when it can. */
  public static Optional<String> excess(String text, String datatype) {
    if (datatype == null || text.length() < 8) {
      return Optional.empty();
    }
    if (!datatype.startsWith(XSD.getURI())) {
      return text.length() <= MAX_DIGITS
              || TypeMapper.getInstance().getTypeByName(datatype) == null
              || isText(datatype)
          ? Optional.empty()
          : Optional.of("a value of more than " + MAX_DIGITS + " characters");
    }
    String type = datatype.substring(XSD.getURI().length());
    return switch (type) {
      case "string", "anyURI", "normalizedString", "token", "base64Binary", "hexBinary" ->
          Optional.empty();
      case "duration", "dayTimeDuration", "yearMonthDuration" -> excessOfDuration(text.strip());
      case "dateTime",
          "dateTimeStamp",
          "date",
          "time",
          "gYear",
          "gYearMonth",
          "gMonth",
          "gMonthDay",
          "gDay" ->
          text.strip().length() > MAX_DATE_CHARACTERS
              ? Optional.of("a date of more than " + MAX_DATE_CHARACTERS + " characters")
              : Optional.empty();
      default ->
          digits(text) > MAX_DIGITS
              ? Optional.of("a number of more than " + MAX_DIGITS + " digits")
              : Optional.empty();
    };
  }

  private static boolean isText(String datatype) {
    return datatype.startsWith("http://www.w3.org/1999/02/22-rdf-syntax-ns#");
  }

  private static long digits(String text) {
    return text.length() <= MAX_DIGITS
        ? text.length()
        : text.chars().filter(c -> c >= '0' && c <= '9').count();
  }

  private static Optional<String> excessOfDuration(String text) {
    if (text.length() > MAX_DATE_CHARACTERS) {
      return Optional.of("a duration of more than " + MAX_DATE_CHARACTERS + " characters");
    }
    Matcher parts = DURATION.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    BigInteger days =
        part(parts, 1, 1)
            .add(part(parts, 2, 24))
            .add(part(parts, 3, 24 * 60))
            .add(part(parts, 4, 24 * 60 * 60));
    return days.compareTo(BigInteger.valueOf(MAX_DAYS)) > 0
        ? Optional.of("a duration of more than " + MAX_DAYS + " days")
        : Optional.empty();
  }

  private static BigInteger part(Matcher parts, int group, int inOneDay) {
    return parts.group(group) == null
        ? BigInteger.ZERO
        : new BigInteger(parts.group(group)).divide(BigInteger.valueOf(inOneDay));
  }
}
