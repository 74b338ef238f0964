package entente.web.view.time;

import entente.web.http.Messages;
import entente.web.page.DateBounds;
import entente.web.page.Labels;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.page.Rows;
import entente.web.page.TermText;
import entente.web.view.ClassFilter;
import entente.web.view.DatesAsWritten;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;

/** Everything with a date, and its actors, in the words of one language. */
record TimelineItems(List<Item> items, List<Actor> actors, ClassFilter classes) {

  /**
   * A thing that has a date.
   *
   * @param modality null for a fact
   */
  record Item(
      Node thing, Node type, Node modality, DateBounds bounds, Set<Node> actors, DatedEntry entry) {
    boolean isFact() {
      return modality == null;
    }
  }

  /** A state, organization or person that takes part in something. */
  record Actor(Node node, Page.Link link, Page.Link kind) {}

  /** The class of each item. */
  List<Node> types() {
    return items.stream().map(Item::type).toList();
  }

  /** Reads everything from the store. */
  static TimelineItems of(PageQueries queries, Messages messages) {
    List<Binding> things = queries.rows("timeline/things", Map.of());
    List<Binding> actors = queries.rows("timeline/actors", Map.of());
    List<Binding> sources = queries.rows("dates/sources", Map.of());
    Labels labels =
        new Labels(
            messages.language(),
            queries.names(
                Stream.of(
                        things.stream()
                            .flatMap(row -> Stream.of(row.get("thing"), row.get("modality"))),
                        actors.stream().map(row -> row.get("actor")),
                        sources.stream().map(row -> row.get("document")))
                    .flatMap(nodes -> nodes)
                    .filter(Objects::nonNull)
                    .filter(Node::isURI)
                    .collect(Collectors.toSet())));
    ClassFilter classes = new ClassFilter(queries, messages);
    Map<Node, Sources> dated = sources(sources, labels, queries, messages);
    DatesAsWritten dates = new DatesAsWritten(queries, messages);
    Map<Node, Set<Node>> actorsOf = new HashMap<>();
    actors.forEach(
        row ->
            actorsOf
                .computeIfAbsent(row.get("thing"), each -> new LinkedHashSet<>())
                .add(row.get("actor")));
    Map<Node, Item> items = new LinkedHashMap<>();
    things.forEach(
        row ->
            items.computeIfAbsent(
                row.get("thing"),
                thing -> {
                  Sources own = dated.getOrDefault(thing, new Sources());
                  return new Item(
                      thing,
                      row.get("class"),
                      row.get("modality"),
                      DateBounds.of(row),
                      actorsOf.getOrDefault(thing, Set.of()),
                      new DatedEntry(
                          dates.of(thing),
                          labels.link(thing, queries),
                          classes.link(row.get("class")),
                          row.contains("modality")
                              ? labels.link(row.get("modality"), queries).text()
                              : "",
                          List.copyOf(own.documents.values()),
                          List.copyOf(own.otherwise)));
                }));
    return new TimelineItems(
        items.values().stream()
            .sorted(
                Comparator.comparing((Item item) -> item.bounds().listed())
                    .thenComparing(item -> item.thing().getURI()))
            .toList(),
        actors.stream()
            .collect(
                Collectors.toMap(
                    row -> row.get("actor"), row -> row, (one, other) -> one, HashMap::new))
            .values()
            .stream()
            .map(
                row ->
                    new Actor(
                        row.get("actor"),
                        labels.link(row.get("actor"), queries),
                        classes.link(row.get("class"))))
            .sorted(
                Comparator.comparing(
                    (Actor actor) -> actor.link().text(), String.CASE_INSENSITIVE_ORDER))
            .toList(),
        classes);
  }

  /** The documents that date a thing, each once, and the documents that give another date. */
  private static final class Sources {
    private final Map<Node, Page.Link> documents = new LinkedHashMap<>();
    private final Set<Page.Link> otherwise = new LinkedHashSet<>();
  }

  private static Map<Node, Sources> sources(
      List<Binding> rows, Labels labels, PageQueries queries, Messages messages) {
    Map<Node, Sources> sources = new HashMap<>();
    for (Binding row : rows) {
      Sources own = sources.computeIfAbsent(row.get("thing"), each -> new Sources());
      String address = queries.local(row.get("passage").getURI());
      Page.Link document = labels.link(row.get("document"), queries);
      if (Rows.flag(row, "preferred")) {
        own.documents.putIfAbsent(
            row.get("document"), new Page.Link(document.text(), address, document.language(), ""));
      } else {
        own.otherwise.add(
            Page.Link.to(
                messages.say(
                    "timeline.otherwise",
                    TermText.literal(row.get("date"), messages).text(),
                    document.text()),
                address));
      }
    }
    return sources;
  }
}
