package entente.web.sparql.result;

import entente.web.chart.LocatorMap;
import entente.web.http.Messages;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;

/** The map of a result: the places in its rows and those of the things in its rows. */
final class ResultMap {
  private static final int WIDTH = 1016;
  private final PageQueries queries;
  private final String language;
  private final Messages messages;

  ResultMap(PageQueries queries, String language) {
    this.queries = queries;
    this.language = language;
    this.messages = Messages.in(language);
  }

  boolean suits(ResultRows rows) {
    return !places(rows).isEmpty();
  }

  ResultPage.Drawn drawn(ResultRows rows) {
    List<Binding> places = places(rows);
    if (places.isEmpty()) {
      return ResultPage.Drawn.nothing(messages.say("sparql.no-map"));
    }
    ResultLabels labels =
        new ResultLabels(
            queries,
            language,
            places.stream().flatMap(row -> Stream.of(row.get("thing"), row.get("place"))));
    List<LocatorMap.Place> pins =
        places.stream()
            .map(
                row ->
                    new LocatorMap.Place(
                        link(row, labels),
                        labels.link(row.get("thing")).text(),
                        degrees(row, "lat"),
                        degrees(row, "long")))
            .toList();
    LocatorMap chart = LocatorMap.of(pins, WIDTH);
    return ResultPage.Drawn.of(
        chart, messages.say("sparql.map-note", chart.pins().size(), pins.size()));
  }

  /** The places; one at which some thing is located is not listed by itself as well. */
  private List<Binding> places(ResultRows rows) {
    Set<Node> things = rows.charted().iris();
    List<Binding> places =
        things.isEmpty() ? List.of() : queries.rows("places/of-results", "thing", things);
    Set<Node> locations =
        places.stream()
            .filter(row -> !isPlace(row))
            .map(row -> row.get("place"))
            .collect(Collectors.toSet());
    return places.stream()
        .filter(row -> !isPlace(row) || !locations.contains(row.get("place")))
        .toList();
  }

  private static boolean isPlace(Binding row) {
    return row.get("thing").equals(row.get("place"));
  }

  private static Page.Link link(Binding row, ResultLabels labels) {
    Page.Link thing = labels.link(row.get("thing"));
    return isPlace(row)
        ? thing
        : new Page.Link(
            thing.text() + " (" + labels.link(row.get("place")).text() + ")",
            thing.address(),
            thing.language(),
            thing.hint());
  }

  private static double degrees(Binding row, String variable) {
    return Double.parseDouble(row.get(variable).getLiteralLexicalForm());
  }
}
