package entente.web.view;

import entente.web.chart.TimelineSvg;
import entente.web.chart.YearHistogram;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JsonBuilder;
import org.apache.jena.atlas.json.JsonValue;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * Everything that has a time, by kind, by who has to do with it and by years: drawn, and as a list.
 */
public final class TimelineView implements View {
  private static final int LISTED = 150;
  private static final int DRAWN = 600;

  /**
   * Years that most things lie in are drawn when nobody chose others; this share of them may lie
   * outside at either end.
   */
  private static final double OUTLYING = .04;

  private static final int FITTING = 45;
  private final PageQueries queries;
  private final Map<String, Stock> stocks = new ConcurrentHashMap<>();

  public TimelineView(PageQueries queries) {
    this.queries = queries;
  }

  /**
   * What the template shows; {@code chart} and {@code strip} are null when there is nothing to
   * draw.
   */
  public record Model(
      List<FilterOption.Field> fields,
      String from,
      String to,
      List<FilterOption> families,
      String counted,
      TimelineSvg chart,
      YearHistogram strip,
      List<Page.Link> beyond,
      List<Year> years,
      List<Page.Link> pages) {}

  /** The things of one year in the list. */
  public record Year(String name, List<Entry> entries) {}

  /** One thing in the list: when, what, of which kind, what became of it, and who says so. */
  public record Entry(
      String when,
      Page.Link thing,
      Page.Link kind,
      String modality,
      List<Page.Link> documents,
      List<Page.Link> otherwise) {}

  private record Item(
      Node thing,
      Node type,
      Page.Link link,
      Page.Link kind,
      Node modality,
      String became,
      DateBounds bounds,
      String when,
      Set<Node> actors,
      List<Page.Link> documents,
      List<Page.Link> otherwise) {
    boolean real() {
      return modality == null;
    }
  }

  private record Actor(Node node, Page.Link link, Page.Link kind) {}

  /**
   * Everything there is, in the words of one language. A release does not change, so this is read
   * once.
   */
  private record Stock(List<Item> items, List<Actor> actors, ClassFilter kinds) {}

  private record Chosen(
      Optional<Node> kind,
      boolean all,
      Optional<Node> actor,
      Optional<DateParameter> from,
      Optional<DateParameter> to) {
    LocalDate first() {
      return from.map(DateParameter::first).orElse(null);
    }

    LocalDate last() {
      return to.map(DateParameter::last).orElse(null);
    }

    /** The address of the same choice, with one parameter changed; an empty value leaves it out. */
    String with(String... changes) {
      Map<String, String> parameters = new TreeMap<>();
      kind.ifPresent(each -> parameters.put("kind", ClassFilter.name(each)));
      if (all) {
        parameters.put("kind", ALL);
      }
      actor.ifPresent(each -> parameters.put("actor", each.getURI().replaceFirst(".*/id/", "")));
      from.ifPresent(each -> parameters.put("from", each.text()));
      to.ifPresent(each -> parameters.put("to", each.text()));
      for (int i = 0; i < changes.length; i += 2) {
        parameters.put(changes[i], changes[i + 1]);
      }
      String query =
          parameters.entrySet().stream()
              .filter(each -> !each.getValue().isEmpty())
              .map(each -> each.getKey() + "=" + each.getValue())
              .collect(Collectors.joining("&"));
      return "/timeline" + (query.isEmpty() ? "" : "?" + query);
    }
  }

  private static final String ALL = "all";

  @Override
  public Shown shown(Request request, String rest, Messages words) {
    if (!rest.isEmpty()) {
      throw new ProblemException(Problem.notFound(words.say("when.below", "timeline")));
    }
    Stock stock = stocks.computeIfAbsent(words.language(), each -> stock(words));
    Chosen chosen = chosen(request, stock, words);
    List<Item> others =
        stock.items().stream()
            .filter(
                item -> chosen.actor().isEmpty() || item.actors().contains(chosen.actor().get()))
            .toList();
    List<Item> ofKind =
        others.stream()
            .filter(
                item ->
                    chosen.kind().isEmpty()
                        || stock.kinds().falls(item.type(), chosen.kind().get()))
            .toList();
    List<Item> items =
        ofKind.stream()
            .filter(
                item ->
                    item.bounds().possiblyWithin(chosen.first(), chosen.last())
                        && (chosen.from().isEmpty() && chosen.to().isEmpty()
                            || item.bounds().knownWithin(chosen.first(), chosen.last())))
            .toList();
    int page = page(request, Math.max(1, (items.size() + LISTED - 1) / LISTED), words);
    return new Shown(
        words.say("timeline.title"),
        words.say("timeline.summary"),
        "timeline",
        model(stock, chosen, others, ofKind, items, page, words),
        () -> json(chosen, items),
        () -> queries.excerpt(items.stream().map(Item::thing).collect(Collectors.toSet())));
  }

