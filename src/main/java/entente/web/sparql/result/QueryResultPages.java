package entente.web.sparql.result;

import entente.kb.read.NamedQuery;
import entente.web.chart.IntervalChart;
import entente.web.chart.LocatorMap;
import entente.web.chart.NetworkLayout;
import entente.web.http.Messages;
import entente.web.http.PercentEncoding;
import entente.web.page.Addresses;
import entente.web.page.DateBounds;
import entente.web.page.DateRange;
import entente.web.page.Labels;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.page.Templates;
import entente.web.page.TermText;
import entente.web.rdf.DocumentFormat;
import entente.web.rdf.HydraPaging;
import entente.web.sparql.explain.EmptyResultDiagnosis;
import entente.web.sparql.explain.QueryHint;
import entente.web.sparql.explain.RowProvenance;
import entente.web.sparql.explain.RowWitness;
import entente.web.sparql.query.AskedQuery;
import entente.web.sparql.query.QueryRunner;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;

/**
 * Answers as people read them: a table under names, and, where the columns allow it, a timeline, a
 * map or a network; and why a row is among them.
 */
public final class QueryResultPages {
  private static final int SHOWN = 1_000;
  private static final int WIDE = 1016;
  private static final int DRAWN = 300;
  private final PageQueries queries;

  public QueryResultPages(PageQueries queries) {
    this.queries = queries;
  }

  /** The page of rows; {@code raw} gives them as text. */
  public String rows(
      QueryRunner run,
      AskedQuery asked,
      List<Var> columns,
      List<Binding> rows,
      ResultView reading,
      Supplier<String> raw) {
    Messages words = Messages.in(reading.language());
    HydraPaging paging = new HydraPaging(reading.page(), SHOWN, rows.size()).existing();
    List<Binding> part =
        rows.subList(
            (int) Math.min(rows.size(), paging.offset()),
            (int) Math.min(rows.size(), paging.offset() + SHOWN));
    Labels labels =
        labels(
            part.stream().flatMap(row -> columns.stream().map(row::get)).filter(Objects::nonNull),
            reading.language());
    ResultPage.Drawn drawn =
        switch (reading.view()) {
          case "timeline" -> timeline(asked, columns, rows, reading, words);
          case "map" -> map(columns, rows, reading, words);
          case "graph" -> network(edges(columns, rows), reading, words);
          case "raw" -> ResultPage.Drawn.of(raw.get());
          default ->
              ResultPage.Drawn.of(
                  new ResultPage.Table(
                      columns.stream().map(Var::getVarName).toList(),
                      part.stream()
                          .map(
                              row ->
                                  new ResultPage.Row(
                                      columns.stream()
                                          .map(column -> cell(row.get(column), labels, words))
                                          .toList(),
                                      RowWitness.written(columns, row)))
                          .toList(),
                      (int) paging.offset() + 1,
                      asked.query().isSelectType()));
        };
    String count =
        paging.several()
            ? words.say(
                "sparql.part",
                paging.offset() + 1,
                Math.min(rows.size(), paging.offset() + SHOWN),
                TermText.number(Integer.toString(rows.size())))
            : words.say("sparql.rows", TermText.number(Integer.toString(rows.size())));
    List<QueryHint> hints =
        new EmptyResultDiagnosis(queries, run, asked.query()).of(rows.isEmpty());
    List<String> views =
        ResultView.VIEWS.stream()
            .filter(
                view ->
                    switch (view) {
                      case "timeline" ->
                          rows.stream()
                                  .limit(DRAWN)
                                  .anyMatch(
                                      row ->
                                          columns.stream()
                                              .anyMatch(
                                                  column ->
                                                      DateRange.of(row.get(column)).isPresent()))
                              || !bounds(columns, rows).isEmpty();
                      case "map" -> !places(columns, rows).isEmpty();
                      case "graph" -> !edges(columns, rows).isEmpty();
                      default -> true;
                    })
            .toList();
    return page(
        asked,
        reading,
        words,
        count,
        views,
        ResultFormat.downloads(),
        pages(paging, asked, reading, words),
        hints,
        drawn,
        false);
  }

  /** The page of a yes or no. */
  public String yes(
      QueryRunner run, AskedQuery asked, boolean yes, ResultView reading, Supplier<String> raw) {
    Messages words = Messages.in(reading.language());
    ResultPage.Drawn drawn =
        reading.view().equals("raw")
            ? ResultPage.Drawn.of(raw.get())
            : ResultPage.Drawn.of(
                new ResultPage.Table(
                    List.of(words.say("sparql.answer")),
                    List.of(
                        new ResultPage.Row(
                            List.of(Page.Link.plain(words.say(yes ? "common.yes" : "common.no"))),
                            "")),
                    1,
                    false));
    List<QueryHint> hints = new EmptyResultDiagnosis(queries, run, asked.query()).of(!yes);
    return page(
        asked,
        reading,
        words,
        "",
        List.of("table", "raw"),
        ResultFormat.downloads(),
        List.of(),
        hints,
        drawn,
        false);
  }

