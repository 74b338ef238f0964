package entente.web.chart;

import entente.web.http.Messages;
import entente.web.page.DateBounds;
import entente.web.page.Labels;
import entente.web.page.PageQueries;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * The dates of a thing and of the things linked to it: a few as the rows of a chart, many as a
 * column for each year.
 *
 * @param lines null when there are columns, or nothing to draw
 * @param first year of the columns, as {@code last} is the last one
 */
public record RelatedTimeline(
    IntervalChart lines, List<Column> columns, String first, String last) {
  /** Drawn for fewer than two dates, which would show nothing. */
  private static final RelatedTimeline NONE = new RelatedTimeline(null, List.of(), "", "");

  private static final int LINES = 14;
  private static final double HEIGHT = 60;

  /** A year and how many things begin in it. */
  public record Column(String words, String x, String width, String y, String height) {}

  /** Draws some things by their bounds. */
  public static RelatedTimeline of(
      PageQueries queries, Collection<Node> things, Labels labels, Messages messages) {
    List<Binding> rows =
        queries.rows("dates/bounds", "thing", things).stream()
            .filter(row -> beginning(row) != null)
            .sorted(
                Comparator.comparing(RelatedTimeline::beginning)
                    .thenComparing(row -> labels.link(row.get("thing"), queries).text()))
            .toList();
    if (rows.size() < 2) {
      return NONE;
    }
    return rows.size() <= LINES
        ? new RelatedTimeline(
            IntervalChart.of(
                rows.stream()
                    .map(
                        row ->
                            IntervalChart.Item.of(
                                labels.link(row.get("thing"), queries),
                                DateBounds.of(row),
                                messages))
                    .toList()),
            List.of(),
            "",
            "")
        : years(rows);
  }

  private static LocalDate beginning(Binding row) {
    DateBounds bounds = DateBounds.of(row);
    return bounds.beginsNotBefore() != null ? bounds.beginsNotBefore() : bounds.beginsNotAfter();
  }

  private static RelatedTimeline years(List<Binding> rows) {
    Map<Integer, Long> counts =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> beginning(row).getYear(), TreeMap::new, Collectors.counting()));
    int first = counts.keySet().iterator().next();
    int last = counts.keySet().stream().mapToInt(Integer::intValue).max().orElse(first);
    double most = counts.values().stream().mapToLong(Long::longValue).max().orElse(1);
    double step = 100.0 / (last - first + 1);
    List<Column> columns =
        IntStream.rangeClosed(first, last)
            .mapToObj(
                year -> {
                  long count = counts.getOrDefault(year, 0L);
                  double height = Svg.barHeight(count, most, HEIGHT);
                  return new Column(
                      year + ": " + count,
                      Svg.percent(step * (year - first)),
                      Svg.percent(step * .8),
                      decimal(HEIGHT - height),
                      decimal(height));
                })
            .filter(column -> !column.height().equals("0.0"))
            .toList();
    return new RelatedTimeline(null, columns, Integer.toString(first), Integer.toString(last));
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
