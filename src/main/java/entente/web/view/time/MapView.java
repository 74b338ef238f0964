package entente.web.view.time;

import entente.web.http.Messages;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.Request;
import entente.web.page.PageQueries;
import entente.web.page.TermText;
import entente.web.view.FilterAddress;
import entente.web.view.FilterOption;
import entente.web.view.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JsonBuilder;
import org.apache.jena.atlas.json.JsonValue;
import org.apache.jena.graph.Node;

/** Serves {@code /map?kind=…&from=…&to=…}: everything with a place, as a map and as a list. */
public final class MapView implements View {
  private final PageQueries queries;

  /** By language; a release does not change, so the items are read once. */
  private final Map<String, MapItems> items = new ConcurrentHashMap<>();

  public MapView(PageQueries queries) {
    this.queries = queries;
  }

  @Override
  public Shown shown(Request request, String rest, Messages messages) {
    if (!rest.isEmpty()) {
      throw new ProblemException(Problem.notFound(messages.say("when.below", "map")));
    }
    MapItems known =
        items.computeIfAbsent(messages.language(), language -> MapItems.of(queries, messages));
    Optional<Node> kind =
        known
            .classes()
            .of(request, "kind", known.items().stream().map(MapItems.Item::type).toList());
    DatePeriod period = DatePeriod.of(request, messages);
    List<MapItems.Item> ofKind =
        known.items().stream()
            .filter(item -> kind.isEmpty() || known.classes().falls(item.type(), kind.get()))
            .toList();
    List<MapItems.Item> shown =
        ofKind.stream()
            .filter(item -> period.isOpen() || item.isDated() && period.includes(item.bounds()))
            .toList();
    long undated =
        period.isOpen()
            ? 0
            : MapItems.count(ofKind.stream().filter(item -> !item.isDated()).toList());
    return new Shown(
        messages.say("map.title"),
        messages.say("map.summary"),
        "map",
        page(known, filter(known, kind, period, messages), shown, undated, messages),
        () -> json(shown, known),
        () ->
            queries.excerpt(
                shown.stream()
                    .flatMap(item -> Stream.of(item.thing(), item.where(), item.spot().node()))
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet())));
  }

  private static MapPage.Filter filter(
      MapItems known, Optional<Node> kind, DatePeriod period, Messages messages) {
    Map<Node, Node> types = new LinkedHashMap<>();
    known.items().forEach(item -> types.putIfAbsent(item.thing(), item.type()));
    List<FilterOption> kinds = known.classes().choices(List.copyOf(types.values()), kind);
    FilterOption all =
        new FilterOption("", messages.say("map.all"), "", number(types.size()), 0, kind.isEmpty());
    List<FilterOption> families =
        Stream.concat(Stream.of(all), kinds.stream().filter(each -> each.depth() == 0))
            .map(each -> each.at(address(each.value(), period)))
            .toList();
    return new MapPage.Filter(
        List.of(
            FilterOption.Field.of(
                "kind",
                messages.say("map.kind"),
                Stream.concat(Stream.of(all), kinds.stream()).toList())),
        period.fromText(),
        period.toText(),
        families);
  }

  private static String address(String kind, DatePeriod period) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("kind", kind);
    parameters.put("from", period.fromText());
    parameters.put("to", period.toText());
    return FilterAddress.of("/map", parameters);
  }

  private MapPage page(
      MapItems known,
      MapPage.Filter filter,
      List<MapItems.Item> items,
      long undated,
      Messages messages) {
    Map<Node, List<MapItems.Item>> places = byPlace(known, items);
    List<MapPage.Place> exact = new ArrayList<>();
    List<MapPage.Place> countries = new ArrayList<>();
    List<MapPage.Place> nowhere = new ArrayList<>();
    places.forEach(
        (place, there) -> {
          MapItems.Spot spot = there.get(0).spot();
          (spot.node() == null ? nowhere : spot.exact() ? exact : countries)
              .add(place(known, place, there));
        });
    return new MapPage(
        filter,
        messages.say("map.counted", number(MapItems.count(items)), number(places.size())),
        undated == 0 ? "" : messages.say("map.undated", undated),
        new MapDrawing(known, queries, messages).of(places),
        exact,
        countries,
        nowhere);
  }

  /** The items by place, the place of most things first. */
  private Map<Node, List<MapItems.Item>> byPlace(MapItems known, List<MapItems.Item> items) {
    Map<Node, List<MapItems.Item>> places = new LinkedHashMap<>();
    items.forEach(
        item -> places.computeIfAbsent(item.place(), each -> new ArrayList<>()).add(item));
    Map<Node, List<MapItems.Item>> sorted = new LinkedHashMap<>();
    places.entrySet().stream()
        .sorted(
            Comparator.comparing(
                    (Map.Entry<Node, List<MapItems.Item>> place) ->
                        -MapItems.count(place.getValue()))
                .thenComparing(place -> known.labels().link(place.getKey(), queries).text()))
        .forEach(place -> sorted.put(place.getKey(), place.getValue()));
    return sorted;
  }

  private MapPage.Place place(MapItems known, Node place, List<MapItems.Item> items) {
    Map<Node, DatedEntry> entries = new LinkedHashMap<>();
    items.stream()
        .sorted(
            Comparator.comparing((MapItems.Item item) -> item.bounds().listed())
                .thenComparing(item -> item.entry().thing().text()))
        .forEach(
            item ->
                entries.putIfAbsent(
                    item.thing(),
                    item.where().equals(place)
                        ? item.entry()
                        : item.entry().with(List.of(known.labels().link(item.where(), queries)))));
    return new MapPage.Place(
        known.labels().link(place, queries),
        MapDrawing.anchor(place),
        List.copyOf(entries.values()));
  }

  private JsonValue json(List<MapItems.Item> items, MapItems known) {
    JsonBuilder builder =
        JsonBuilder.create()
            .startObject()
            .pair("count", MapItems.count(items))
            .key("items")
            .startArray();
    for (MapItems.Item item : items) {
      MapItems.Spot spot = item.spot();
      builder
          .startObject()
          .pair("iri", item.thing().getURI())
          .pair("name", item.entry().thing().text())
          .pair("class", item.type().getURI())
          .pair("when", item.entry().when())
          .pair("where", item.where().getURI());
      if (spot.node() != null) {
        builder
            .pair("place", spot.node().getURI())
            .pair("placeName", known.labels().link(spot.node(), queries).text());
      }
      if (spot.exact()) {
        builder.pair("latitude", spot.latitude()).pair("longitude", spot.longitude());
      }
      item.bounds().byName().forEach((name, day) -> builder.pair(name, day.toString()));
      builder.finishObject();
    }
    return builder.finishArray().finishObject().build();
  }

  private static String number(long number) {
    return TermText.number(Long.toString(number));
  }
}
