package entente.web.sparql.result;

import entente.web.http.Messages;
import entente.web.http.PercentEncoding;
import entente.web.page.Addresses;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.page.Templates;
import entente.web.page.TermText;
import entente.web.rdf.DocumentFormat;
import entente.web.rdf.HydraPaging;
import entente.web.sparql.explain.QueryDiagnosis;
import entente.web.sparql.explain.QueryDiagnostic;
import entente.web.sparql.explain.RowProvenance;
import entente.web.sparql.explain.RowReference;
import entente.web.sparql.query.QueryRunner;
import entente.web.sparql.query.SubmittedQuery;
import java.util.List;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * The pages of query results: a table with labels and, where the columns allow it, a timeline, a
 * map or a network; and the explanation of a row.
 */
public final class QueryResultPages {
  private static final int PAGE_SIZE = 1_000;
  private final PageQueries queries;

  public QueryResultPages(PageQueries queries) {
    this.queries = queries;
  }

  /** The page of rows; {@code raw} supplies them as text. */
  public String rows(
      QueryRunner runner,
      SubmittedQuery asked,
      List<Var> columns,
      List<Binding> bindings,
      ResultView view,
      Supplier<String> raw) {
    ResultRows rows = new ResultRows(columns, bindings);
    HydraPaging paging = new HydraPaging(view.page(), PAGE_SIZE, rows.size()).existing();
    ResultTimeline timeline = new ResultTimeline(queries, view.language());
    ResultMap map = new ResultMap(queries, view.language());
    ResultPage.Drawn drawn =
        switch (view.name()) {
          case "timeline" -> timeline.drawn(rows, asked.query().hasOrderBy());
          case "map" -> map.drawn(rows);
          case "graph" ->
              new ResultNetwork(queries, view.language()).drawn(ResultNetwork.edges(rows));
          case "raw" -> ResultPage.Drawn.of(raw.get());
          default -> ResultPage.Drawn.of(table(rows, paging, view, asked.query().isSelectType()));
        };
    List<QueryDiagnostic> hints = hints(runner, asked, rows.size() == 0);
    List<String> views =
        ResultView.VIEWS.stream()
            .filter(
                name ->
                    switch (name) {
                      case "timeline" -> timeline.suits(rows);
                      case "map" -> map.suits(rows);
                      case "graph" -> !ResultNetwork.edges(rows).isEmpty();
                      default -> true;
                    })
            .toList();
    return new ResultPageWriter(queries, asked, view)
        .page(
            new ResultPageWriter.Content(
                count("sparql.rows", rows, paging, view),
                views,
                ResultFormat.downloads(),
                paging,
                rows.size() == 0,
                hints,
                drawn,
                false));
  }

  private ResultPage.Table table(
      ResultRows rows, HydraPaging paging, ResultView view, boolean explained) {
    ResultRows part = rows.part(paging, PAGE_SIZE);
    ResultLabels labels = new ResultLabels(queries, view.language(), part.values());
    return new ResultPage.Table(
        part.columns().stream().map(Var::getVarName).toList(),
        part.rows().stream()
            .map(
                row ->
                    new ResultPage.Row(
                        part.columns().stream()
                            .map(column -> labels.cell(row.get(column)))
                            .toList(),
                        RowReference.written(part.columns(), row)))
            .toList(),
        (int) paging.offset() + 1,
        explained);
  }

  /** The page of a yes or no; {@code raw} supplies it as text. */
  public String yes(
      QueryRunner runner,
      SubmittedQuery asked,
      boolean yes,
      ResultView view,
      Supplier<String> raw) {
    Messages messages = Messages.in(view.language());
    ResultPage.Drawn drawn =
        view.name().equals("raw")
            ? ResultPage.Drawn.of(raw.get())
            : ResultPage.Drawn.of(
                new ResultPage.Table(
                    List.of(messages.say("sparql.answer")),
                    List.of(
                        new ResultPage.Row(
                            List.of(
                                Page.Link.plain(messages.say(yes ? "common.yes" : "common.no"))),
                            "")),
                    1,
                    false));
    return new ResultPageWriter(queries, asked, view)
        .page(
            new ResultPageWriter.Content(
                "",
                List.of("table", "raw"),
                ResultFormat.downloads(),
                null,
                !yes,
                hints(runner, asked, !yes),
                drawn,
                false));
  }

