package entente.web.view;

import entente.web.chart.LabelPlacement;
import entente.web.chart.Svg;
import entente.web.chart.WorldOutline;
import entente.web.http.Messages;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.Request;
import entente.web.page.DateBounds;
import entente.web.page.Labels;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.page.TermText;
import java.time.LocalDate;
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
import org.apache.jena.sparql.engine.binding.Binding;

/** What lies or took place where: on an outline of the land, and as a list. */
public final class MapView implements View {
  private static final int WIDTH = 1016;

  /** Degrees around the outermost places. */
  private static final double MARGIN = 9;

  private final PageQueries queries;
  private final Map<String, Stock> stocks = new ConcurrentHashMap<>();

  public MapView(PageQueries queries) {
    this.queries = queries;
  }

  /** What the template shows. */
  public record Model(
      List<FilterOption.Field> fields,
      String from,
      String to,
      List<FilterOption> families,
      String counted,
      String undated,
      Drawing drawing,
      List<Place> places,
      List<Place> countries,
      List<Place> nowhere) {}

  /**
   * The map: paths of land, of the countries of which no place is known, and of borders, and the
   * marks on them.
   */
  public record Drawing(
      String title,
      String description,
      int width,
      int height,
      String land,
      List<String> hatched,
      String borders,
      List<Mark> marks) {}

  /**
   * A place on the map: a circle, or a square where only the country is known; the label is empty
   * where there is no room for it.
   */
  public record Mark(
      String address,
      String name,
      boolean exact,
      String x,
      String y,
      String size,
      String corner,
      String side,
      String count,
      String label,
      String labelX,
      String labelY,
      String anchor,
      String language) {}

  /** A place in the list, and what is there. */
  public record Place(
      Page.Link name, String anchor, List<TimelineView.Entry> entries, List<Page.Link> where) {}

  private record Item(
      Node thing,
      Node type,
      Page.Link link,
      Page.Link kind,
      String became,
      DateBounds bounds,
      String when,
      Node where,
      Spot spot) {
    boolean dated() {
      return !bounds.listed().equals(LocalDate.MAX);
    }
  }

  /**
   * Where something is put: a place with coordinates, a state of which the outline is known, or
   * neither.
   */
  private record Spot(Node node, Double latitude, Double longitude, String code) {
    boolean exact() {
      return latitude != null;
    }
  }

  private record Stock(List<Item> items, ClassFilter kinds, Labels labels) {}

