package entente.web.view.time;

import entente.web.http.Messages;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.Request;
import entente.web.page.PageQueries;
import entente.web.page.TermText;
import entente.web.view.ListPage;
import entente.web.view.View;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.jena.atlas.json.JsonBuilder;
import org.apache.jena.atlas.json.JsonValue;

/**
 * Serves {@code /timeline?kind=…&actor=…&from=…&to=…&page=…}: everything with a date, as a chart
 * and as a list.
 */
public final class TimelineView implements View {
  private static final int LISTED = 150;
  private final PageQueries queries;

  /** By language; a release does not change, so the items are read once. */
  private final Map<String, TimelineItems> items = new ConcurrentHashMap<>();

  public TimelineView(PageQueries queries) {
    this.queries = queries;
  }

  @Override
  public Shown shown(Request request, String rest, Messages messages) {
    if (!rest.isEmpty()) {
      throw new ProblemException(Problem.notFound(messages.say("when.below", "timeline")));
    }
    TimelineItems known =
        items.computeIfAbsent(messages.language(), language -> TimelineItems.of(queries, messages));
    TimelineFilter filter = TimelineFilter.of(request, known, queries, messages);
    List<TimelineItems.Item> ofActor =
        known.items().stream()
            .filter(
                item -> filter.actor().isEmpty() || item.actors().contains(filter.actor().get()))
            .toList();
    List<TimelineItems.Item> ofKind =
        ofActor.stream()
            .filter(
                item ->
                    filter.kind().isEmpty()
                        || known.classes().falls(item.type(), filter.kind().get()))
            .toList();
    List<TimelineItems.Item> shown =
        ofKind.stream().filter(item -> filter.period().includes(item.bounds())).toList();
    ListPage page = ListPage.of(request, shown.size(), LISTED, messages);
    String kind =
        filter
            .kind()
            .map(each -> known.classes().link(each).text())
            .orElse(messages.say("timeline.all"));
    TimelineDrawing drawing = new TimelineDrawing(filter, shown, messages);
    return new Shown(
        messages.say("timeline.title"),
        messages.say("timeline.summary"),
        "timeline",
        new TimelinePage(
            new TimelineForm(known, filter, messages).page(ofActor),
            messages.say("timeline.counted", TermText.number(Integer.toString(shown.size())), kind),
            drawing.chart(kind, shown),
            drawing.histogram(ofKind),
            drawing.beyond(shown),
            years(page.of(shown)),
            page.links(number -> filter.with("page", Integer.toString(number)) + "#list")),
        () -> json(filter, shown),
        () ->
            queries.excerpt(
                shown.stream().map(TimelineItems.Item::thing).collect(Collectors.toSet())));
  }

  private static List<TimelinePage.Year> years(List<TimelineItems.Item> items) {
    Map<Integer, List<DatedEntry>> years = new LinkedHashMap<>();
    items.forEach(
        item ->
            years
                .computeIfAbsent(item.bounds().listed().getYear(), year -> new ArrayList<>())
                .add(item.entry()));
    return years.entrySet().stream()
        .map(each -> new TimelinePage.Year(Integer.toString(each.getKey()), each.getValue()))
        .toList();
  }

  private static JsonValue json(TimelineFilter filter, List<TimelineItems.Item> items) {
    JsonBuilder builder = JsonBuilder.create().startObject();
    filter.kind().ifPresent(kind -> builder.pair("kind", kind.getURI()));
    filter.actor().ifPresent(actor -> builder.pair("actor", actor.getURI()));
    pair(builder, "from", filter.period().first());
    pair(builder, "to", filter.period().last());
    builder.pair("count", items.size()).key("items").startArray();
    for (TimelineItems.Item item : items) {
      builder
          .startObject()
          .pair("iri", item.thing().getURI())
          .pair("name", item.entry().thing().text())
          .pair("class", item.type().getURI())
          .pair("when", item.entry().when());
      if (!item.isFact()) {
        builder.pair("modality", item.modality().getURI());
      }
      item.bounds().byName().forEach((name, day) -> pair(builder, name, day));
      builder.key("documents").startArray();
      item.entry().documents().forEach(document -> builder.value(document.text()));
      builder.finishArray().finishObject();
    }
    return builder.finishArray().finishObject().build();
  }

  private static void pair(JsonBuilder builder, String name, LocalDate day) {
    if (day != null) {
      builder.pair(name, day.toString());
    }
  }
}