  private Chosen chosen(Request request, Stock stock, Messages words) {
    boolean all = request.parameter("kind").filter(ALL::equals).isPresent();
    Optional<Node> kind =
        all
            ? Optional.empty()
            : stock.kinds().of(request, "kind", stock.items().stream().map(Item::type).toList());
    Optional<Node> actor =
        request
            .parameter("actor")
            .filter(text -> !text.isBlank())
            .map(
                text -> {
                  Node node = queries.named("id/" + text);
                  if (stock.actors().stream().noneMatch(each -> each.node().equals(node))) {
                    throw new ProblemException(
                        Problem.notFound(
                            words.say("timeline.no-actor", DateParameter.shown(text))));
                  }
                  return node;
                });
    Optional<DateParameter> from = DateParameter.unlessEmpty(request, "from", words);
    Optional<DateParameter> to = DateParameter.unlessEmpty(request, "to", words);
    if (from.isPresent() && to.isPresent() && from.get().first().isAfter(to.get().last())) {
      throw new ProblemException(
          Problem.badRequest(words.say("when.reversed", from.get().text(), to.get().text())));
    }
    if (!all && kind.isEmpty() && actor.isEmpty() && from.isEmpty() && to.isEmpty()) {
      // Who chose nothing is shown what most timelines show; everything is one step away.
      kind =
          queries.rows("timeline/default-class", Map.of()).stream()
              .map(row -> row.get("class"))
              .findFirst();
    }
    return new Chosen(kind, all, actor, from, to);
  }

  static int page(Request request, int last, Messages words) {
    String text = request.parameter("page").orElse("1");
    if (!text.matches("[1-9]\\d{0,8}")) {
      throw new ProblemException(
          Problem.badRequest(words.say("when.no-page", DateParameter.shown(text), last)));
    } else if (Integer.parseInt(text) > last) {
      throw new ProblemException(Problem.notFound(words.say("when.no-page", text, last)));
    }
    return Integer.parseInt(text);
  }

  private Model model(
      Stock stock,
      Chosen chosen,
      List<Item> others,
      List<Item> ofKind,
      List<Item> items,
      int page,
      Messages words) {
    List<FilterOption> kinds =
        stock.kinds().choices(others.stream().map(Item::type).toList(), chosen.kind());
    List<FilterOption> all =
        List.of(
            new FilterOption(
                ALL,
                words.say("timeline.all"),
                "",
                number(others.size()),
                0,
                chosen.kind().isEmpty()));
    List<FilterOption> families =
        Stream.concat(all.stream(), kinds.stream().filter(each -> each.depth() == 0))
            .map(
                each ->
                    new FilterOption(
                        chosen.with("kind", each.value()),
                        each.text(),
                        each.language(),
                        each.count(),
                        0,
                        each.chosen()))
            .toList();
    List<FilterOption.Field> fields =
        List.of(
            new FilterOption.Field(
                "kind",
                words.say("timeline.kind"),
                List.of(
                    new FilterOption.Group(
                        "", "", Stream.concat(all.stream(), kinds.stream()).toList()))),
            new FilterOption.Field(
                "actor", words.say("timeline.actor"), actors(stock, chosen, words)));
    LocalDate[] window = window(chosen, items);
    String kind =
        chosen
            .kind()
            .map(each -> stock.kinds().link(each).text())
            .orElse(words.say("timeline.all"));
    List<TimelineSvg.Item> drawn =
        items.size() > DRAWN
            ? List.of()
            : items.stream()
                .filter(
                    item ->
                        window[0] != null
                            && item.bounds().possiblyWithin(window[0], window[1])
                            && item.bounds().knownWithin(window[0], window[1]))
                .sorted(Comparator.comparing((Item item) -> rank(item, items)))
                .map(item -> drawn(item, words))
                .toList();
    TimelineSvg chart =
        drawn.isEmpty()
            ? null
            : TimelineSvg.of(
                words.say("timeline.chart", kind),
                words.say(
                    "timeline.chart-words", drawn.size(), window[0].getYear(), window[1].getYear()),
                drawn,
                window[0],
                window[1],
                words);
    int first = (page - 1) * LISTED;
    Map<String, List<Entry>> years = new LinkedHashMap<>();
    items
        .subList(first, Math.min(items.size(), first + LISTED))
        .forEach(
            item ->
                years
                    .computeIfAbsent(
                        Integer.toString(item.bounds().listed().getYear()),
                        each -> new ArrayList<>())
                    .add(
                        new Entry(
                            item.when(),
                            item.link(),
                            item.kind(),
                            item.became(),
                            item.documents(),
                            item.otherwise())));
    int pages = (items.size() + LISTED - 1) / LISTED;
    return new Model(
        fields,
        chosen.from().map(DateParameter::text).orElse(""),
        chosen.to().map(DateParameter::text).orElse(""),
        families,
        words.say("timeline.counted", number(items.size()), kind),
        chart,
        strip(chosen, ofKind, window, words),
        beyond(chosen, items, window, words),
        years.entrySet().stream().map(each -> new Year(each.getKey(), each.getValue())).toList(),
        pages < 2
            ? List.of()
            : IntStream.rangeClosed(1, pages)
                .mapToObj(
                    number ->
                        number == page
                            ? Page.Link.plain(Integer.toString(number))
                            : Page.Link.to(
                                Integer.toString(number),
                                chosen.with("page", Integer.toString(number)) + "#list"))
                .toList());
  }

