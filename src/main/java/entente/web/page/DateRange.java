package entente.web.page;

import entente.web.http.Messages;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;

/** The days that a date, a month or a year of XML Schema covers. */
public record DateRange(LocalDate first, LocalDate last) {

  /** Of a literal of one of these types; empty for everything else. */
  public static Optional<DateRange> of(Node node) {
    if (node == null || !node.isLiteral()) {
      return Optional.empty();
    }
    String type = node.getLiteralDatatypeURI();
    String text = node.getLiteralLexicalForm();
    try {
      return switch (type.substring(type.lastIndexOf('#') + 1)) {
        case "date" ->
            Optional.of(LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text))
                .map(day -> new DateRange(day, day));
        case "dateTime" ->
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

  public DateRange with(DateRange other) {
    return new DateRange(
        first.isBefore(other.first) ? first : other.first,
        last.isAfter(other.last) ? last : other.last);
  }

  /**
   * A span in words, as short as it can be said: a whole year is that year; null stands for an open
   * end.
   */
  public static String words(LocalDate first, LocalDate last, Messages words) {
    if (first == null || last == null) {
      return day(first, words) + " – " + day(last, words);
    }
    if (first.equals(last)) {
      return day(first, words);
    }
    if (first.getDayOfMonth() == 1 && last.equals(last.withDayOfMonth(last.lengthOfMonth()))) {
      String pattern =
          first.getMonthValue() == 1 && last.getMonthValue() == 12 ? "common.year" : "common.month";
      return Stream.of(first, last)
          .map(day -> day.format(DateTimeFormatter.ofPattern(words.say(pattern), words.locale())))
          .distinct()
          .collect(Collectors.joining(" – "));
    }
    return day(first, words) + " – " + day(last, words);
  }

  private static String day(LocalDate day, Messages words) {
    return day == null
        ? "…"
        : day.format(DateTimeFormatter.ofPattern(words.say("common.day"), words.locale()));
  }
}
