package entente.web.chart;

import entente.web.http.Messages;
import entente.web.page.DateBounds;
import entente.web.page.DateRange;
import entente.web.page.DateText;
import entente.web.page.Page;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Spans of time under one axis; what is open has no end on its side, what is certain is the part
 * that stands in any case.
 */
public final class IntervalChart {
  private static final int TICKS = 8;

  private IntervalChart() {}

  /**
   * One row of it.
   *
   * @param from the first day on which it can have been; null when it is open
   * @param to the last one; null when it is open
   * @param sure the days on which it was in any case; null when there are none
   */
  public record Item(Page.Link name, String words, LocalDate from, LocalDate to, DateRange sure) {

    /** A row for something of which the bounds are known. */
    public static Item of(Page.Link name, DateBounds bounds, Messages words) {
      return new Item(
          name,
          DateText.days(bounds.beginsNotBefore(), bounds.endsNotAfter(), words),
          bounds.beginsNotBefore(),
          bounds.endsNotAfter(),
          bounds.certain().orElse(null));
    }
  }

  public static Page.Timeline of(List<Item> items) {
    List<LocalDate> days = new ArrayList<>();
    for (Item item : items) {
      Stream.of(
              item.from(),
              item.to(),
              item.sure() == null ? null : item.sure().first(),
              item.sure() == null ? null : item.sure().last())
          .filter(day -> day != null)
          .forEach(days::add);
    }
    int first = days.stream().mapToInt(LocalDate::getYear).min().orElse(0);
    int last = days.stream().mapToInt(LocalDate::getYear).max().orElse(0) + 1;
    TimeScale scale = new TimeScale(LocalDate.of(first, 1, 1), LocalDate.of(last, 1, 1));
    int step = TimeScale.yearStep(each -> (last - first) / each <= TICKS);
    List<Page.Tick> ticks = new ArrayList<>();
    for (int year = Math.floorDiv(first + step - 1, step) * step; year <= last; year += step) {
      ticks.add(
          new Page.Tick(
              Svg.percent(100 * scale.at(LocalDate.of(year, 1, 1))), Integer.toString(year)));
    }
    return new Page.Timeline(ticks, items.stream().map(item -> bar(item, scale)).toList());
  }

  private static Page.Bar bar(Item item, TimeScale scale) {
    double from = item.from() == null ? 0 : 100 * scale.at(item.from());
    double to = item.to() == null ? 100 : 100 * scale.at(item.to().plusDays(1));
    double sureFrom = item.sure() == null ? 0 : 100 * scale.at(item.sure().first());
    double sureTo = item.sure() == null ? 0 : 100 * scale.at(item.sure().last().plusDays(1));
    return new Page.Bar(
        item.name(),
        item.words(),
        Svg.percent(from),
        Svg.percent(Math.max(to - from, .6)),
        Svg.percent(sureFrom),
        item.sure() == null ? "" : Svg.percent(Math.max(sureTo - sureFrom, .6)));
  }
}