  /**
   * Lanes stand in the order of their size, the largest last, so that what is rare is seen before
   * what is many.
   */
  private static long rank(Item item, List<Item> items) {
    return items.stream().filter(each -> each.kind().text().equals(item.kind().text())).count()
            * 1_000
        + Math.floorMod(item.kind().text().hashCode(), 1_000);
  }

  private List<FilterOption.Group> actors(Stock stock, Chosen chosen, Messages words) {
    Map<Node, Integer> counts = new HashMap<>();
    stock
        .items()
        .forEach(item -> item.actors().forEach(actor -> counts.merge(actor, 1, Integer::sum)));
    Map<String, List<FilterOption>> groups = new LinkedHashMap<>();
    Map<String, String> languages = new HashMap<>();
    stock.actors().stream()
        .filter(
            actor ->
                counts.get(actor.node()) > 1
                    || chosen.actor().isPresent() && chosen.actor().get().equals(actor.node()))
        .forEach(
            actor -> {
              languages.put(actor.kind().text(), actor.kind().language());
              groups
                  .computeIfAbsent(actor.kind().text(), each -> new ArrayList<>())
                  .add(
                      new FilterOption(
                          actor.node().getURI().replaceFirst(".*/id/", ""),
                          actor.link().text(),
                          actor.link().language(),
                          number(counts.get(actor.node())),
                          0,
                          chosen.actor().isPresent() && chosen.actor().get().equals(actor.node())));
            });
    List<FilterOption.Group> listed =
        new ArrayList<>(
            List.of(
                new FilterOption.Group(
                    "",
                    "",
                    List.of(
                        new FilterOption(
                            "",
                            words.say("timeline.anyone"),
                            "",
                            "",
                            0,
                            chosen.actor().isEmpty())))));
    groups.entrySet().stream()
        .sorted(
            Comparator.comparing(
                    (Map.Entry<String, List<FilterOption>> group) -> -group.getValue().size())
                .thenComparing(Map.Entry::getKey))
        .forEach(
            group ->
                listed.add(
                    new FilterOption.Group(
                        group.getKey(), languages.get(group.getKey()), group.getValue())));
    return listed;
  }

  /** The days to be drawn: those chosen, else the years that nearly everything lies in. */
  private static LocalDate[] window(Chosen chosen, List<Item> items) {
    List<Integer> years =
        items.stream()
            .flatMap(
                item ->
                    Stream.of(
                        item.bounds().beginsNotBefore(),
                        item.bounds().beginsNotAfter(),
                        item.bounds().endsNotBefore(),
                        item.bounds().endsNotAfter()))
            .filter(Objects::nonNull)
            .map(LocalDate::getYear)
            .sorted()
            .toList();
    if (years.isEmpty()) {
      return new LocalDate[] {chosen.first(), chosen.last()};
    }
    int slack =
        years.get(years.size() - 1) - years.get(0) <= FITTING ? 0 : (int) (years.size() * OUTLYING);
    LocalDate first =
        chosen
            .from()
            .map(DateParameter::first)
            .orElseGet(() -> LocalDate.of(years.get(slack), 1, 1));
    LocalDate last =
        chosen
            .to()
            .map(DateParameter::last)
            .orElseGet(() -> LocalDate.of(years.get(years.size() - 1 - slack), 12, 31));
    return first.isAfter(last)
        ? new LocalDate[] {
          chosen.from().isPresent() ? first : last.withDayOfYear(1),
          chosen.from().isPresent() ? LocalDate.of(first.getYear(), 12, 31) : last
        }
        : new LocalDate[] {first, last};
  }

