package entente.web.sparql.result;

import entente.web.chart.IntervalChart;
import entente.web.http.Messages;
import entente.web.page.DateBounds;
import entente.web.page.DateRange;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.page.TermText;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * The timeline of a result: the dates in its rows or, in a row without dates, those of the first
 * thing that has any.
 */
final class ResultTimeline {
  private final PageQueries queries;
  private final String language;
  private final Messages messages;

  ResultTimeline(PageQueries queries, String language) {
    this.queries = queries;
    this.language = language;
    this.messages = Messages.in(language);
  }

  boolean suits(ResultRows all) {
    ResultRows rows = all.charted();
    return rows.values().anyMatch(value -> DateRange.of(value).isPresent())
        || !bounds(rows).isEmpty();
  }

  /** {@code ordered} keeps the order of the rows; otherwise the items are sorted by date. */
  ResultPage.Drawn drawn(ResultRows all, boolean ordered) {
    ResultRows rows = all.charted();
    ResultLabels labels = new ResultLabels(queries, language, rows.iris().stream());
    Map<Node, Binding> bounds = bounds(rows);
    Set<IntervalChart.Item> items =
        rows.rows().stream()
            .flatMap(row -> item(rows.values(row), bounds, labels).stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (items.isEmpty()) {
      return ResultPage.Drawn.nothing(messages.say("sparql.no-timeline"));
    }
    Comparator<IntervalChart.Item> byDate =
        Comparator.comparing(
            IntervalChart.Item::from, Comparator.nullsFirst(Comparator.naturalOrder()));
    return ResultPage.Drawn.of(
        IntervalChart.of(ordered ? List.copyOf(items) : items.stream().sorted(byDate).toList()),
        messages.say("sparql.timeline-note", items.size(), all.size()));
  }

  private Map<Node, Binding> bounds(ResultRows rows) {
    Set<Node> things = rows.iris();
    return things.isEmpty()
        ? Map.of()
        : queries.rows("dates/bounds", "thing", things).stream()
            .collect(Collectors.toMap(row -> row.get("thing"), row -> row, (one, other) -> one));
  }

  private Optional<IntervalChart.Item> item(
      List<Node> values, Map<Node, Binding> bounds, ResultLabels labels) {
    List<Node> dates = values.stream().filter(value -> DateRange.of(value).isPresent()).toList();
    if (dates.isEmpty()) {
      return values.stream()
          .filter(bounds::containsKey)
          .findFirst()
          .map(
              thing ->
                  IntervalChart.Item.of(
                      labels.link(thing), DateBounds.of(bounds.get(thing)), messages));
    }
    Page.Link name =
        values.stream()
            .filter(value -> !dates.contains(value) && !value.isBlank())
            .findFirst()
            .map(labels::cell)
            .orElse(Page.Link.plain(""));
    DateRange range =
        dates.stream()
            .map(date -> DateRange.of(date).orElseThrow())
            .reduce(DateRange::with)
            .orElseThrow();
    return Optional.of(
        new IntervalChart.Item(
            name,
            dates.stream()
                .map(date -> TermText.literal(date, messages).text())
                .distinct()
                .collect(Collectors.joining(" – ")),
            range.first(),
            range.last(),
            null));
  }
}
