package entente.web.page;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.apache.jena.graph.Node;

/**
 * The days that a date, a month or a year of XML Schema covers, the first and the last included.
 */
public record DateRange(LocalDate first, LocalDate last) {

  /** The days of a literal of one of these types; empty for everything else. */
  public static Optional<DateRange> of(Node node) {
    if (node == null || !node.isLiteral()) {
      return Optional.empty();
    }
    String type = node.getLiteralDatatypeURI();
    String text = node.getLiteralLexicalForm();
    try {
      return switch (type.substring(type.lastIndexOf('#') + 1)) {
        // A time or a zone comes after the ten characters of the day.
        case "date", "dateTime" ->
            Optional.of(LocalDate.parse(text.substring(0, Math.min(10, text.length()))))
                .map(day -> new DateRange(day, day));
        case "gYearMonth" ->
            Optional.of(YearMonth.parse(text))
                .map(month -> new DateRange(month.atDay(1), month.atEndOfMonth()));
        case "gYear" ->
            Optional.of(Year.parse(text))
                .map(year -> new DateRange(year.atDay(1), year.atDay(year.length())));
        default -> Optional.empty();
      };
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The smallest range that covers both. */
  public DateRange with(DateRange other) {
    return new DateRange(
        first.isBefore(other.first) ? first : other.first,
        last.isAfter(other.last) ? last : other.last);
  }
}