  private static TimelineSvg.Item drawn(Item item, Messages words) {
    String label =
        item.real()
            ? item.link().text()
            : words.say("timeline.became", item.link().text(), item.became());
    return new TimelineSvg.Item(
        item.kind().text(),
        item.kind().language(),
        item.link().address(),
        words.say(
            "timeline.mark",
            item.link().text(),
            item.real() ? item.when() : words.say("timeline.became", item.when(), item.became())),
        label,
        item.link().language(),
        item.real(),
        item.bounds());
  }

  private static YearHistogram strip(
      Chosen chosen, List<Item> items, LocalDate[] shown, Messages words) {
    LocalDate[] window =
        window(
            new Chosen(
                Optional.empty(), true, Optional.empty(), Optional.empty(), Optional.empty()),
            items);
    if (window[0] == null) {
      return null;
    }
    Map<Integer, Integer> counts = new HashMap<>();
    items.forEach(item -> counts.merge(item.bounds().listed().getYear(), 1, Integer::sum));
    boolean all = chosen.from().isEmpty() && chosen.to().isEmpty();
    Set<Integer> years =
        all || shown[0] == null || shown[1] == null
            ? Set.of()
            : IntStream.rangeClosed(shown[0].getYear(), shown[1].getYear())
                .boxed()
                .collect(Collectors.toSet());
    return YearHistogram.of(
        words.say("timeline.strip"),
        words.say("timeline.strip-words"),
        counts,
        window[0].getYear(),
        window[1].getYear(),
        years,
        year ->
            chosen.with(
                "kind",
                chosen.kind().map(ClassFilter::name).orElse(ALL),
                "from",
                Integer.toString(year),
                "to",
                Integer.toString(year)),
        (year, count) -> words.say("timeline.bar", year, count));
  }

  /**
   * Ways to what is not drawn because it lies far from the rest, and back from a choice of years.
   */
  private static List<Page.Link> beyond(
      Chosen chosen, List<Item> items, LocalDate[] window, Messages words) {
    List<Page.Link> links = new ArrayList<>();
    String kind = chosen.kind().map(ClassFilter::name).orElse(ALL);
    if (window[0] != null && window[1] != null) {
      long earlier =
          items.stream()
              .filter(
                  item ->
                      !item.bounds().possiblyWithin(window[0], null)
                          || !item.bounds().knownWithin(window[0], null))
              .count();
      long later =
          items.stream()
              .filter(
                  item ->
                      !item.bounds().possiblyWithin(null, window[1])
                          || !item.bounds().knownWithin(null, window[1]))
              .count();
      if (earlier > 0 && chosen.from().isEmpty()) {
        links.add(
            Page.Link.to(
                words.say("timeline.earlier", earlier, window[0].getYear()),
                chosen.with("kind", kind, "to", Integer.toString(window[0].getYear() - 1))));
      }
      if (later > 0 && chosen.to().isEmpty()) {
        links.add(
            Page.Link.to(
                words.say("timeline.later", later, window[1].getYear()),
                chosen.with("kind", kind, "from", Integer.toString(window[1].getYear() + 1))));
      }
    }
    if (chosen.from().isPresent() || chosen.to().isPresent()) {
      links.add(
          Page.Link.to(
              words.say("timeline.all-years"), chosen.with("kind", kind, "from", "", "to", "")));
    }
    return links;
  }

