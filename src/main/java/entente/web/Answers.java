package entente.web;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.riot.RDFFormat;
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
final class Answers {
  private static final int SHOWN = 1_000;
  private final Catalogue catalogue;
  private final Pages pages;
  private final Representation representation;
  private final Settings settings;

  Answers(Catalogue catalogue, Pages pages, Representation representation, Settings settings) {
    this.catalogue = catalogue;
    this.pages = pages;
    this.representation = representation;
    this.settings = settings;
  }

  /** The form of an answer: of rows or of a graph. */
  record Form(Offer<AnswerForm> rows, Offer<Format> graph) {}

  /** What to give for a query, or the problem that nothing acceptable is offered. */
  Form form(Request request, Query query) {
    Optional<String> named = request.parameter("format").or(() -> request.parameter("output"));
    if (query.isSelectType() || query.isAskType()) {
      List<Offer<AnswerForm>> offers = AnswerForm.offers();
      return new Form(named.flatMap(AnswerForm::named).or(() -> Accept.choose(request.accept(), offers)).orElseThrow(() -> refused(offers)), null);
    }
    if (query.isConstructType() || query.isDescribeType()) {
      List<Offer<Format>> offers = Format.offers(query.isConstructQuad() ? List.of(Format.TRIG) : Format.GRAPH);
      return new Form(null, named.flatMap(Format::ofSuffix).filter(Format.GRAPH::contains).map(format -> new Offer<>(format.mediaType(), format))
          .or(() -> Accept.choose(request.accept(), offers)).orElseThrow(() -> refused(offers)));
    }
    throw new Problem.Raised(Problem.badRequest("Only SELECT, ASK, CONSTRUCT and DESCRIBE are answered."));
  }

  private static Problem.Raised refused(List<? extends Offer<?>> offers) {
    return new Problem.Raised(Problem.notAcceptable(offers.stream().map(Offer::mediaType).distinct().toList()));
  }

  /** The whole answer. */
  Response answer(QueryExec execution, Query query, String text, Form form) {
    Response response;
    if (query.isAskType()) {
      response = ask(execution.ask(), text, form.rows());
    } else if (query.isSelectType()) {
      response = select(execution.select(), text, form.rows());
    } else {
      response = construct(execution, query, form.graph());
    }
    return response.with("Vary", "Accept");
  }

  private Response select(RowSet rows, String text, Offer<AnswerForm> form) {
    List<Var> columns = rows.getResultVars();
    List<Binding> all = new ArrayList<>();
    rows.forEachRemaining(row -> {
      if (all.size() >= settings.limits().rows()) {
        throw tooLarge("rows");
      }
      all.add(row);
    });
    if (form.what() == AnswerForm.HTML) {
      return page(text, columns.stream().map(Var::getVarName).toList(),
          all.stream().limit(SHOWN).map(row -> columns.stream().map(column -> cell(row.get(column))).toList()).toList(),
          all.size() > SHOWN ? "The first " + SHOWN + " of " + all.size() + " rows; all of them as" : all.size() + (all.size() == 1 ? " row" : " rows") + ", also as");
    }
    Bounded out = new Bounded(settings.limits().bytes());
    writer(form).write(out, RowSetStream.create(columns, all.iterator()), ARQ.getContext());
    return Response.of(200, form.contentType(), out.toByteArray());
  }

  private Response ask(boolean yes, String text, Offer<AnswerForm> form) {
    if (form.what() == AnswerForm.HTML) {
      return page(text, List.of("answer"), List.of(List.of(Page.Link.plain(yes ? "yes" : "no"))), "Also as");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer(form).write(out, yes, ARQ.getContext());
    return Response.of(200, form.contentType(), out.toByteArray());
  }

  private Response construct(QueryExec execution, Query query, Offer<Format> form) {
    Bounded out = new Bounded(settings.limits().bytes());
    if (form.what() == Format.TRIG) {
      DatasetGraph dataset = DatasetGraphFactory.create();
      if (query.isConstructQuad()) {
        execution.constructQuads().forEachRemaining(dataset::add);
      } else {
        built(execution, query).find().forEachRemaining(dataset.getDefaultGraph()::add);
      }
      query.getPrefixMapping().getNsPrefixMap().forEach(dataset.prefixes()::add);
      RDFWriter.source(dataset).format(RDFFormat.TRIG_PRETTY).output(out);
    } else {
      Graph graph = built(execution, query);
      graph.getPrefixMapping().setNsPrefixes(query.getPrefixMapping());
      RDFWriter.source(graph).format(form.what().writer).output(out);
    }
    return Response.of(200, form.contentType(), out.toByteArray());
  }

  private Graph built(QueryExec execution, Query query) {
    if (query.isDescribeType()) {
      return execution.describe();
    }
    Graph graph = GraphFactory.createDefaultGraph();
    execution.constructTriples().forEachRemaining(triple -> {
      graph.add(triple);
      if (graph.size() > settings.limits().rows()) {
        throw tooLarge("triples");
      }
    });
    return graph;
  }

  /** What a request without a query gets: the form for a browser, the service description for a machine. */
  Response overview(Request request) {
    List<Offer<Format>> offers = Format.offers(Format.DOCUMENT);
    Offer<Format> offer = Accept.choose(request.accept(), offers).orElseThrow(() -> refused(offers));
    if (offer.what() == Format.HTML) {
      return Response.of(200, offer.contentType(), pages.editor(catalogue.example())).with("Vary", "Accept").tagged();
    }
    return Response.of(200, offer.contentType(), representation.of(catalogue.graph("service", Map.of()), offer, catalogue.named("sparql"))).with("Vary", "Accept").tagged();
  }

  private Response page(String text, List<String> columns, List<List<Page.Link>> rows, String note) {
    String address = "/sparql?query=" + URLEncoder.encode(text, StandardCharsets.UTF_8) + "&format=";
    List<Page.Link> formats = Stream.of(AnswerForm.values()).filter(form -> form != AnswerForm.HTML)
        .map(form -> Page.Link.to(form.name(), address + form.name)).toList();
    return Response.of(200, "text/html; charset=utf-8", pages.rows(new Page.Rows(text, columns, rows, note, formats)));
  }

  private Page.Link cell(Node value) {
    return value == null ? Page.Link.plain("") : value.isBlank() ? Page.Link.plain("[]") : Values.link(value, null, catalogue);
  }

  private static RowSetWriter writer(Offer<AnswerForm> form) {
    return RowSetWriterRegistry.getFactory(form.what().lang).create(form.what().lang);
  }

  private Problem.Raised tooLarge(String what) {
    return new Problem.Raised(Problem.of(ProblemKind.ANSWER_TOO_LARGE, "The answer has more than " + settings.limits().rows() + " " + what
        + ", so none of it was sent. Ask for a part of it with LIMIT and OFFSET, or fetch the whole files from /data."));
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
        throw new Problem.Raised(Problem.of(ProblemKind.ANSWER_TOO_LARGE, "The answer has more than " + bound
            + " bytes, so none of it was sent. Ask for a part of it with LIMIT and OFFSET."));
      }
    }
  }
}