  /**
   * The page of a graph, whose table has a row for each triple; {@code raw} supplies it as text.
   */
  public String graph(
      QueryRunner runner,
      SubmittedQuery asked,
      Graph graph,
      ResultView view,
      Supplier<String> raw) {
    ResultRows triples = ResultRows.of(graph);
    HydraPaging paging = new HydraPaging(view.page(), PAGE_SIZE, triples.size()).existing();
    ResultRows part = triples.part(paging, PAGE_SIZE);
    ResultLabels labels = new ResultLabels(queries, view.language(), part.values());
    ResultPage.Drawn drawn =
        switch (view.name()) {
          case "graph" ->
              new ResultNetwork(queries, view.language())
                  .drawn(ResultNetwork.edges(triples, labels));
          case "timeline" ->
              new ResultTimeline(queries, view.language())
                  .drawn(triples, asked.query().hasOrderBy());
          case "map" -> new ResultMap(queries, view.language()).drawn(triples);
          case "raw" -> ResultPage.Drawn.of(raw.get());
          default -> ResultPage.Drawn.of(table(part, labels, paging, view));
        };
    return new ResultPageWriter(queries, asked, view)
        .page(
            new ResultPageWriter.Content(
                count("sparql.triples", triples, paging, view),
                List.of("table", "graph", "raw"),
                DocumentFormat.GRAPH.stream()
                    .map(format -> Page.Link.to(format.label, format.suffix))
                    .toList(),
                paging,
                triples.size() == 0,
                asked.query().isConstructType()
                    ? hints(runner, asked, triples.size() == 0)
                    : List.of(),
                drawn,
                true));
  }

  private static ResultPage.Table table(
      ResultRows triples, ResultLabels labels, HydraPaging paging, ResultView view) {
    return new ResultPage.Table(
        triples.columns().stream()
            .map(column -> Messages.in(view.language()).say("sparql." + column.getVarName()))
            .toList(),
        triples.rows().stream()
            .map(
                row ->
                    new ResultPage.Row(
                        List.of(
                            labels.cell(row.get(ResultRows.SUBJECT)),
                            labels.term(row.get(ResultRows.PREDICATE)),
                            labels.cell(row.get(ResultRows.OBJECT))),
                        ""))
            .toList(),
        (int) paging.offset() + 1,
        false);
  }

  /** The page that explains a row. */
  public String why(QueryRunner runner, SubmittedQuery asked, ResultView view) {
    Messages messages = Messages.in(view.language());
    String row = view.why().orElseThrow();
    String address = Addresses.query(asked.text());
    RowProvenance.Explanation explanation =
        new RowProvenance(queries, view.language())
            .page(runner, asked, RowReference.read(row), address);
    Page.Head head =
        new Page.Head(
            messages, address + "&why=" + PercentEncoding.component(row), "", List.of(), "");
    return Templates.page(
        "why",
        new Page.Frame(
            head, messages.say("sparql.why-title"), messages.say("sparql.why-intro"), List.of()),
        explanation);
  }

  private List<QueryDiagnostic> hints(QueryRunner runner, SubmittedQuery asked, boolean empty) {
    return new QueryDiagnosis(queries, runner, asked).full(empty);
  }

  /** The number of results in words, with those shown if there are several pages. */
  private static String count(String key, ResultRows rows, HydraPaging paging, ResultView view) {
    Messages messages = Messages.in(view.language());
    String total = TermText.number(Integer.toString(rows.size()));
    return paging.several()
        ? messages.say(
            "sparql.part",
            paging.offset() + 1,
            Math.min(rows.size(), paging.offset() + PAGE_SIZE),
            total)
        : messages.say(key, total);
  }
}
