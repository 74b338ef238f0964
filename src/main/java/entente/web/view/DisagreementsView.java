package entente.web.view;

import entente.web.http.Messages;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.Request;
import entente.web.page.ClaimSources;
import entente.web.page.Labels;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.page.TermText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JsonBuilder;
import org.apache.jena.atlas.json.JsonValue;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;

/** Every place where sources differ, with what each side says beside the other. */
public final class DisagreementsView implements View {
  private static final int LISTED = 40;
  private static final Var SUBJECT = Var.alloc("subject");
  private static final Var PROPERTY = Var.alloc("property");
  private final PageQueries queries;
  private final Map<String, Stock> stocks = new ConcurrentHashMap<>();

  public DisagreementsView(PageQueries queries) {
    this.queries = queries;
  }

  /** What the template shows. */
  public record Model(
      List<FilterOption.Field> fields,
      List<FilterOption> kinds,
      String counted,
      Matrix matrix,
      List<Group> groups,
      List<Page.Link> pages,
      List<Page.Link> leftOut) {}

  /** How often each two documents differ, or one from itself. */
  public record Matrix(List<String> documents, List<Line> lines) {}

  /**
   * A document and its cells: how often it differs from each; an empty text is a cell that another
   * line has already.
   */
  public record Line(String document, List<Page.Link> cells) {}

  /** The differences of one kind on this page. */
  public record Group(Page.Link kind, String meaning, List<Difference> differences) {}

  /** One place where sources differ: about what, and the two sides. */
  public record Difference(List<Page.Link> about, List<Side> sides) {}

  /** What one side says; the heading has no text when the words of the page say whose it is. */
  public record Side(Page.Link heading, boolean curated, List<Statement> statements) {}

  /** A value, the property when it goes without saying, and who says so. */
  public record Statement(Page.Link property, Page.Link value, Page.Testimony testimony) {}

  private record Entry(
      Node kind,
      Page.Link kindLink,
      String meaning,
      Set<Node> things,
      Node type,
      Difference difference,
      List<Set<Node>> documents) {
    boolean between(Node one, Node other) {
      return documents.get(0).contains(one) && documents.get(1).contains(other)
          || documents.get(0).contains(other) && documents.get(1).contains(one);
    }

    boolean of(Node document) {
      return documents.stream().anyMatch(side -> side.contains(document));
    }
  }

  private record Stock(
      List<Entry> entries,
      Map<Node, Page.Link> documents,
      ClassFilter kinds,
      List<Page.Link> leftOut) {}

  private record Chosen(
      Optional<Node> kind, Optional<Node> type, Optional<Node> document, Optional<Node> other) {
    String with(String... changes) {
      Map<String, String> parameters = new TreeMap<>();
      kind.ifPresent(each -> parameters.put("kind", ClassFilter.name(each)));
      type.ifPresent(each -> parameters.put("class", ClassFilter.name(each)));
      document.ifPresent(each -> parameters.put("document", ClassFilter.name(each)));
      other.ifPresent(each -> parameters.put("other", ClassFilter.name(each)));
      for (int i = 0; i < changes.length; i += 2) {
        parameters.put(changes[i], changes[i + 1]);
      }
      String query =
          parameters.entrySet().stream()
              .filter(each -> !each.getValue().isEmpty())
              .map(each -> each.getKey() + "=" + each.getValue())
              .collect(Collectors.joining("&"));
      return "/disagreements" + (query.isEmpty() ? "" : "?" + query);
    }
  }