  @Override
  public Shown shown(Request request, String rest, Messages words) {
    if (!rest.isEmpty()) {
      throw new ProblemException(Problem.notFound(words.say("when.below", "map")));
    }
    Stock stock = stocks.computeIfAbsent(words.language(), each -> stock(words));
    Optional<Node> kind =
        stock.kinds().of(request, "kind", stock.items().stream().map(Item::type).toList());
    Optional<DateParameter> from = DateParameter.unlessEmpty(request, "from", words);
    Optional<DateParameter> to = DateParameter.unlessEmpty(request, "to", words);
    if (from.isPresent() && to.isPresent() && from.get().first().isAfter(to.get().last())) {
      throw new ProblemException(
          Problem.badRequest(words.say("when.reversed", from.get().text(), to.get().text())));
    }
    boolean all = from.isEmpty() && to.isEmpty();
    LocalDate first = from.map(DateParameter::first).orElse(null);
    LocalDate last = to.map(DateParameter::last).orElse(null);
    List<Item> ofKind =
        stock.items().stream()
            .filter(item -> kind.isEmpty() || stock.kinds().falls(item.type(), kind.get()))
            .toList();
    List<Item> items =
        ofKind.stream()
            .filter(
                item ->
                    all
                        || item.dated()
                            && item.bounds().possiblyWithin(first, last)
                            && item.bounds().knownWithin(first, last))
            .toList();
    long undated =
        all ? 0 : ofKind.stream().filter(item -> !item.dated()).map(Item::thing).distinct().count();
    return new Shown(
        words.say("map.title"),
        words.say("map.summary"),
        "map",
        model(stock, kind, from, to, items, undated, words),
        () -> json(items, stock),
        () ->
            queries.excerpt(
                items.stream()
                    .flatMap(item -> Stream.of(item.thing(), item.where(), item.spot().node()))
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet())));
  }

  private Model model(
      Stock stock,
      Optional<Node> kind,
      Optional<DateParameter> from,
      Optional<DateParameter> to,
      List<Item> items,
      long undated,
      Messages words) {
    String years =
        from.map(each -> "&from=" + each.text()).orElse("")
            + to.map(each -> "&to=" + each.text()).orElse("");
    List<FilterOption> kinds = stock.kinds().choices(distinct(stock.items()), kind);
    FilterOption everything =
        new FilterOption(
            "",
            words.say("map.all"),
            "",
            number(stock.items().stream().map(Item::thing).distinct().count()),
            0,
            kind.isEmpty());
    List<FilterOption> families =
        Stream.concat(Stream.of(everything), kinds.stream().filter(each -> each.depth() == 0))
            .map(
                each ->
                    new FilterOption(
                        "/map"
                            + ("kind=" + each.value() + years)
                                .replaceFirst("^kind=(&|$)", "")
                                .replaceFirst("^(?=.)", "?"),
                        each.text(),
                        each.language(),
                        each.count(),
                        0,
                        each.chosen()))
            .toList();
    Map<Node, List<Item>> spots = new LinkedHashMap<>();
    items.forEach(
        item ->
            spots
                .computeIfAbsent(
                    item.spot().node() == null ? item.where() : item.spot().node(),
                    each -> new ArrayList<>())
                .add(item));
    List<Map.Entry<Node, List<Item>>> sorted =
        spots.entrySet().stream()
            .sorted(
                Comparator.comparing((Map.Entry<Node, List<Item>> spot) -> -count(spot.getValue()))
                    .thenComparing(spot -> stock.labels().link(spot.getKey(), queries).text()))
            .toList();
    List<Place> places = new ArrayList<>();
    List<Place> countries = new ArrayList<>();
    List<Place> nowhere = new ArrayList<>();
    sorted.forEach(
        spot ->
            (spot.getValue().get(0).spot().node() == null
                    ? nowhere
                    : spot.getValue().get(0).spot().exact() ? places : countries)
                .add(place(stock, spot.getKey(), spot.getValue())));
    return new Model(
        List.of(
            new FilterOption.Field(
                "kind",
                words.say("map.kind"),
                List.of(
                    new FilterOption.Group(
                        "", "", Stream.concat(Stream.of(everything), kinds.stream()).toList())))),
        from.map(DateParameter::text).orElse(""),
        to.map(DateParameter::text).orElse(""),
        families,
        words.say("map.counted", number(count(items)), number(spots.size())),
        undated == 0 ? "" : words.say("map.undated", undated),
        drawing(stock, sorted, words),
        places,
        countries,
        nowhere);
  }

  private static List<Node> distinct(List<Item> items) {
    Map<Node, Node> types = new LinkedHashMap<>();
    items.forEach(item -> types.putIfAbsent(item.thing(), item.type()));
    return List.copyOf(types.values());
  }

  private static long count(List<Item> items) {
    return items.stream().map(Item::thing).distinct().count();
  }

  private Place place(Stock stock, Node node, List<Item> items) {
    Map<Node, TimelineView.Entry> entries = new LinkedHashMap<>();
    items.stream()
        .sorted(
            Comparator.comparing((Item item) -> item.bounds().listed())
                .thenComparing(item -> item.link().text()))
        .forEach(
            item ->
                entries.putIfAbsent(
                    item.thing(),
                    new TimelineView.Entry(
                        item.when(),
                        item.link(),
                        item.kind(),
                        item.became(),
                        item.where().equals(node)
                            ? List.of()
                            : List.of(stock.labels().link(item.where(), queries)),
                        List.of())));
    return new Place(
        stock.labels().link(node, queries), anchor(node), List.copyOf(entries.values()), List.of());
  }

  private static String anchor(Node node) {
    return node.getURI().replaceFirst(".*/id/", "").replace('/', '-');
  }

  private Drawing drawing(Stock stock, List<Map.Entry<Node, List<Item>>> spots, Messages words) {
    List<Spot> known = stock.items().stream().map(Item::spot).filter(Spot::exact).toList();
    if (known.isEmpty()) {
      return null;
    }
    // The same part of the world whatever is chosen, so that two choices can be compared.
    WorldOutline.Sheet sheet =
        WorldOutline.shipped()
            .sheet(
                known.stream().mapToDouble(Spot::longitude).min().orElseThrow() - MARGIN,
                known.stream().mapToDouble(Spot::latitude).min().orElseThrow() - MARGIN,
                known.stream().mapToDouble(Spot::longitude).max().orElseThrow() + MARGIN,
                known.stream().mapToDouble(Spot::latitude).max().orElseThrow() + MARGIN / 2,
                WIDTH);
    List<Mark> marks = new ArrayList<>();
    List<String> hatched = new ArrayList<>();
    LabelPlacement lettering = new LabelPlacement(WIDTH);
    Map<Node, WorldOutline.Point> points = new LinkedHashMap<>();
    spots.forEach(
        each -> {
          Spot spot = each.getValue().get(0).spot();
          Optional<WorldOutline.Point> point =
              spot.exact()
                  ? Optional.of(sheet.point(spot.latitude(), spot.longitude()))
                  : spot.code() == null ? Optional.empty() : sheet.middle(spot.code());
          point
              .filter(sheet::holds)
              .ifPresent(
                  here -> {
                    points.put(each.getKey(), here);
                    lettering.keep(here.x(), here.y(), size(each.getValue()));
                    if (!spot.exact()) {
                      sheet.country(spot.code()).ifPresent(hatched::add);
                    }
                  });
        });
    spots.forEach(
        each ->
            Optional.ofNullable(points.get(each.getKey()))
                .ifPresent(
                    here ->
                        marks.add(
                            mark(stock, each.getKey(), each.getValue(), here, lettering, words))));
    return new Drawing(
        words.say("map.chart"),
        words.say("map.chart-words", marks.size()),
        sheet.width(),
        sheet.height(),
        sheet.land(),
        hatched,
        sheet.borders(),
        marks);
  }

  private static double size(List<Item> items) {
    return 3.2 + 2.3 * Math.sqrt(count(items));
  }

  private Mark mark(
      Stock stock,
      Node node,
      List<Item> items,
      WorldOutline.Point here,
      LabelPlacement lettering,
      Messages words) {
    Page.Link name = stock.labels().link(node, queries);
    double size = size(items);
    Optional<LabelPlacement.Stand> stand = lettering.beside(here.x(), here.y(), size, name.text());
    boolean exact = items.get(0).spot().exact();
    return new Mark(
        "#" + anchor(node),
        words.say(exact ? "map.mark" : "map.mark-country", name.text(), count(items)),
        exact,
        Svg.number(here.x()),
        Svg.number(here.y()),
        Svg.number(size),
        Svg.number(here.x() - size * .85) + " " + Svg.number(here.y() - size * .85),
        Svg.number(size * 1.7),
        number(count(items)),
        stand.isPresent() ? name.text() : "",
        Svg.number(stand.map(LabelPlacement.Stand::x).orElse(0.0)),
        Svg.number(stand.map(LabelPlacement.Stand::y).orElse(0.0)),
        stand.map(LabelPlacement.Stand::anchor).orElse("start"),
        name.language());
  }

  private Stock stock(Messages words) {
    List<Binding> rows = queries.rows("places/all", Map.of());
    Labels labels =
        new Labels(
            words.language(),
            queries.names(
                rows.stream()
                    .flatMap(
                        row ->
                            Stream.of("thing", "where", "place", "state", "modality").map(row::get))
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet())));
    ClassFilter kinds = new ClassFilter(queries, words);
    DatesAsWritten when = new DatesAsWritten(queries, words);
    Map<List<Node>, Item> items = new LinkedHashMap<>();
    for (Binding row : rows) {
      Spot spot =
          row.contains("place")
              ? new Spot(row.get("place"), degrees(row, "lat"), degrees(row, "long"), null)
              : row.contains("state")
                  ? new Spot(row.get("state"), null, null, row.get("code").getLiteralLexicalForm())
                  : new Spot(null, null, null, null);
      Node thing = row.get("thing");
      items.putIfAbsent(
          List.of(thing, spot.node() == null ? row.get("where") : spot.node()),
          new Item(
              thing,
              row.get("class"),
              labels.link(thing, queries),
              kinds.link(row.get("class")),
              row.contains("modality") ? labels.link(row.get("modality"), queries).text() : "",
              DateBounds.of(row),
              when.of(thing),
              row.get("where"),
              spot));
    }
    return new Stock(List.copyOf(items.values()), kinds, labels);
  }

  private static Double degrees(Binding row, String variable) {
    return Double.valueOf(row.get(variable).getLiteralLexicalForm());
  }

  private JsonValue json(List<Item> items, Stock stock) {
    JsonBuilder builder =
        JsonBuilder.create().startObject().pair("count", count(items)).key("items").startArray();
    for (Item item : items) {
      builder
          .startObject()
          .pair("iri", item.thing().getURI())
          .pair("name", item.link().text())
          .pair("class", item.type().getURI())
          .pair("when", item.when())
          .pair("where", item.where().getURI());
      if (item.spot().node() != null) {
        builder
            .pair("place", item.spot().node().getURI())
            .pair("placeName", stock.labels().link(item.spot().node(), queries).text());
      }
      if (item.spot().exact()) {
        builder.pair("latitude", item.spot().latitude()).pair("longitude", item.spot().longitude());
      }
      TimelineView.bounds(builder, item.bounds());
      builder.finishObject();
    }
    return builder.finishArray().finishObject().build();
  }

  private static String number(long number) {
    return TermText.number(Long.toString(number));
  }
}
