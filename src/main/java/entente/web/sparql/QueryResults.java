package entente.web.sparql;

import entente.kb.Store;
import entente.web.http.Accept;
import entente.web.http.Caching;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.ProblemType;
import entente.web.http.Request;
import entente.web.http.Response;
import entente.web.http.ServerSettings;
import entente.web.http.Variant;
import entente.web.page.Addresses;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.rdf.DocumentFormat;
import entente.web.rdf.GraphWriter;
import entente.web.resource.Description;
import entente.web.sparql.query.AskedQuery;
import entente.web.sparql.query.QueryRunner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
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

/** Answers to queries: negotiated before the work begins, complete before they are sent. */
public final class QueryResults {
  private static final List<DocumentFormat> GRAPHS =
      Stream.concat(DocumentFormat.GRAPH.stream(), Stream.of(DocumentFormat.HTML)).toList();
  private static final String HTML = "text/html; charset=utf-8";
  private static final Variant<ResultFormat> RAW = ResultFormat.offers().get(0);
  private static final Variant<DocumentFormat> TURTLE =
      new Variant<>(DocumentFormat.TURTLE.mediaType(), DocumentFormat.TURTLE);
  private final PageQueries queries;
  private final EditorPage editor;
  private final GraphWriter representation;
  private final ServerSettings settings;
  private final QueryResultPages answerPages;

  public QueryResults(
      PageQueries queries, EditorPage editor, GraphWriter representation, ServerSettings settings) {
    this.queries = queries;
    this.editor = editor;
    this.representation = representation;
    this.settings = settings;
    this.answerPages = new QueryResultPages(queries);
  }

  /** The form of an answer: of rows or of a graph, and how it is read when it is a page. */
  record Form(Variant<ResultFormat> rows, Variant<DocumentFormat> graph, ResultView reading) {
    boolean page() {
      return rows != null && rows.what() == ResultFormat.HTML
          || graph != null && graph.what() == DocumentFormat.HTML;
    }
  }

  /** What to give for a query, or the problem that nothing acceptable is offered. */
  Form form(Request request, Query query) {
    Optional<String> named = request.parameter("format").or(() -> request.parameter("output"));
    if (query.isSelectType() || query.isAskType()) {
      List<Variant<ResultFormat>> offers = ResultFormat.offers();
      return new Form(
          named
              .map(
                  name ->
                      ResultFormat.named(name)
                          .orElseThrow(
                              () ->
                                  unknown(
                                      name,
                                      Stream.of(ResultFormat.values())
                                          .map(form -> form.name)
                                          .toList())))
              .or(() -> Accept.choose(request.accept(), offers))
              .orElseThrow(() -> refused(offers)),
          null,
          wantsPage(request) ? ResultView.of(request, request.language()) : ResultView.NONE);
    }
    if (query.isConstructType() || query.isDescribeType()) {
      List<Variant<DocumentFormat>> offers =
          DocumentFormat.offers(query.isConstructQuad() ? List.of(DocumentFormat.TRIG) : GRAPHS);
      return new Form(
          null,
          named
              .map(
                  name ->
                      graphNamed(name, offers)
                          .orElseThrow(
                              () ->
                                  unknown(
                                      name,
                                      offers.stream()
                                          .map(offer -> offer.what().suffix)
                                          .distinct()
                                          .toList())))
              .or(() -> Accept.choose(request.accept(), offers))
              .orElseThrow(() -> refused(offers)),
          wantsPage(request) ? ResultView.of(request, request.language()) : ResultView.NONE);
    }
    throw new ProblemException(
        Problem.badRequest("Only SELECT, ASK, CONSTRUCT and DESCRIBE are answered."));
  }

  /**
   * What form a request wants, whatever kind of query it brings: the name it gives, or its choice
   * among forms of rows and of graphs.
   */
  String wanted(Request request) {
    String form =
        request
            .parameter("format")
            .or(() -> request.parameter("output"))
            .map(name -> "=" + name)
            .orElseGet(
                () ->
                    chosen(request, ResultFormat.offers())
                        + ","
                        + chosen(request, DocumentFormat.offers(GRAPHS)));
    return form.contains("html")
        ? form + " " + ResultView.of(request, request.language()).key()
        : form;
  }

  private static <T> String chosen(Request request, List<Variant<T>> offers) {
    return Accept.choose(request.accept(), offers).map(Variant::mediaType).orElse("none");
  }