  @Override
  public Shown shown(Request request, String rest, Messages words) {
    if (!rest.isEmpty()) {
      throw new ProblemException(Problem.notFound(words.say("when.below", "disagreements")));
    }
    Stock stock = stocks.computeIfAbsent(words.language(), each -> stock(words));
    Chosen chosen =
        new Chosen(
            among(
                request,
                "kind",
                stock.entries().stream().map(Entry::kind).toList(),
                "disagreements.no-kind",
                words),
            stock.kinds().of(request, "class", stock.entries().stream().map(Entry::type).toList()),
            among(
                request,
                "document",
                stock.documents().keySet(),
                "disagreements.no-document",
                words),
            among(
                request, "other", stock.documents().keySet(), "disagreements.no-document", words));
    List<Entry> entries = stock.entries().stream().filter(matching(stock, chosen, true)).toList();
    int page = ListPage.of(request, entries.size(), LISTED, words).number();
    return new Shown(
        words.say("disagreements.title"),
        words.say("disagreements.summary"),
        "disagreements",
        model(stock, chosen, entries, page, words),
        () -> json(entries),
        () -> graph(entries));
  }

  /** The things that are told of otherwise, and the claims that do so. */
  private Graph graph(List<Entry> entries) {
    Set<Node> things =
        entries.stream()
            .flatMap(entry -> entry.things().stream())
            .collect(Collectors.toCollection(HashSet::new));
    if (!things.isEmpty()) {
      queries
          .rows("disagreements/other-claims", "subject", Set.copyOf(things))
          .forEach(row -> things.add(row.get("claim")));
    }
    return queries.excerpt(things);
  }

  private static Predicate<Entry> matching(Stock stock, Chosen chosen, boolean ofKind) {
    return entry ->
        (!ofKind || chosen.kind().isEmpty() || entry.kind().equals(chosen.kind().get()))
            && (chosen.type().isEmpty() || stock.kinds().falls(entry.type(), chosen.type().get()))
            && (chosen.document().isEmpty() || chosen.other().isEmpty()
                ? Stream.of(chosen.document(), chosen.other())
                    .allMatch(each -> each.isEmpty() || entry.of(each.get()))
                : entry.between(chosen.document().get(), chosen.other().get()));
  }