  /** The page of a graph; its table has a row for each triple. */
  public String graph(
      QueryRunner run, AskedQuery asked, Graph graph, ResultView reading, Supplier<String> raw) {
    Messages words = Messages.in(reading.language());
    List<Var> columns = Stream.of("subject", "predicate", "object").map(Var::alloc).toList();
    List<Binding> rows =
        graph.stream()
            .sorted(Comparator.comparing(Triple::toString))
            .map(
                triple ->
                    BindingFactory.binding(
                        columns.get(0),
                        triple.getSubject(),
                        columns.get(1),
                        triple.getPredicate(),
                        columns.get(2),
                        triple.getObject()))
            .toList();
    HydraPaging paging = new HydraPaging(reading.page(), SHOWN, rows.size()).existing();
    List<Binding> part =
        rows.subList(
            (int) Math.min(rows.size(), paging.offset()),
            (int) Math.min(rows.size(), paging.offset() + SHOWN));
    Labels labels =
        labels(part.stream().flatMap(row -> columns.stream().map(row::get)), reading.language());
    ResultPage.Drawn drawn =
        switch (reading.view()) {
          case "graph" ->
              network(
                  rows.stream()
                      .filter(row -> !row.get(columns.get(2)).isLiteral())
                      .map(
                          row ->
                              new NetworkLayout.Edge(
                                  row.get(columns.get(0)),
                                  labels.term(row.get(columns.get(1)), queries).text(),
                                  row.get(columns.get(2))))
                      .toList(),
                  reading,
                  words);
          case "timeline" -> timeline(asked, columns, rows, reading, words);
          case "map" -> map(columns, rows, reading, words);
          case "raw" -> ResultPage.Drawn.of(raw.get());
          default ->
              ResultPage.Drawn.of(
                  new ResultPage.Table(
                      Stream.of("subject", "predicate", "object")
                          .map(name -> words.say("sparql." + name))
                          .toList(),
                      part.stream()
                          .map(
                              row ->
                                  new ResultPage.Row(
                                      columns.stream()
                                          .map(
                                              column ->
                                                  column.getVarName().equals("predicate")
                                                      ? labels.term(row.get(column), queries)
                                                      : cell(row.get(column), labels, words))
                                          .toList(),
                                      ""))
                          .toList(),
                      (int) paging.offset() + 1,
                      false));
        };
    String count =
        paging.several()
            ? words.say(
                "sparql.part",
                paging.offset() + 1,
                Math.min(rows.size(), paging.offset() + SHOWN),
                TermText.number(Integer.toString(rows.size())))
            : words.say("sparql.triples", TermText.number(Integer.toString(rows.size())));
    List<QueryHint> hints =
        asked.query().isConstructType()
            ? new EmptyResultDiagnosis(queries, run, asked.query()).of(rows.isEmpty())
            : List.of();
    return page(
        asked,
        reading,
        words,
        count,
        List.of("table", "graph", "raw"),
        DocumentFormat.GRAPH.stream()
            .map(format -> Page.Link.to(format.label, format.suffix))
            .toList(),
        pages(paging, asked, reading, words),
        hints,
        drawn,
        true);
  }

  /** The page that says why a row is in the answer. */
  public String why(QueryRunner run, AskedQuery asked, ResultView reading) {
    Messages words = Messages.in(reading.language());
    RowProvenance.Explanation why =
        new RowProvenance(queries, reading.language())
            .page(
                run,
                asked,
                RowWitness.read(reading.why().orElseThrow()),
                Addresses.query(asked.text()));
    Page.Head head =
        new Page.Head(
            words,
            Addresses.query(asked.text()) + "&why=" + encoded(reading.why().orElseThrow()),
            "",
            List.of(),
            "");
    return Templates.page(
        "why",
        new Page.Frame(
            head, words.say("sparql.why-title"), words.say("sparql.why-intro"), List.of()),
        why);
  }