  private Stock stock(Messages words) {
    List<Binding> rows = queries.rows("timeline/things", Map.of());
    List<Binding> concerned = queries.rows("timeline/actors", Map.of());
    List<Binding> dating = queries.rows("dates/sources", Map.of());
    Labels labels =
        new Labels(
            words.language(),
            queries.names(
                Stream.concat(
                        Stream.concat(
                            rows.stream()
                                .flatMap(row -> Stream.of(row.get("thing"), row.get("modality"))),
                            concerned.stream().map(row -> row.get("actor"))),
                        dating.stream().map(row -> row.get("document")))
                    .filter(Objects::nonNull)
                    .filter(Node::isURI)
                    .collect(Collectors.toSet())));
    ClassFilter kinds = new ClassFilter(queries, words);
    DatesAsWritten when = new DatesAsWritten(queries, words);
    Map<Node, Set<Node>> actors = new HashMap<>();
    Map<Node, Actor> known = new HashMap<>();
    concerned.forEach(
        row -> {
          actors
              .computeIfAbsent(row.get("thing"), each -> new LinkedHashSet<>())
              .add(row.get("actor"));
          known.computeIfAbsent(
              row.get("actor"),
              each -> new Actor(each, labels.link(each, queries), kinds.link(row.get("class"))));
        });
    Map<Node, Map<Node, Page.Link>> documents = new HashMap<>();
    Map<Node, Set<Page.Link>> otherwise = new HashMap<>();
    dating.forEach(
        row -> {
          String address = queries.local(row.get("passage").getURI());
          Page.Link document = labels.link(row.get("document"), queries);
          if (row.get("preferred").getLiteralLexicalForm().equals("true")) {
            documents
                .computeIfAbsent(row.get("thing"), each -> new LinkedHashMap<>())
                .putIfAbsent(
                    row.get("document"),
                    new Page.Link(document.text(), address, document.language(), ""));
          } else {
            otherwise
                .computeIfAbsent(row.get("thing"), each -> new LinkedHashSet<>())
                .add(
                    new Page.Link(
                        words.say(
                            "timeline.otherwise",
                            TermText.literal(row.get("date"), words).text(),
                            document.text()),
                        address,
                        "",
                        ""));
          }
        });
    Map<Node, Item> items = new LinkedHashMap<>();
    rows.forEach(
        row ->
            items.computeIfAbsent(
                row.get("thing"),
                thing ->
                    new Item(
                        thing,
                        row.get("class"),
                        labels.link(thing, queries),
                        kinds.link(row.get("class")),
                        row.get("modality"),
                        row.contains("modality")
                            ? labels.link(row.get("modality"), queries).text()
                            : "",
                        DateBounds.of(row),
                        when.of(thing),
                        actors.getOrDefault(thing, Set.of()),
                        List.copyOf(documents.getOrDefault(thing, Map.of()).values()),
                        List.copyOf(otherwise.getOrDefault(thing, Set.of())))));
    return new Stock(
        items.values().stream()
            .sorted(
                Comparator.comparing((Item item) -> item.bounds().listed())
                    .thenComparing(item -> item.thing().getURI()))
            .toList(),
        known.values().stream()
            .sorted(
                Comparator.comparing(
                    (Actor actor) -> actor.link().text(), String.CASE_INSENSITIVE_ORDER))
            .toList(),
        kinds);
  }

  private static JsonValue json(Chosen chosen, List<Item> items) {
    JsonBuilder builder = JsonBuilder.create().startObject();
    chosen.kind().ifPresent(kind -> builder.pair("kind", kind.getURI()));
    chosen.actor().ifPresent(actor -> builder.pair("actor", actor.getURI()));
    chosen.from().ifPresent(from -> builder.pair("from", from.first().toString()));
    chosen.to().ifPresent(to -> builder.pair("to", to.last().toString()));
    builder.pair("count", items.size()).key("items").startArray();
    for (Item item : items) {
      builder
          .startObject()
          .pair("iri", item.thing().getURI())
          .pair("name", item.link().text())
          .pair("class", item.type().getURI())
          .pair("when", item.when());
      if (!item.real()) {
        builder.pair("modality", item.modality().getURI());
      }
      bounds(builder, item.bounds());
      builder.key("documents").startArray();
      item.documents().forEach(document -> builder.value(document.text()));
      builder.finishArray().finishObject();
    }
    return builder.finishArray().finishObject().build();
  }

  static void bounds(JsonBuilder builder, DateBounds bounds) {
    Map<String, LocalDate> days = new LinkedHashMap<>();
    days.put("beginsNotBefore", bounds.beginsNotBefore());
    days.put("beginsNotAfter", bounds.beginsNotAfter());
    days.put("endsNotBefore", bounds.endsNotBefore());
    days.put("endsNotAfter", bounds.endsNotAfter());
    days.forEach(
        (name, day) -> {
          if (day != null) {
            builder.pair(name, day.toString());
          }
        });
  }

  private static String number(long number) {
    return TermText.number(Long.toString(number));
  }
}