  private static Optional<Node> among(
      Request request, String parameter, Collection<Node> nodes, String key, Messages words) {
    return request
        .parameter(parameter)
        .filter(text -> !text.isBlank())
        .map(
            text ->
                nodes.stream()
                    .filter(node -> ClassFilter.name(node).equals(text))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            new ProblemException(
                                Problem.notFound(
                                    words.say(
                                        key,
                                        DateParameter.shown(text),
                                        nodes.stream()
                                            .map(ClassFilter::name)
                                            .distinct()
                                            .sorted()
                                            .collect(Collectors.joining(", ")))))));
  }

  private Model model(Stock stock, Chosen chosen, List<Entry> entries, int page, Messages words) {
    List<Entry> ofAnyKind =
        stock.entries().stream().filter(matching(stock, chosen, false)).toList();
    Map<Node, List<Entry>> kinds = new LinkedHashMap<>();
    ofAnyKind.forEach(
        entry -> kinds.computeIfAbsent(entry.kind(), each -> new ArrayList<>()).add(entry));
    List<FilterOption> chips =
        Stream.concat(
                Stream.of(
                    new FilterOption(
                        chosen.with("kind", ""),
                        words.say("disagreements.all"),
                        "",
                        number(ofAnyKind.size()),
                        0,
                        chosen.kind().isEmpty())),
                kinds.entrySet().stream()
                    .map(
                        kind ->
                            new FilterOption(
                                chosen.with("kind", ClassFilter.name(kind.getKey())),
                                kind.getValue().get(0).kindLink().text(),
                                kind.getValue().get(0).kindLink().language(),
                                number(kind.getValue().size()),
                                0,
                                chosen.kind().isPresent()
                                    && chosen.kind().get().equals(kind.getKey()))))
            .toList();
    List<FilterOption> types =
        Stream.concat(
                Stream.of(
                    new FilterOption(
                        "",
                        words.say("disagreements.anything"),
                        "",
                        "",
                        0,
                        chosen.type().isEmpty())),
                stock
                    .kinds()
                    .choices(stock.entries().stream().map(Entry::type).toList(), chosen.type())
                    .stream())
            .toList();
    List<FilterOption.Field> fields =
        List.of(
            documents(
                stock, "document", words.say("disagreements.document"), chosen.document(), words),
            documents(stock, "other", words.say("disagreements.other"), chosen.other(), words),
            new FilterOption.Field(
                "class",
                words.say("disagreements.class"),
                List.of(new FilterOption.Group("", "", types))));
    int first = (page - 1) * LISTED;
    Map<Node, List<Entry>> shown = new LinkedHashMap<>();
    entries
        .subList(first, Math.min(entries.size(), first + LISTED))
        .forEach(
            entry -> shown.computeIfAbsent(entry.kind(), each -> new ArrayList<>()).add(entry));
    int pages = (entries.size() + LISTED - 1) / LISTED;
    return new Model(
        fields,
        chips,
        words.say("disagreements.counted", number(entries.size())),
        matrix(stock, chosen, words),
        shown.values().stream()
            .map(
                group ->
                    new Group(
                        group.get(0).kindLink(),
                        group.get(0).meaning(),
                        group.stream().map(Entry::difference).toList()))
            .toList(),
        pages < 2
            ? List.of()
            : IntStream.rangeClosed(1, pages)
                .mapToObj(
                    each ->
                        each == page
                            ? Page.Link.plain(Integer.toString(each))
                            : Page.Link.to(
                                Integer.toString(each),
                                chosen.with("page", Integer.toString(each))))
                .toList(),
        stock.leftOut());
  }

  private static FilterOption.Field documents(
      Stock stock, String name, String label, Optional<Node> chosen, Messages words) {
    return new FilterOption.Field(
        name,
        label,
        List.of(
            new FilterOption.Group(
                "",
                "",
                Stream.concat(
                        Stream.of(
                            new FilterOption(
                                "", words.say("disagreements.any"), "", "", 0, chosen.isEmpty())),
                        stock.documents().entrySet().stream()
                            .map(
                                document ->
                                    new FilterOption(
                                        ClassFilter.name(document.getKey()),
                                        document.getValue().text(),
                                        document.getValue().language(),
                                        number(
                                            stock.entries().stream()
                                                .filter(entry -> entry.of(document.getKey()))
                                                .count()),
                                        0,
                                        chosen.isPresent()
                                            && chosen.get().equals(document.getKey()))))
                    .toList())));
  }

  private static Matrix matrix(Stock stock, Chosen chosen, Messages words) {
    List<Map.Entry<Node, Page.Link>> documents = List.copyOf(stock.documents().entrySet());
    List<Entry> entries =
        stock.entries().stream()
            .filter(
                matching(
                    stock,
                    new Chosen(chosen.kind(), chosen.type(), Optional.empty(), Optional.empty()),
                    true))
            .toList();
    List<Line> lines = new ArrayList<>();
    for (int row = 0; row < documents.size(); row++) {
      List<Page.Link> cells = new ArrayList<>();
      for (int column = 0; column < documents.size(); column++) {
        Node one = documents.get(row).getKey();
        Node other = documents.get(column).getKey();
        long count = entries.stream().filter(entry -> entry.between(one, other)).count();
        cells.add(
            column > row
                ? Page.Link.plain("")
                : count == 0
                    ? Page.Link.plain("0")
                    : new Page.Link(
                        number(count),
                        chosen.with(
                            "document", ClassFilter.name(one), "other", ClassFilter.name(other)),
                        "",
                        words.say(
                            "disagreements.cell",
                            documents.get(row).getValue().text(),
                            documents.get(column).getValue().text(),
                            count)));
      }
      lines.add(new Line(documents.get(row).getValue().text(), cells));
    }
    return new Matrix(documents.stream().map(each -> each.getValue().text()).toList(), lines);
  }

  private Stock stock(Messages words) {
    List<Binding> rows = queries.rows("disagreements/differences", Map.of());
    Set<Node> subjects = nodes(rows, "thing", "other");
    List<Binding> asked =
        rows.stream()
            .filter(row -> row.contains("property"))
            .flatMap(
                row ->
                    Stream.of("thing", "other")
                        .filter(row::contains)
                        .map(
                            side ->
                                BindingFactory.binding(
                                    SUBJECT, row.get(side), PROPERTY, row.get("property"))))
            .distinct()
            .toList();
    List<Binding> told =
        asked.isEmpty()
            ? List.of()
            : queries.rows("disagreements/claims", List.of("subject", "property"), asked);
    List<Binding> curated =
        asked.isEmpty()
            ? List.of()
            : queries.rows("disagreements/curated-values", List.of("subject", "property"), asked);
    List<Binding> viewed =
        subjects.isEmpty()
            ? List.of()
            : queries.rows("disagreements/passages", "subject", subjects);
    Set<Node> named = new HashSet<>(subjects);
    Stream.of(rows, told, curated, viewed)
        .forEach(
            each ->
                named.addAll(
                    nodes(
                        each,
                        Stream.concat(
                                Stream.of("kind", "property", "value", "holder"),
                                ClaimSources.NAMED.stream())
                            .toArray(String[]::new))));
    Labels labels = new Labels(words.language(), queries.names(named));
    ClaimSources sources = new ClaimSources(queries, labels, words.language());
    ClassFilter kinds = new ClassFilter(queries, words);
    Telling telling = new Telling(labels, sources, told, curated, viewed, words);
    Map<List<Node>, List<Binding>> groups = new LinkedHashMap<>();
    rows.forEach(
        row ->
            groups
                .computeIfAbsent(
                    row.contains("other")
                        ? List.of(row.get("kind"), row.get("thing"), row.get("other"))
                        : List.of(row.get("kind"), row.get("thing"), row.get("property")),
                    each -> new ArrayList<>())
                .add(row));
    Map<Node, String> meanings = new LinkedHashMap<>();
    queries
        .rows("disagreements/concept-definitions", "concept", nodes(rows, "kind"))
        .forEach(
            row -> meanings.put(row.get("concept"), row.get("definition").getLiteralLexicalForm()));
    List<Entry> entries =
        groups.values().stream().map(group -> telling.entry(group, kinds, meanings)).toList();
    Map<Node, Long> sizes =
        entries.stream().collect(Collectors.groupingBy(Entry::kind, Collectors.counting()));
    Map<Node, Page.Link> documents =
        Stream.concat(told.stream(), viewed.stream())
            .map(row -> row.get("document"))
            .distinct()
            .sorted(Comparator.comparing(node -> labels.link(node, queries).text()))
            .collect(
                Collectors.toMap(
                    node -> node,
                    node -> labels.link(node, queries),
                    (one, other) -> one,
                    LinkedHashMap::new));
    List<Binding> out = queries.rows("disagreements/excluded-counts", Map.of());
    Labels outNames = new Labels(words.language(), queries.names(nodes(out, "kind")));
    return new Stock(
        entries.stream()
            .sorted(
                Comparator.comparing((Entry entry) -> entry.things().size())
                    .thenComparing(entry -> -sizes.get(entry.kind()))
                    .thenComparing(entry -> entry.kind().getURI())
                    .thenComparing(
                        entry -> entry.difference().about().get(0).text(),
                        String.CASE_INSENSITIVE_ORDER))
            .toList(),
        documents,
        kinds,
        out.stream()
            .map(
                row ->
                    new Page.Link(
                        words.say(
                            "disagreements.left-out",
                            outNames.link(row.get("kind"), queries).text(),
                            row.get("count").getLiteralLexicalForm()),
                        queries.local(row.get("kind").getURI()),
                        "",
                        ""))
            .toList());
  }

  private static Set<Node> nodes(List<Binding> rows, String... variables) {
    return rows.stream()
        .flatMap(row -> Stream.of(variables).map(row::get))
        .filter(Objects::nonNull)
        .filter(Node::isURI)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** What the rows say of each side, in the words of one language. */
  private final class Telling {
    private final Labels labels;
    private final ClaimSources sources;
    private final List<Binding> told;
    private final Map<List<Node>, List<Node>> curated = new LinkedHashMap<>();
    private final Map<Node, List<Binding>> viewed;
    private final Messages words;

    Telling(
        Labels labels,
        ClaimSources sources,
        List<Binding> told,
        List<Binding> curated,
        List<Binding> viewed,
        Messages words) {
      this.labels = labels;
      this.sources = sources;
      this.told = told;
      this.words = words;
      curated.forEach(
          row ->
              this.curated
                  .computeIfAbsent(
                      List.of(row.get("subject"), row.get("property")), each -> new ArrayList<>())
                  .add(row.get("value")));
      this.viewed =
          viewed.stream()
              .collect(
                  Collectors.groupingBy(
                      row -> row.get("subject"), LinkedHashMap::new, Collectors.toList()));
    }

    Entry entry(List<Binding> group, ClassFilter kinds, Map<Node, String> meanings) {
      Binding first = group.get(0);
      Node kind = first.get("kind");
      Page.Link kindLink =
          first.contains("word")
              ? new Page.Link(
                  words.say(first.get("word").getLiteralLexicalForm()),
                  queries.local(kind.getURI()),
                  "",
                  "")
              : labels.link(kind, queries);
      String meaning =
          first.contains("word")
              ? words.say(first.get("means").getLiteralLexicalForm())
              : meanings.getOrDefault(kind, "");
      Set<Node> things =
          new LinkedHashSet<>(
              Stream.of(first.get("thing"), first.get("other")).filter(Objects::nonNull).toList());
      List<Set<Node>> documents = new ArrayList<>();
      List<Side> sides = new ArrayList<>();
      if (things.size() == 2) {
        List<Node> properties =
            group.stream()
                .filter(row -> row.contains("property"))
                .map(row -> row.get("property"))
                .distinct()
                .toList();
        things.forEach(thing -> sides.add(side(thing, properties, documents)));
      } else {
        Node property = first.get("property");
        Predicate<Binding> otherwise =
            first.contains("whole")
                ? row -> row.get("passage").equals(first.get("whole"))
                : row -> !preferred(row) && kind.equals(row.get("kind"));
        Predicate<Binding> own =
            first.contains("whole")
                ? row -> preferred(row) && !otherwise.test(row)
                : DisagreementsView::preferred;
        sides.add(side(first.get("thing"), property, own, true, documents));
        sides.add(side(first.get("thing"), property, otherwise, false, documents));
      }
      List<Page.Link> about =
          things.size() == 2
              ? things.stream().map(thing -> labels.link(thing, queries)).toList()
              : List.of(
                  labels.link(first.get("thing"), queries),
                  labels.term(first.get("property"), queries));
      return new Entry(
          kind,
          kindLink,
          meaning,
          things,
          first.get("class"),
          new Difference(about, sides),
          documents);
    }

    private Side side(
        Node thing,
        Node property,
        Predicate<Binding> rows,
        boolean own,
        List<Set<Node>> documents) {
      List<Binding> said =
          told.stream()
              .filter(
                  row ->
                      row.get("subject").equals(thing)
                          && row.get("property").equals(property)
                          && rows.test(row))
              .toList();
      documents.add(nodes(said, "document"));
      Map<Triple, Page.Testimony> testimony = sources.of(said);
      List<Statement> statements =
          new ArrayList<>(
              testimony.entrySet().stream()
                  .map(
                      each ->
                          new Statement(
                              Page.Link.plain(""),
                              labels.link(each.getKey().getObject(), queries),
                              each.getValue()))
                  .toList());
      if (own && statements.isEmpty()) {
        curated
            .getOrDefault(List.of(thing, property), List.of())
            .forEach(
                value ->
                    statements.add(
                        new Statement(
                            Page.Link.plain(""),
                            labels.link(value, queries),
                            Page.Testimony.NONE)));
      }
      return new Side(Page.Link.plain(""), own, statements);
    }

    /**
     * One of two things that stand against each other: what it says in each property, or where it
     * is told of when they are told apart by none.
     */
    private Side side(Node thing, List<Node> properties, List<Set<Node>> documents) {
      List<Binding> views = viewed.getOrDefault(thing, List.of());
      documents.add(nodes(views, "document"));
      List<Statement> statements = new ArrayList<>();
      for (Node property : properties) {
        Map<Triple, Page.Testimony> testimony =
            sources.of(
                told.stream()
                    .filter(
                        row ->
                            row.get("subject").equals(thing)
                                && row.get("property").equals(property)
                                && preferred(row))
                    .toList());
        curated
            .getOrDefault(List.of(thing, property), List.of())
            .forEach(
                value ->
                    statements.add(
                        new Statement(
                            views.stream().anyMatch(row -> row.contains("holder"))
                                ? Page.Link.plain("")
                                : labels.term(property, queries),
                            labels.link(value, queries),
                            testimony.getOrDefault(
                                Triple.create(thing, property, value), telling(thing, views)))));
      }
      if (statements.isEmpty()) {
        statements.add(
            new Statement(Page.Link.plain(""), Page.Link.plain(""), telling(thing, views)));
      }
      Set<String> holders =
          views.stream()
              .filter(row -> row.contains("holder"))
              .map(row -> labels.link(row.get("holder"), queries).text())
              .collect(Collectors.toCollection(LinkedHashSet::new));
      Page.Link link = labels.link(thing, queries);
      return new Side(
          holders.isEmpty()
              ? link
              : new Page.Link(String.join(", ", holders), link.address(), "", link.text()),
          false,
          statements);
    }

    /** Who tells of a thing, whatever they say. */
    private Page.Testimony telling(Node thing, List<Binding> views) {
      List<Binding> rows =
          views.stream()
              .map(
                  row ->
                      BindingFactory.builder(row)
                          .add(PROPERTY, thing)
                          .add(Var.alloc("value"), thing)
                          .build())
              .toList();
      return sources.of(rows).getOrDefault(Triple.create(thing, thing, thing), Page.Testimony.NONE);
    }
  }

  private static boolean preferred(Binding row) {
    return row.get("preferred").getLiteralLexicalForm().equals("true");
  }

  private static JsonValue json(List<Entry> entries) {
    JsonBuilder builder =
        JsonBuilder.create()
            .startObject()
            .pair("count", entries.size())
            .key("disagreements")
            .startArray();
    for (Entry entry : entries) {
      builder.startObject().pair("kind", entry.kind().getURI()).key("about").startArray();
      entry.things().forEach(thing -> builder.value(thing.getURI()));
      builder
          .finishArray()
          .pair(
              "name",
              entry.difference().about().stream()
                  .map(Page.Link::text)
                  .collect(Collectors.joining(" / ")))
          .key("sides")
          .startArray();
      entry
          .difference()
          .sides()
          .forEach(
              side -> {
                builder.startObject().pair("curated", side.curated()).key("says").startArray();
                side.statements()
                    .forEach(
                        statement -> {
                          builder
                              .startObject()
                              .pair("value", statement.value().text())
                              .key("sources")
                              .startArray();
                          statement
                              .testimony()
                              .sources()
                              .forEach(
                                  source ->
                                      builder
                                          .startObject()
                                          .pair("document", source.document().text())
                                          .pair("passage", source.passage().hint())
                                          .finishObject());
                          builder.finishArray().finishObject();
                        });
                builder.finishArray().finishObject();
              });
      builder.finishArray().finishObject();
    }
    return builder.finishArray().finishObject().build();
  }

  private static String number(long number) {
    return TermText.number(Long.toString(number));
  }
}
