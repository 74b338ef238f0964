package entente.web.view.time;

import entente.web.chart.TimelineSvg;
import entente.web.chart.YearHistogram;
import entente.web.http.Messages;
import entente.web.page.DateRange;
import entente.web.page.Page;
import entente.web.view.DateParameter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Draws the timeline: chooses the years, fills the chart and the histogram, and links to the years
 * left out.
 */
final class TimelineDrawing {
  /** More items than this are not drawn but only listed. */
  private static final int MOST_DRAWN = 600;

  /** When no years were chosen, at most this share of the dates may lie outside at either end. */
  private static final double OUTLYING = .04;

  /** Up to this many years are all drawn. */
  private static final int FITTING = 45;

  private final TimelineFilter filter;
  private final Messages messages;

  /** The years drawn; null when there is nothing to draw. */
  private final DateRange window;

  TimelineDrawing(TimelineFilter filter, List<TimelineItems.Item> items, Messages messages) {
    this.filter = filter;
    this.messages = messages;
    this.window = window(filter.period(), items).orElse(null);
  }

  /** The days chosen, or else the years in which nearly all dates lie. */
  private static Optional<DateRange> window(DatePeriod period, List<TimelineItems.Item> items) {
    List<Integer> years =
        items.stream()
            .flatMap(item -> item.bounds().days())
            .map(LocalDate::getYear)
            .sorted()
            .toList();
    if (years.isEmpty()) {
      return Optional.empty();
    }
    int slack =
        years.get(years.size() - 1) - years.get(0) <= FITTING ? 0 : (int) (years.size() * OUTLYING);
    LocalDate first =
        period
            .from()
            .map(DateParameter::first)
            .orElseGet(() -> LocalDate.of(years.get(slack), 1, 1));
    LocalDate last =
        period
            .to()
            .map(DateParameter::last)
            .orElseGet(() -> LocalDate.of(years.get(years.size() - 1 - slack), 12, 31));
    if (!first.isAfter(last)) {
      return Optional.of(new DateRange(first, last));
    }
    return Optional.of(
        period.from().isPresent()
            ? new DateRange(first, LocalDate.of(first.getYear(), 12, 31))
            : new DateRange(last.withDayOfYear(1), last));
  }

  /** The chart; null when there is nothing to draw, or too much. */
  TimelineSvg chart(String kind, List<TimelineItems.Item> items) {
    if (window == null || items.size() > MOST_DRAWN) {
      return null;
    }
    Map<String, Long> sizes =
        items.stream()
            .collect(
                Collectors.groupingBy(item -> item.entry().kind().text(), Collectors.counting()));
    List<TimelineSvg.Item> drawn =
        items.stream()
            .filter(
                item ->
                    item.bounds().possiblyWithin(window.first(), window.last())
                        && item.bounds().knownWithin(window.first(), window.last()))
            .sorted(Comparator.comparing(item -> rank(item.entry().kind().text(), sizes)))
            .map(this::drawn)
            .toList();
    return drawn.isEmpty()
        ? null
        : TimelineSvg.of(
            messages.say("timeline.chart", kind),
            messages.say(
                "timeline.chart-words",
                drawn.size(),
                window.first().getYear(),
                window.last().getYear()),
            drawn,
            window.first(),
            window.last(),
            messages);
  }

  /** Lanes are ordered by size, the largest last, so that rare classes come before common ones. */
  private static long rank(String kind, Map<String, Long> sizes) {
    return sizes.get(kind) * 1_000 + Math.floorMod(kind.hashCode(), 1_000);
  }

  private TimelineSvg.Item drawn(TimelineItems.Item item) {
    DatedEntry entry = item.entry();
    String name = entry.thing().text();
    return new TimelineSvg.Item(
        entry.kind().text(),
        entry.kind().language(),
        entry.thing().address(),
        messages.say("timeline.mark", name, withStatus(item, entry.when())),
        withStatus(item, name),
        entry.thing().language(),
        item.isFact(),
        item.bounds());
  }

  private String withStatus(TimelineItems.Item item, String text) {
    return item.isFact() ? text : messages.say("timeline.became", text, item.entry().modality());
  }

  /**
   * The number of items in each year, each year a link to it; null without items.
   *
   * @param ofKind the items of the chosen class and actor, whatever their date
   */
  YearHistogram histogram(List<TimelineItems.Item> ofKind) {
    Optional<DateRange> whole = window(new DatePeriod(Optional.empty(), Optional.empty()), ofKind);
    if (whole.isEmpty()) {
      return null;
    }
    Map<Integer, Integer> counts = new HashMap<>();
    ofKind.forEach(item -> counts.merge(item.bounds().listed().getYear(), 1, Integer::sum));
    return YearHistogram.of(
        messages.say("timeline.strip"),
        messages.say("timeline.strip-words"),
        counts,
        whole.get().first().getYear(),
        whole.get().last().getYear(),
        chosenYears(),
        year ->
            filter.with(
                "kind",
                filter.kindName(),
                "from",
                Integer.toString(year),
                "to",
                Integer.toString(year)),
        (year, count) -> messages.say("timeline.bar", year, count));
  }

  private Set<Integer> chosenYears() {
    DatePeriod period = filter.period();
    LocalDate first = window == null ? period.first() : window.first();
    LocalDate last = window == null ? period.last() : window.last();
    return period.isOpen() || first == null || last == null
        ? Set.of()
        : IntStream.rangeClosed(first.getYear(), last.getYear())
            .boxed()
            .collect(Collectors.toSet());
  }

  /** Links to earlier and later years that are not drawn, and back from a choice of years. */
  List<Page.Link> beyond(List<TimelineItems.Item> items) {
    List<Page.Link> links = new ArrayList<>();
    DatePeriod period = filter.period();
    if (window != null) {
      int first = window.first().getYear();
      int last = window.last().getYear();
      long earlier = outside(items, window.first(), null);
      long later = outside(items, null, window.last());
      if (earlier > 0 && period.from().isEmpty()) {
        links.add(
            Page.Link.to(
                messages.say("timeline.earlier", earlier, first),
                filter.with("kind", filter.kindName(), "to", Integer.toString(first - 1))));
      }
      if (later > 0 && period.to().isEmpty()) {
        links.add(
            Page.Link.to(
                messages.say("timeline.later", later, last),
                filter.with("kind", filter.kindName(), "from", Integer.toString(last + 1))));
      }
    }
    if (!period.isOpen()) {
      links.add(
          Page.Link.to(
              messages.say("timeline.all-years"),
              filter.with("kind", filter.kindName(), "from", "", "to", "")));
    }
    return links;
  }

  private static long outside(List<TimelineItems.Item> items, LocalDate first, LocalDate last) {
    return items.stream()
        .filter(
            item ->
                !item.bounds().possiblyWithin(first, last)
                    || !item.bounds().knownWithin(first, last))
        .count();
  }
}
