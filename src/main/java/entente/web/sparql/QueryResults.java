package entente.web.sparql;

import entente.web.http.Caching;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.ProblemType;
import entente.web.http.Response;
import entente.web.http.ServerSettings;
import entente.web.http.Variant;
import entente.web.page.PageQueries;
import entente.web.rdf.DocumentFormat;
import entente.web.rdf.GraphWriter;
import entente.web.sparql.explain.QueryDiagnosis;
import entente.web.sparql.explain.QueryDiagnostic;
import entente.web.sparql.query.QueryRunner;
import entente.web.sparql.query.SubmittedQuery;
import entente.web.sparql.result.JsonRows;
import entente.web.sparql.result.QueryResultPages;
import entente.web.sparql.result.ResultFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.rowset.RowSetWriter;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.graph.GraphFactory;

/** Execution of queries and writing of their results, complete before a byte is sent. */
public final class QueryResults {
  private static final String HTML = "text/html; charset=utf-8";
  private static final Variant<ResultFormat> RAW = ResultFormat.offers().get(0);
  private static final Variant<DocumentFormat> TURTLE =
      new Variant<>(DocumentFormat.TURTLE.mediaType(), DocumentFormat.TURTLE);
  private final PageQueries queries;
  private final GraphWriter graphWriter;
  private final ServerSettings.Limits limits;
  private final QueryResultPages pages;

  public QueryResults(PageQueries queries, GraphWriter graphWriter, ServerSettings.Limits limits) {
    this.queries = queries;
    this.graphWriter = graphWriter;
    this.limits = limits;
    this.pages = new QueryResultPages(queries);
  }

  /** The response to a query in the negotiated form. */
  Response answer(QueryRunner runner, SubmittedQuery asked, ResultNegotiation.Form form) {
    Query query = asked.query();
    Response response;
    if (form.page() && form.view().why().isPresent() && query.isSelectType()) {
      response = Response.of(200, HTML, pages.why(runner, asked, form.view()));
    } else if (query.isDescribeType()) {
      response =
          graph(
              runner,
              new DescribeExecutor(runner, queries, this::requireBound).result(query),
              asked,
              form);
    } else {
      try (QueryExec execution = runner.of(query, Map.of())) {
        response =
            query.isAskType()
                ? ask(runner, execution.ask(), asked, form)
                : query.isSelectType()
                    ? select(runner, execution.select(), asked, form)
                    : construct(runner, execution, asked, form);
      }
    }
    return response.with("Vary", form.page() ? Caching.VARY_BY_FORMAT_AND_LANGUAGE : "Accept");
  }

  QueryExplanation explanation(QueryRunner runner, SubmittedQuery asked) {
    return QueryExplanation.of(queries, runner, asked);
  }

  private Response select(
      QueryRunner runner, RowSet rows, SubmittedQuery asked, ResultNegotiation.Form form) {
    List<Var> columns = rows.getResultVars();
    List<Binding> all = new ArrayList<>();
    rows.forEachRemaining(
        row -> {
          if (all.size() >= limits.rows()) {
            throw tooLarge("rows");
          }
          all.add(row);
        });
    if (form.page()) {
      return Response.of(
          200,
          HTML,
          pages.rows(
              runner, asked, columns, all, form.view(), () -> text(written(columns, all, RAW))));
    }
    return hinted(runner, asked, form, all.isEmpty(), written(columns, all, form.rows()));
  }

  private Response ask(
      QueryRunner runner, boolean yes, SubmittedQuery asked, ResultNegotiation.Form form) {
    if (form.page()) {
      return Response.of(
          200, HTML, pages.yes(runner, asked, yes, form.view(), () -> text(written(yes, RAW))));
    }
    return hinted(runner, asked, form, !yes, written(yes, form.rows()));
  }

  /** Rows or a yes or no, with hints on the query. */
  private Response hinted(
      QueryRunner runner,
      SubmittedQuery asked,
      ResultNegotiation.Form form,
      boolean empty,
      byte[] result) {
    List<QueryDiagnostic> hints = hints(runner, asked, form, empty);
    HintFields fields = new HintFields(queries.base() + "sparql", asked.text());
    return fields.with(
        Response.of(
            200,
            form.rows().contentType(),
            hints.isEmpty() ? result : fields.linked(result, form.rows().what())),
        hints);
  }

  private List<QueryDiagnostic> hints(
      QueryRunner runner, SubmittedQuery asked, ResultNegotiation.Form form, boolean empty) {
    List<QueryDiagnostic> hints = new QueryDiagnosis(queries, runner, asked).brief(empty);
    if (form.strict() && !hints.isEmpty()) {
      throw HintFields.refused(hints);
    }
    return hints;
  }

  private Response construct(
      QueryRunner runner, QueryExec execution, SubmittedQuery asked, ResultNegotiation.Form form) {
    if (asked.query().isConstructQuad()) {
      DatasetGraph dataset = DatasetGraphFactory.create();
      execution.constructQuads().forEachRemaining(dataset::add);
      BoundedOutput out = new BoundedOutput(limits.bytes());
      RDFWriter.source(dataset).format(DocumentFormat.TRIG.writer).output(out);
      return Response.of(200, form.graph().contentType(), out.toByteArray());
    }
    Graph graph = GraphFactory.createDefaultGraph();
    execution
        .constructTriples()
        .forEachRemaining(
            triple -> {
              graph.add(triple);
              requireBound(graph);
            });
    return graph(runner, graph, asked, form);
  }

  private Response graph(
      QueryRunner runner, Graph graph, SubmittedQuery asked, ResultNegotiation.Form form) {
    return form.page()
        ? Response.of(
            200,
            HTML,
            pages.graph(
                runner,
                asked,
                graph,
                form.view(),
                () -> text(written(graph, asked.query(), TURTLE))))
        : new HintFields(queries.base() + "sparql", asked.text())
            .with(
                Response.of(
                    200, form.graph().contentType(), written(graph, asked.query(), form.graph())),
                asked.query().isConstructType()
                    ? hints(runner, asked, form, graph.isEmpty())
                    : List.of());
  }

  private byte[] written(List<Var> columns, List<Binding> rows, Variant<ResultFormat> format) {
    BoundedOutput out = new BoundedOutput(limits.bytes());
    if (format.what() == ResultFormat.JSON) {
      JsonRows.write(out, columns, rows);
    } else {
      writer(format).write(out, RowSetStream.create(columns, rows.iterator()), ARQ.getContext());
    }
    return out.toByteArray();
  }

  private static byte[] written(boolean yes, Variant<ResultFormat> format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer(format).write(out, yes, ARQ.getContext());
    return out.toByteArray();
  }

  private byte[] written(Graph graph, Query query, Variant<DocumentFormat> format) {
    BoundedOutput out = new BoundedOutput(limits.bytes());
    try {
      graphWriter.write(graph, query.getPrefixMapping(), format.what(), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static RowSetWriter writer(Variant<ResultFormat> format) {
    return RowSetWriterRegistry.getFactory(format.what().lang).create(format.what().lang);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private void requireBound(Graph graph) {
    if (graph.size() > limits.rows()) {
      throw tooLarge("triples");
    }
  }

  private ProblemException tooLarge(String what) {
    return new ProblemException(
        Problem.of(
            ProblemType.ANSWER_TOO_LARGE,
            "The answer has more than "
                + limits.rows()
                + " "
                + what
                + ", so no results were sent. Ask for a part of it with LIMIT and OFFSET, or fetch"
                + " the whole files from /data."));
  }
}
