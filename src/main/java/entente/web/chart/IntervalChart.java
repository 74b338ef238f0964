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
 * Periods as bars under one axis of years, with positions in per cent of its length. An open period
 * reaches to the edge; its certain part is drawn on top.
 *
 * <pre>
 *            2000      2005      2010
 * Arland          ▒▒▒████████▒▒
 * </pre>
 */
public record IntervalChart(List<Tick> ticks, List<Bar> bars) {
  private static final int TICKS = 8;

  /** A mark on the axis. */
  public record Tick(String at, String label) {}

  /**
   * A bar.
   *
   * @param sureWidth of the certain part; empty when no day is certain
   */
  public record Bar(
      Page.Link name, String words, String from, String width, String sureFrom, String sureWidth) {}

  /**
   * A row to be drawn.
   *
   * @param from the first possible day; null when the period is open
   * @param to the last possible day; null when the period is open
   * @param sure the days on which it certainly held; null when no day is certain
   */
  public record Item(Page.Link name, String words, LocalDate from, LocalDate to, DateRange sure) {

    /** The row of something with these bounds. */
    public static Item of(Page.Link name, DateBounds bounds, Messages words) {
      return new Item(
          name,
          DateText.days(bounds.beginsNotBefore(), bounds.endsNotAfter(), words),
          bounds.beginsNotBefore(),
          bounds.endsNotAfter(),
          bounds.certain().orElse(null));
    }
  }

  /** Draws some rows, in this order. */
  public static IntervalChart of(List<Item> items) {
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
    List<Tick> ticks = new ArrayList<>();
    for (int year = Math.floorDiv(first + step - 1, step) * step; year <= last; year += step) {
      ticks.add(
          new Tick(Svg.percent(100 * scale.at(LocalDate.of(year, 1, 1))), Integer.toString(year)));
    }
    return new IntervalChart(ticks, items.stream().map(item -> bar(item, scale)).toList());
  }

  private static Bar bar(Item item, TimeScale scale) {
    double from = item.from() == null ? 0 : 100 * scale.at(item.from());
    double to = item.to() == null ? 100 : 100 * scale.at(item.to().plusDays(1));
    double sureFrom = item.sure() == null ? 0 : 100 * scale.at(item.sure().first());
    double sureTo = item.sure() == null ? 0 : 100 * scale.at(item.sure().last().plusDays(1));
    return new Bar(
        item.name(),
        item.words(),
        Svg.percent(from),
        Svg.percent(Math.max(to - from, .6)),
        Svg.percent(sureFrom),
        item.sure() == null ? "" : Svg.percent(Math.max(sureTo - sureFrom, .6)));
  }
}