  /** A format by its suffix, its media type, or the name under which clients know it. */
  private static Optional<Variant<DocumentFormat>> graphNamed(
      String name, List<Variant<DocumentFormat>> offers) {
    String suffix =
        switch (name) {
          case "turtle" -> "ttl";
          case "json-ld", "json" -> "jsonld";
          case "xml", "rdf+xml", "rdf/xml", "rdfxml" -> "rdf";
          case "n-triples", "ntriples" -> "nt";
          default -> name;
        };
    return offers.stream()
        .filter(offer -> offer.what().suffix.equals(suffix) || offer.mediaType().equals(name))
        .findFirst();
  }

  private static ProblemException unknown(String name, List<String> offers) {
    return new ProblemException(
        Problem.badRequest(
                "There is no format \""
                    + name
                    + "\" for the answer to this query; the parameter format takes "
                    + String.join(", ", offers)
                    + ", or leave it out and send an Accept field.")
            .with("offers", offers));
  }

  private static ProblemException refused(List<? extends Variant<?>> offers) {
    return new ProblemException(
        Problem.notAcceptable(offers.stream().map(Variant::mediaType).distinct().toList()));
  }

  /** Whether a request wants a page, whatever kind of query it brings. */
  boolean wantsPage(Request request) {
    return wanted(request).contains("html");
  }

  /** The whole answer. */
  Response answer(QueryRunner run, Query query, AskedQuery asked, Form form) {
    Response response;
    if (form.page() && form.reading().why().isPresent() && query.isSelectType()) {
      response = Response.of(200, HTML, answerPages.why(run, asked, form.reading()));
    } else if (query.isDescribeType()) {
      response = graph(run, described(run, query), query, asked, form);
    } else {
      try (QueryExec execution = run.of(query, Map.of())) {
        response =
            query.isAskType()
                ? ask(run, execution.ask(), asked, form)
                : query.isSelectType()
                    ? select(run, execution.select(), asked, form)
                    : construct(run, execution, query, asked, form);
      }
    }
    return response.with("Vary", form.page() ? Caching.VARY_BY_FORMAT_AND_LANGUAGE : "Accept");
  }

  private Response select(QueryRunner run, RowSet rows, AskedQuery asked, Form form) {
    List<Var> columns = rows.getResultVars();
    List<Binding> all = new ArrayList<>();
    rows.forEachRemaining(
        row -> {
          if (all.size() >= settings.limits().rows()) {
            throw tooLarge("rows");
          }
          all.add(row);
        });
    if (form.page()) {
      return Response.of(
          200,
          HTML,
          answerPages.rows(
              run, asked, columns, all, form.reading(), () -> text(selected(columns, all, RAW))));
    }
    return Response.of(200, form.rows().contentType(), selected(columns, all, form.rows()));
  }

  private byte[] selected(List<Var> columns, List<Binding> rows, Variant<ResultFormat> form) {
    Bounded out = new Bounded(settings.limits().bytes());
    writer(form).write(out, RowSetStream.create(columns, rows.iterator()), ARQ.getContext());
    return out.toByteArray();
  }

  private Response ask(QueryRunner run, boolean yes, AskedQuery asked, Form form) {
    if (form.page()) {
      return Response.of(
          200, HTML, answerPages.yes(run, asked, yes, form.reading(), () -> text(said(yes, RAW))));
    }
    return Response.of(200, form.rows().contentType(), said(yes, form.rows()));
  }

  private static byte[] said(boolean yes, Variant<ResultFormat> form) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer(form).write(out, yes, ARQ.getContext());
    return out.toByteArray();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private Response construct(
      QueryRunner run, QueryExec execution, Query query, AskedQuery asked, Form form) {
    if (query.isConstructQuad()) {
      DatasetGraph dataset = DatasetGraphFactory.create();
      execution.constructQuads().forEachRemaining(dataset::add);
      Bounded out = new Bounded(settings.limits().bytes());
      RDFWriter.source(dataset).format(DocumentFormat.TRIG.writer).output(out);
      return Response.of(200, form.graph().contentType(), out.toByteArray());
    }
    Graph graph = GraphFactory.createDefaultGraph();
    execution.constructTriples().forEachRemaining(triple -> add(triple, graph));
    return graph(run, graph, query, asked, form);
  }

  private Response graph(QueryRunner run, Graph graph, Query query, AskedQuery asked, Form form) {
    return form.page()
        ? Response.of(
            200,
            HTML,
            answerPages.graph(
                run,
                asked,
                graph,
                form.reading(),
                () -> text(written(graph, query, TURTLE).body().plain())))
        : written(graph, query, form.graph());
  }

