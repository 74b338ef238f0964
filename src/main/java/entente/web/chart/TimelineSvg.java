package entente.web.chart;

import entente.kb.format.Text;
import entente.web.http.Messages;
import entente.web.page.DateBounds;
import entente.web.page.TermText;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A drawing of things in time: a lane for each kind, years from left to right, overlapping things
 * in rows below each other.
 *
 * <p>A dot is a day, or a period too short to be seen as one; a ring is one whose day is not known.
 * A bar is filled where it is certain, hatched where it is possible, and fades where no bound is
 * known. Anything that is not a fact has a dashed outline and is labelled as such.
 */
public record TimelineSvg(
    String title, String description, int width, int height, List<Tick> ticks, List<Lane> lanes) {
  private static final int WIDTH = 1016;
  private static final int TOP = 22;
  private static final int ROW = 20;

  /** The width of the names of the lanes, at the left. */
  private static final int GUTTER = YearHistogram.GUTTER;

  private static final double EDGE = 10;
  private static final double FADE = 46;
  private static final double LETTER = 6.7;
  private static final int LETTERS = 60;

  /** With more things than this, names are cut shorter. */
  private static final int DENSE = 120;

  private static final int FEWER = 42;
  private static final int NAME = 19;

  /** A line at the beginning of a year or month; {@code text} is empty where it has no label. */
  public record Tick(String x, String text, boolean strong) {}

  /** The things of one kind. */
  public record Lane(List<String> name, String language, String count, int y, List<Mark> marks) {}

  /**
   * One thing.
   *
   * @param real whether it is a fact
   */
  public record Mark(String address, String name, boolean real, Shape shape, Label label) {}

  /**
   * A dot or ring with its middle, or a bar with its parts.
   *
   * @param style dot, ring or bar
   */
  public record Shape(String style, int y, String middle, List<Part> parts) {}

  /** The name written beside or in a shape. */
  public record Label(String text, String language, String x, String baseline, String anchor) {}

  /** A part of a bar: certain, possible, or fading out before or after. */
  public record Part(String style, String x, String width) {}

  /** A thing to be drawn. */
  public record Item(
      String lane,
      String laneLanguage,
      String address,
      String name,
      String label,
      String language,
      boolean real,
      DateBounds bounds) {}

  public static TimelineSvg of(
      String title,
      String description,
      List<Item> items,
      LocalDate first,
      LocalDate last,
      Messages messages) {
    TimeScale scale = new TimeScale(first, last.plusDays(1));
    Map<String, List<Item>> lanes = new LinkedHashMap<>();
    items.forEach(item -> lanes.computeIfAbsent(item.lane(), each -> new ArrayList<>()).add(item));
    List<Lane> drawn = new ArrayList<>();
    int y = TOP;
    for (Map.Entry<String, List<Item>> lane : lanes.entrySet()) {
      List<Double> rows = new ArrayList<>();
      List<Mark> marks = new ArrayList<>();
      int top = y + 4;
      lane.getValue()
          .forEach(
              item ->
                  marks.add(mark(item, scale, rows, top, items.size() > DENSE ? FEWER : LETTERS)));
      List<String> name = broken(lane.getKey());
      drawn.add(
          new Lane(
              name,
              lane.getValue().get(0).laneLanguage(),
              TermText.number(Integer.toString(lane.getValue().size())),
              y,
              marks));
      y = top + Math.max(rows.size(), name.size()) * ROW + 4;
    }
    return new TimelineSvg(
        title, description, WIDTH, y + TOP, ticks(first, last, scale, messages), drawn);
  }

  private static double x(TimeScale scale, LocalDate day) {
    return GUTTER + EDGE + scale.at(day) * (WIDTH - GUTTER - 2 * EDGE);
  }

  private static Mark mark(Item item, TimeScale scale, List<Double> rows, int top, int letters) {
    DateBounds bounds = item.bounds();
    String label = Text.cut(item.label(), letters);
    double wide = Svg.textWidth(label) * LETTER;
    List<Part> parts = new ArrayList<>();
    double from;
    double to;
    boolean closed =
        bounds.beginsNotBefore() != null
            && bounds.endsNotAfter() != null
            && !scale.startsAfter(bounds.beginsNotBefore())
            && !scale.endsBefore(bounds.endsNotAfter());
    String style =
        closed
                && x(scale, bounds.endsNotAfter().plusDays(1)) - x(scale, bounds.beginsNotBefore())
                    < 8
            ? bounds.exact() ? "dot" : "ring"
            : "bar";
    if (style.equals("bar")) {
      parts.addAll(parts(bounds, scale));
      from = parts.stream().mapToDouble(part -> Double.parseDouble(part.x())).min().orElseThrow();
      to =
          parts.stream()
              .mapToDouble(part -> Double.parseDouble(part.x()) + Double.parseDouble(part.width()))
              .max()
              .orElseThrow();
    } else {
      double middle =
          (x(scale, bounds.beginsNotBefore()) + x(scale, bounds.endsNotAfter().plusDays(1))) / 2;
      from = middle - 4;
      to = middle + 4;
    }
    boolean inside = style.equals("bar");
    double start = inside ? from + 5 : to + 4;
    boolean left =
        start + wide > WIDTH - 2 && (inside ? Math.min(to, WIDTH - 4) : from) - 4 - wide > GUTTER;
    double anchor = left ? inside ? Math.min(to - 4, WIDTH - 4) : from - 4 : start;
    double begin = left ? Math.min(from, anchor - wide) : from;
    double end = left ? to : Math.max(to, start + wide);
    int row = 0;
    while (row < rows.size() && rows.get(row) > begin) {
      row++;
    }
    if (row == rows.size()) {
      rows.add(0d);
    }
    rows.set(row, end + 9);
    int y = top + row * ROW;
    return new Mark(
        item.address(),
        item.name(),
        item.real(),
        new Shape(style, y, Svg.number((from + to) / 2), parts),
        new Label(
            label,
            item.language(),
            Svg.number(anchor),
            Integer.toString(y + 13),
            left ? "end" : "start"));
  }

  /** The certain and the possible parts, and those without a known beginning or end. */
  private static List<Part> parts(DateBounds bounds, TimeScale scale) {
    LocalDate begun =
        bounds.beginsNotAfter() != null
            ? bounds.beginsNotAfter()
            : bounds.beginsNotBefore() != null
                ? bounds.beginsNotBefore()
                : bounds.endsNotBefore() != null ? bounds.endsNotBefore() : bounds.endsNotAfter();
    LocalDate going =
        bounds.endsNotBefore() != null
            ? bounds.endsNotBefore()
            : bounds.endsNotAfter() != null ? bounds.endsNotAfter() : begun;
    double early =
        x(
            scale,
            bounds.beginsNotBefore() != null
                ? bounds.beginsNotBefore()
                : begun.isBefore(going) ? begun : going);
    double late =
        x(
            scale,
            (bounds.endsNotAfter() != null
                    ? bounds.endsNotAfter()
                    : going.isAfter(begun) ? going : begun)
                .plusDays(1));
    List<Part> parts = new ArrayList<>();
    if (bounds.beginsNotBefore() == null && early > GUTTER + EDGE) {
      double stub = Math.min(FADE, early - GUTTER - 2);
      parts.add(new Part("before", Svg.number(early - stub), Svg.number(stub)));
    }
    double sure = x(scale, begun);
    double until = x(scale, going.plusDays(1));
    boolean certain =
        bounds.beginsNotAfter() != null && bounds.endsNotBefore() != null && !begun.isAfter(going);
    if (certain) {
      add(parts, "maybe", early, sure);
      add(parts, "certain", sure, until);
      add(parts, "maybe", until, late);
    } else {
      add(parts, "maybe", early, Math.max(late, early + 3));
    }
    if (bounds.endsNotAfter() == null && late < WIDTH - EDGE) {
      add(parts, "after", late, Math.min(WIDTH - 2, late + FADE));
    }
    if (parts.isEmpty()) {
      // The whole bar lies beyond an edge.
      add(parts, "maybe", Math.min(early, WIDTH - EDGE - 3), Math.min(early, WIDTH - EDGE - 3) + 3);
    }
    return parts;
  }

  private static void add(List<Part> parts, String style, double from, double to) {
    if (to - from > .05) {
      parts.add(new Part(style, Svg.number(from), Svg.number(to - from)));
    }
  }

  private static List<Tick> ticks(
      LocalDate first, LocalDate last, TimeScale scale, Messages messages) {
    List<Tick> ticks = new ArrayList<>();
    int years = last.getYear() - first.getYear() + 1;
    if (years <= 2) {
      for (YearMonth month = YearMonth.from(first);
          !month.isAfter(YearMonth.from(last));
          month = month.plusMonths(1)) {
        String name =
            month.getMonth().getDisplayName(TextStyle.SHORT_STANDALONE, messages.locale());
        ticks.add(
            new Tick(
                Svg.number(x(scale, month.atDay(1))),
                month.getMonthValue() == 1
                    ? Integer.toString(month.getYear())
                    : years == 1 || month.getMonthValue() % 2 == 1 ? name : "",
                month.getMonthValue() == 1));
      }
      return ticks;
    }
    int step = TimeScale.yearStep(each -> (WIDTH - GUTTER - 2 * EDGE) / years * each >= 40);
    for (int year = first.getYear(); year <= last.getYear(); year++) {
      boolean named = year % step == 0;
      if (named || years <= 60) {
        ticks.add(
            new Tick(
                Svg.number(x(scale, LocalDate.of(year, 1, 1))),
                named ? Integer.toString(year) : "",
                named));
      }
    }
    return ticks;
  }

  /** The name of a lane, broken into lines that fit beside it. */
  private static List<String> broken(String name) {
    int space = name.length() <= NAME ? -1 : name.lastIndexOf(' ', NAME);
    return space < 0 ? List.of(name) : List.of(name.substring(0, space), name.substring(space + 1));
  }
}