  private String page(
      AskedQuery asked,
      ResultView reading,
      Messages words,
      String count,
      List<String> views,
      List<Page.Link> forms,
      List<Page.Link> pages,
      List<QueryHint> hints,
      ResultPage.Drawn drawn,
      boolean graph) {
    String address = Addresses.query(asked.text());
    List<Page.Link> ways =
        Stream.concat(
                views.stream(), Stream.of(reading.view()).filter(view -> !views.contains(view)))
            .map(
                view ->
                    new Page.Link(
                        words.say("sparql.view-" + view),
                        view.equals(reading.view())
                            ? ""
                            : address + (view.equals("table") ? "" : "&view=" + view),
                        "",
                        ""))
            .toList();
    List<Page.Link> formats =
        forms.stream()
            .map(form -> Page.Link.to(form.text(), address + "&format=" + form.address()))
            .toList();
    String permanent =
        address
            + (reading.view().equals("table") ? "" : "&view=" + reading.view())
            + (reading.page() == 1 ? "" : "&page=" + reading.page());
    ResultPage rows =
        new ResultPage(
            asked.text(),
            asked.added(),
            count,
            ways,
            formats,
            pages,
            permanent,
            queries.base() + "sparql",
            CodeSnippets.of(asked.text(), queries.base() + "sparql", graph),
            hints,
            drawn);
    String title = sentence(asked.text()).orElse(words.say("sparql.answer"));
    return Templates.page(
        "rows",
        new Page.Frame(new Page.Head(words, permanent, "", List.of(), ""), title, "", List.of()),
        rows);
  }

  /** The sentence in which a query of ours says what it asks. */
  private static Optional<String> sentence(String text) {
    return NamedQuery.headerOf(text).stream()
        .filter(entry -> entry.key().equals("summary"))
        .map(NamedQuery.Entry::value)
        .findFirst();
  }

  private static List<Page.Link> pages(
      HydraPaging paging, AskedQuery asked, ResultView reading, Messages words) {
    return paging.others().entrySet().stream()
        .map(
            other ->
                Page.Link.to(
                    words.say("sparql.page-" + other.getKey()),
                    Addresses.query(asked.text())
                        + (reading.view().equals("table") ? "" : "&view=" + reading.view())
                        + "&page="
                        + other.getValue()))
        .toList();
  }

  private static String encoded(String text) {
    return PercentEncoding.component(text);
  }

  /** The names of all things among some nodes. */
  private Labels labels(Stream<Node> nodes, String language) {
    Set<Node> things =
        nodes.filter(Node::isURI).collect(Collectors.toCollection(LinkedHashSet::new));
    return things.isEmpty()
        ? new Labels(language)
        : new Labels(language, queries.graph("labels/of-results", "mentioned", things));
  }

  private Page.Link cell(Node value, Labels labels, Messages words) {
    return value == null
        ? Page.Link.plain("")
        : value.isBlank()
            ? Page.Link.plain("[]")
            : value.isURI() ? labels.link(value, queries) : TermText.literal(value, words);
  }

  private static Stream<Node> things(List<Var> columns, List<Binding> rows) {
    return rows.stream()
        .limit(DRAWN)
        .flatMap(row -> columns.stream().map(row::get))
        .filter(node -> node != null && node.isURI());
  }