  private Response written(Graph graph, Query query, Variant<DocumentFormat> form) {
    Bounded out = new Bounded(settings.limits().bytes());
    try {
      representation.write(graph, query.getPrefixMapping(), form.what(), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Response.of(200, form.contentType(), out.toByteArray());
  }

  private void add(Triple triple, Graph graph) {
    graph.add(triple);
    if (graph.size() > settings.limits().rows()) {
      throw tooLarge("triples");
    }
  }

  /** What the documents about these things say, in one graph. */
  private Graph described(QueryRunner run, Query query) {
    PageQueries selected = queries.over(Store.inMemory(run.dataset()));
    Graph graph = GraphFactory.createDefaultGraph();
    for (Node thing : things(run, query)) {
      if (thing.isBlank()) {
        part(thing, run.dataset().getDefaultGraph(), graph);
      } else if (thing.isURI() && selected.knows(thing)) {
        said(thing, selected).find().forEachRemaining(triple -> add(triple, graph));
      }
    }
    return graph;
  }

  private static Graph said(Node thing, PageQueries selected) {
    String path = selected.local(thing.getURI());
    if (!path.startsWith("/")) {
      return selected.graph("thing/description", Map.of("thing", thing));
    }
    String name = path.substring(1);
    return Description.ofThing(
            selected,
            thing,
            selected.base() + (name.contains("/") ? Addresses.describing(name).substring(1) : name),
            1)
        .graph();
  }

  /**
   * A blank node cannot be a parameter: in a query it would be a variable. What is said of it, and
   * of those below it, is its description.
   */
  private void part(Node thing, Graph from, Graph to) {
    for (Triple triple : from.find(thing, Node.ANY, Node.ANY).toList()) {
      boolean known = to.contains(triple);
      add(triple, to);
      if (!known && triple.getObject().isBlank()) {
        part(triple.getObject(), from, to);
      }
    }
  }

  private static Set<Node> things(QueryRunner run, Query query) {
    Set<Node> things = new LinkedHashSet<>(query.getResultURIs());
    if (!query.getProjectVars().isEmpty()) {
      Query rows = query.cloneQuery();
      rows.setQuerySelectType();
      try (QueryExec execution = run.of(rows, Map.of())) {
        List<Var> columns = query.getProjectVars();
        execution
            .select()
            .forEachRemaining(
                row ->
                    columns.stream().map(row::get).filter(Objects::nonNull).forEach(things::add));
      }
    }
    return things;
  }

  /**
   * What a request without a query gets: the form for a browser, the service description for a
   * machine.
   */
  Response overview(Request request) {
    List<Variant<DocumentFormat>> offers = DocumentFormat.offers(DocumentFormat.DOCUMENT);
    Variant<DocumentFormat> offer =
        Accept.choose(request.accept(), offers).orElseThrow(() -> refused(offers));
    if (offer.what() == DocumentFormat.HTML) {
      return Response.of(
              200,
              offer.contentType(),
              editor.page(request.parameter("question"), Page.Head.of(request)))
          .with("Vary", Caching.VARY_BY_FORMAT_AND_LANGUAGE)
          .tagged();
    }
    return Response.of(
            200,
            offer.contentType(),
            representation.of(
                queries.graph("dataset/service-description", Map.of()),
                offer,
                queries.named("sparql")))
        .with("Vary", "Accept")
        .tagged();
  }

  private static RowSetWriter writer(Variant<ResultFormat> form) {
    return RowSetWriterRegistry.getFactory(form.what().lang).create(form.what().lang);
  }

  private ProblemException tooLarge(String what) {
    return new ProblemException(
        Problem.of(
            ProblemType.ANSWER_TOO_LARGE,
            "The answer has more than "
                + settings.limits().rows()
                + " "
                + what
                + ", so none of it was sent. Ask for a part of it with LIMIT and OFFSET, or fetch"
                + " the whole files from /data."));
  }

  /** Bytes up to a bound. */
  private static final class Bounded extends ByteArrayOutputStream {
    private final int bound;

    Bounded(int bound) {
      this.bound = bound;
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      require(length);
      super.write(bytes, offset, length);
    }

    @Override
    public synchronized void write(int one) {
      require(1);
      super.write(one);
    }

    private void require(int more) {
      if (count + (long) more > bound) {
        throw new ProblemException(
            Problem.of(
                ProblemType.ANSWER_TOO_LARGE,
                "The answer has more than "
                    + bound
                    + " bytes, so none of it was sent. Ask for a part of it with LIMIT and"
                    + " OFFSET."));
      }
    }
  }
}
