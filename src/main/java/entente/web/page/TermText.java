package entente.web.page;

import entente.kb.format.Text;
import entente.web.http.Messages;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;

/**
 * RDF terms as text: labels, dates in words, numbers in groups of digits. Only http and https IRIs
 * become links.
 */
public final class TermText {
  private static final Pattern LONG = Pattern.compile("(?<![\\w.])\\d{5,}");

  private TermText() {}

  static Page.Link link(Node node, Node name, PageQueries queries, Messages messages) {
    if (node.isURI()) {
      String iri = node.getURI();
      String text =
          name != null
              ? name.getLiteralLexicalForm()
              : queries.local(iri).equals(iri) ? elsewhere(iri) : lastPart(iri);
      return new Page.Link(
          text, address(iri, queries), name == null ? "" : name.getLiteralLanguage(), iri);
    }
    return node.isLiteral() ? literal(node, messages) : Page.Link.plain("");
  }

  /** The address of an http or https IRI; empty for other schemes, such as javascript: or data:. */
  public static String address(String iri, PageQueries queries) {
    return iri.matches("(?i)https?://[^\\s]+") ? queries.local(iri) : "";
  }

  public static Page.Link literal(Node literal, Messages messages) {
    String text = literal.getLiteralLexicalForm();
    String type = literal.getLiteralDatatypeURI();
    String local = type.substring(type.lastIndexOf('#') + 1);
    return new Page.Link(
        inWords(text, local, messages),
        "",
        literal.getLiteralLanguage(),
        literal.getLiteralLanguage().isEmpty() && !local.equals("string")
            ? text + " (" + local + ")"
            : "");
  }

  public static String number(String digits) {
    return digits.matches("-?\\d{5,}")
        ? String.format(Locale.ROOT, "%,d", new BigInteger(digits)).replace(',', '\u202f')
        : digits;
  }

  /** A text with the digits of long numbers grouped, and round millions and billions in words. */
  public static String numbers(String text) {
    return LONG.matcher(text.strip()).replaceAll(match -> inWords(match.group()));
  }

  private static String inWords(String digits) {
    BigDecimal number = new BigDecimal(digits);
    for (int power : new int[] {9, 6}) {
      BigDecimal times = number.movePointLeft(power).stripTrailingZeros();
      if (times.compareTo(BigDecimal.ONE) >= 0 && times.scale() <= 3) {
        return number(times.toPlainString()) + (power == 9 ? " billion" : " million");
      }
    }
    return number(digits);
  }

  /** A date, a number or a truth value in the language of the reader; other texts unchanged. */
  private static String inWords(String text, String type, Messages messages) {
    return switch (type) {
      case "date", "gYearMonth", "gYear" -> date(text, type, messages).orElse(text);
      case "integer", "decimal", "int", "long" -> number(text);
      case "boolean" ->
          messages.say(text.equals("true") || text.equals("1") ? "common.yes" : "common.no");
      default -> text;
    };
  }

  /**
   * A date of XML Schema.
   *
   * @param type the local name of the datatype; empty for a type or a text that is not a date
   */
  private static Optional<String> date(String text, String type, Messages messages) {
    try {
      return switch (type) {
        case "date" -> Optional.of(date(LocalDate.parse(text), "common.day", messages));
        case "gYearMonth" -> Optional.of(date(YearMonth.parse(text), "common.month", messages));
        case "gYear" -> Optional.of(date(Year.parse(text), "common.year", messages));
        default -> Optional.empty();
      };
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /**
   * A date in a format of the interface.
   *
   * @param pattern the key of the format, such as {@code common.day}
   */
  static String date(TemporalAccessor date, String pattern, Messages messages) {
    return DateTimeFormatter.ofPattern(messages.say(pattern), messages.locale()).format(date);
  }

  /** A term under its label, or under the last part of its IRI. */
  static Page.Link term(Node node, Node name, PageQueries queries, Messages messages) {
    return name == null
        ? new Page.Link(lastPart(node.getURI()), address(node.getURI(), queries), "", node.getURI())
        : link(node, name, queries, messages);
  }

  /** An address elsewhere, without scheme, www and final slash. */
  private static String elsewhere(String iri) {
    String text = iri.replaceFirst("^https?://(?:www\\.)?", "").replaceFirst("/$", "");
    return Text.cut(text, 80);
  }

  private static String lastPart(String iri) {
    int end = iri.endsWith("/") || iri.endsWith("#") ? iri.length() - 1 : iri.length();
    int start = Math.max(iri.lastIndexOf('/', end - 1), iri.lastIndexOf('#', end - 1)) + 1;
    return start < end
        ? iri.substring(start, end).replace('-', ' ').replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        : iri;
  }
}