  /** Dates of the rows themselves, or else when the things in them are. */
  private ResultPage.Drawn timeline(
      AskedQuery asked, List<Var> columns, List<Binding> rows, ResultView reading, Messages words) {
    List<Binding> shown = rows.stream().limit(DRAWN).toList();
    Labels labels = labels(things(columns, shown), reading.language());
    Map<Node, Binding> bounds = bounds(columns, shown);
    List<IntervalChart.Item> items =
        shown.stream()
            .flatMap(row -> item(columns, row, bounds, labels, words).stream())
            .collect(Collectors.toCollection(LinkedHashSet::new))
            .stream()
            .toList();
    if (items.isEmpty()) {
      return ResultPage.Drawn.nothing(words.say("sparql.no-timeline"));
    }
    List<IntervalChart.Item> ordered =
        asked.query().hasOrderBy()
            ? items
            : items.stream()
                .sorted(
                    Comparator.comparing(
                        IntervalChart.Item::from, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    return ResultPage.Drawn.of(
        IntervalChart.of(ordered), words.say("sparql.timeline-note", items.size(), rows.size()));
  }

  private Map<Node, Binding> bounds(List<Var> columns, List<Binding> rows) {
    Set<Node> things = things(columns, rows).collect(Collectors.toCollection(LinkedHashSet::new));
    return things.isEmpty()
        ? Map.of()
        : queries.rows("dates/bounds", "thing", things).stream()
            .collect(Collectors.toMap(row -> row.get("thing"), row -> row, (one, other) -> one));
  }

  private Optional<IntervalChart.Item> item(
      List<Var> columns, Binding row, Map<Node, Binding> bounds, Labels labels, Messages words) {
    List<Node> values = columns.stream().map(row::get).filter(Objects::nonNull).toList();
    List<Node> dates = values.stream().filter(value -> DateRange.of(value).isPresent()).toList();
    Page.Link name =
        values.stream()
            .filter(value -> !dates.contains(value) && !value.isBlank())
            .findFirst()
            .map(value -> cell(value, labels, words))
            .orElse(Page.Link.plain(""));
    if (!dates.isEmpty()) {
      DateRange span =
          dates.stream()
              .map(date -> DateRange.of(date).orElseThrow())
              .reduce(DateRange::with)
              .orElseThrow();
      return Optional.of(
          new IntervalChart.Item(
              name,
              dates.stream()
                  .map(date -> TermText.literal(date, words).text())
                  .distinct()
                  .collect(Collectors.joining(" – ")),
              span.first(),
              span.last(),
              null));
    }
    Optional<Node> thing = values.stream().filter(bounds::containsKey).findFirst();
    return thing.map(
        node ->
            IntervalChart.Item.of(
                labels.link(node, queries), DateBounds.of(bounds.get(node)), words));
  }

  private ResultPage.Drawn map(
      List<Var> columns, List<Binding> rows, ResultView reading, Messages words) {
    List<Binding> places = places(columns, rows);
    if (places.isEmpty()) {
      return ResultPage.Drawn.nothing(words.say("sparql.no-map"));
    }
    Labels labels =
        labels(
            places.stream().flatMap(row -> Stream.of(row.get("thing"), row.get("place"))),
            reading.language());
    List<LocatorMap.Place> spots =
        places.stream()
            .map(
                row ->
                    new LocatorMap.Place(
                        named(row, labels),
                        labels.link(row.get("thing"), queries).text(),
                        degrees(row, "lat"),
                        degrees(row, "long")))
            .toList();
    LocatorMap chart = LocatorMap.of(spots, WIDE);
    return ResultPage.Drawn.of(
        chart, words.say("sparql.map-note", chart.pins().size(), spots.size()));
  }

  private List<Binding> places(List<Var> columns, List<Binding> rows) {
    Set<Node> things = things(columns, rows).collect(Collectors.toCollection(LinkedHashSet::new));
    List<Binding> places =
        things.isEmpty() ? List.of() : queries.rows("places/of-results", "thing", things);
    // A place is not named beside what happened there.
    Set<Node> named =
        places.stream()
            .filter(row -> !row.get("thing").equals(row.get("place")))
            .map(row -> row.get("place"))
            .collect(Collectors.toSet());
    return places.stream()
        .filter(
            row -> !row.get("thing").equals(row.get("place")) || !named.contains(row.get("place")))
        .toList();
  }

  private Page.Link named(Binding row, Labels labels) {
    Page.Link thing = labels.link(row.get("thing"), queries);
    return row.get("thing").equals(row.get("place"))
        ? thing
        : new Page.Link(
            thing.text() + " (" + labels.link(row.get("place"), queries).text() + ")",
            thing.address(),
            thing.language(),
            thing.hint());
  }

  private static double degrees(Binding row, String variable) {
    return Double.parseDouble(row.get(variable).getLiteralLexicalForm());
  }

  /** The first thing of each row linked to each other thing in it, under the name of the column. */
  private static List<NetworkLayout.Edge> edges(List<Var> columns, List<Binding> rows) {
    Set<NetworkLayout.Edge> edges = new LinkedHashSet<>();
    for (Binding row : rows) {
      List<Var> named =
          columns.stream()
              .filter(column -> row.get(column) != null && row.get(column).isURI())
              .toList();
      named.stream()
          .skip(1)
          .filter(column -> !row.get(column).equals(row.get(named.get(0))))
          .forEach(
              column ->
                  edges.add(
                      new NetworkLayout.Edge(
                          row.get(named.get(0)), column.getVarName(), row.get(column))));
    }
    return List.copyOf(edges);
  }

  private ResultPage.Drawn network(
      List<NetworkLayout.Edge> edges, ResultView reading, Messages words) {
    if (edges.isEmpty()) {
      return ResultPage.Drawn.nothing(words.say("sparql.no-graph"));
    }
    Labels labels =
        labels(
            edges.stream().limit(10_000).flatMap(edge -> Stream.of(edge.from(), edge.to())),
            reading.language());
    NetworkLayout network = NetworkLayout.of(edges, node -> cell(node, labels, words));
    return ResultPage.Drawn.of(
        network, words.say("sparql.graph-note", network.drawn(), network.total()));
  }
}
