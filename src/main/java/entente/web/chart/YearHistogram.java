package entente.web.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.IntFunction;

/**
 * A histogram of years, each bar a link to its year with a text alternative.
 *
 * @param width of the drawing, in units of its own
 */
public record YearHistogram(
    String title, String description, int width, int height, List<Bar> bars, List<Tick> ticks) {
  private static final int WIDTH = 1016;
  private static final double EDGE = 10;

  /** The width left of the years, where a timeline names its lanes. */
  static final int GUTTER = 142;

  private static final int BARS = 64;
  private static final int TICKS = 20;

  /** A year: its link, its bar, and whether it is among the chosen ones. */
  public record Bar(String address, String name, Box box, boolean chosen) {}

  /** The place of a bar in the drawing. */
  public record Box(String x, String width, String y, String height) {}

  /** A label below the bars. */
  public record Tick(String x, String text) {}

  /**
   * @param counts the number of things in each year
   * @param chosen the years that are shown
   * @param address of a year
   * @param name the text alternative for a year and its number
   */
  public static YearHistogram of(
      String title,
      String description,
      Map<Integer, Integer> counts,
      int first,
      int last,
      Set<Integer> chosen,
      IntFunction<String> address,
      BiFunction<Integer, Integer, String> name) {
    double start = GUTTER + EDGE;
    double step = (WIDTH - EDGE - start) / (last - first + 1);
    int most =
        counts.entrySet().stream()
            .filter(each -> each.getKey() >= first && each.getKey() <= last)
            .mapToInt(Map.Entry::getValue)
            .max()
            .orElse(1);
    List<Bar> bars = new ArrayList<>();
    List<Tick> ticks = new ArrayList<>();
    int every = step > 34 ? 1 : step > 14 ? 5 : 10;
    for (int year = first; year <= last; year++) {
      int count = counts.getOrDefault(year, 0);
      double tall = Svg.barHeight(count, most, BARS);
      bars.add(
          new Bar(
              address.apply(year),
              name.apply(year, count),
              new Box(
                  Svg.number(start + (year - first) * step),
                  Svg.number(step),
                  Svg.number(BARS - tall),
                  Svg.number(tall)),
              chosen.contains(year)));
      if (year % every == 0 || every == 1) {
        ticks.add(new Tick(Svg.number(start + (year - first + .5) * step), Integer.toString(year)));
      }
    }
    return new YearHistogram(title, description, WIDTH, BARS + TICKS, bars, ticks);
  }
}
