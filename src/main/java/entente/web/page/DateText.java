package entente.web.page;

import entente.web.http.Messages;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * Dates and periods in the words of one language, as precise as the data: "15 June 2001", "mid
 * 2011", "from 2002, no end known".
 */
public final class DateText {
  private static final String OPEN_END = "…";
  private static final String TO = " – ";
  private final Labels labels;
  private final PageQueries queries;
  private final Messages messages;

  /**
   * @param labels of the qualifiers of dates
   */
  public DateText(Labels labels, PageQueries queries, Messages messages) {
    this.labels = labels;
    this.queries = queries;
    this.messages = messages;
  }

  /** One day. */
  public static String day(LocalDate day, Messages messages) {
    return day == null ? OPEN_END : TermText.date(day, "common.day", messages);
  }

  /**
   * The days from one to another, as briefly as possible: a whole year is given as that year. Null
   * means an open end.
   */
  public static String days(LocalDate first, LocalDate last, Messages messages) {
    if (first == null || last == null) {
      return day(first, messages) + TO + day(last, messages);
    }
    if (first.equals(last)) {
      return day(first, messages);
    }
    if (first.getDayOfMonth() == 1 && last.equals(last.withDayOfMonth(last.lengthOfMonth()))) {
      String pattern =
          first.getMonthValue() == 1 && last.getMonthValue() == 12 ? "common.year" : "common.month";
      return Stream.of(first, last)
          .map(day -> TermText.date(day, pattern, messages))
          .distinct()
          .collect(Collectors.joining(TO));
    }
    return day(first, messages) + TO + day(last, messages);
  }

  /** A date with its qualifier, which may be null. */
  public String qualified(Node date, Node qualifier) {
    String text = TermText.literal(date, messages).text();
    return qualifier == null
        ? text
        : messages.say("when.qualified", labels.link(qualifier, queries).text(), text);
  }

  /**
   * The period of one thing, from the rows of the query {@code thing/interval}: the rows of the
   * first case are used. Empty without rows.
   */
  public String interval(List<Binding> rows) {
    if (rows.isEmpty()) {
      return "";
    }
    String kind = kind(rows.get(0));
    List<Binding> same = rows.stream().filter(row -> kind(row).equals(kind)).toList();
    String first = date(same.get(0), "first");
    String last = date(same.get(same.size() - 1), same.get(0).contains("last") ? "last" : "first");
    return switch (kind) {
      case "on" ->
          first.equals(last)
              ? messages.say("thing.when-on", first)
              : messages.say("thing.when-on-several", first, last);
      case "from-to" -> messages.say("thing.when-from-to", first, last);
      case "from" -> messages.say("thing.when-from", first);
      case "until" -> messages.say("thing.when-until", first);
      case "attested" ->
          first.equals(last)
              ? messages.say("thing.when-attested", first)
              : messages.say("thing.when-attested-several", first, last);
      default -> messages.say("thing.when-by", first);
    };
  }

  private static String kind(Binding row) {
    return row.get("case").getLiteralLexicalForm();
  }

  private String date(Binding row, String which) {
    return qualified(row.get(which), row.get(which + "Qualifier"));
  }
}
