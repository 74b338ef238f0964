package entente.web.sparql;

import entente.kb.read.Prefixes;
import entente.web.http.Caching;
import entente.web.http.Exchange;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.ProblemType;
import entente.web.http.Response;
import entente.web.http.ResponseCache;
import entente.web.http.ServerSettings;
import entente.web.http.ServletAdapter;
import entente.web.page.ProblemResponses;
import entente.web.sparql.query.DatasetDescription;
import entente.web.sparql.query.QueryNormalizer;
import entente.web.sparql.query.QueryParser;
import entente.web.sparql.query.QueryProblems;
import entente.web.sparql.query.SandboxedRunner;
import entente.web.sparql.query.SubmittedQuery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.apache.jena.atlas.lib.Pair;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.SPARQL_QueryDataset;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * The SPARQL 1.1 Protocol for query, based on Fuseki's. Unlike Fuseki's, a response is complete
 * before its status line is sent, every error is a {@link Problem}, and a request without a query
 * gets the editor or the service description.
 *
 * <p>A request is read once, by {@link ServletAdapter}; its formats are negotiated once, by {@link
 * ResultNegotiation}; its query is normalized once and, unless its response is cached, parsed once.
 */
public final class SparqlEndpoint extends SPARQL_QueryDataset {
  private static final int CACHE_BYTES = 64 << 20;
  private static final String NO_UPDATES = "This endpoint is read-only: updates are not supported.";

  /** The header field with the declarations that a query lacked, to be put before it elsewhere. */
  public static final String PROLOGUE = "Entente-Prologue";

  private final ResponseCache cache = new ResponseCache(CACHE_BYTES);
  private final QueryResults results;
  private final EndpointOverview overview;
  private final QueryParser parser;
  private final QueryProblems problems;
  private final ProblemResponses problemResponses;
  private final ServerSettings.Limits limits;
  private final Semaphore slots;

  public SparqlEndpoint(
      QueryResults results,
      EndpointOverview overview,
      ServerSettings settings,
      ProblemResponses problemResponses) {
    this.results = results;
    this.overview = overview;
    this.parser = new QueryParser(Prefixes.mapping(settings.base()), settings.base());
    this.limits = settings.limits();
    this.problems = new QueryProblems(limits);
    this.problemResponses = problemResponses;
    this.slots = new Semaphore(limits.concurrency());
  }

  @Override
  public void execGet(HttpAction action) {
    respond(
        action,
        () -> {
          String parameters = action.getRequestQueryString();
          if (parameters == null || parameters.isBlank() || parameters.matches("question=[^&]*")) {
            send(action, overview.answer(exchange(action)));
          } else {
            requireNoUpdate(exchange(action).content().type());
            requireParameters(exchange(action));
            super.execGet(action);
          }
        });
  }

  @Override
  public void execPost(HttpAction action) {
    respond(
        action,
        () -> {
          requireNoUpdate(exchange(action).content().type());
          requireParameters(ServletAdapter.readForm(action.getRequest()));
          super.execPost(action);
        });
  }

  /** An update is refused as such; Fuseki would report a missing query. */
  private static void requireNoUpdate(String type) {
    if (type != null && type.startsWith("application/sparql-update")) {
      throw new ProblemException(Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, NO_UPDATES));
    }
  }

  /** Parameters that the protocol allows once are refused when repeated. */
  private static void requireParameters(Exchange exchange) {
    if (exchange.parameter("update").isPresent()) {
      throw new ProblemException(Problem.badRequest(NO_UPDATES));
    }
    for (String name : List.of("query", "format", "output")) {
      List<String> values = exchange.request().parameters().getOrDefault(name, List.of());
      if (values.size() > 1) {
        throw new ProblemException(
            Problem.badRequest(
                "The parameter " + name + " is given " + values.size() + " times; give it once."));
      }
    }
  }

  @Override
  protected void executeBody(HttpAction action) {
    // A character has at most four bytes in UTF-8.
    int bound = 4 * limits.request().query();
    try {
      byte[] body = action.getRequestInputStream().readNBytes(bound + 1);
      if (body.length > bound) {
        throw new ProblemException(problems.tooLong());
      }
      execute(new String(body, StandardCharsets.UTF_8), action);
    } catch (IOException e) {
      throw new ProblemException(Problem.badRequest("The body of the request ended too early."));
    }
  }

  @Override
  protected void execute(String text, HttpAction action) {
    if (text.isBlank()) {
      throw new ProblemException(Problem.badRequest("The query is empty."));
    }
    if (text.length() > limits.request().query()) {
      throw new ProblemException(problems.tooLong());
    }
    Exchange exchange = exchange(action);
    ResultNegotiation negotiation = ResultNegotiation.of(exchange);
    String normalized = QueryNormalizer.plain(text);
    if (!QueryNormalizer.isRepeatable(normalized)) {
      send(action, answer(text, negotiation, action).with("Cache-Control", "no-cache").tagged());
      return;
    }
    // The release does not change, so equal keys have equal responses. A page shows the text.
    String key =
        negotiation.key()
            + " "
            + DatasetDescription.key(exchange.request())
            + " "
            + (negotiation.page() ? text : normalized);
    send(
        action,
        cache.once(
            key,
            () -> answer(text, negotiation, action).with("Cache-Control", Caching.FRESH).tagged()));
  }

  private Response answer(String text, ResultNegotiation negotiation, HttpAction action) {
    SubmittedQuery asked = parser.parsed(text);
    DatasetDescription.require(exchange(action).request(), asked.query(), action.getDataset());
    ResultNegotiation.Form form = negotiation.form(asked.query());
    if (!slots.tryAcquire()) {
      throw new ProblemException(problems.busy());
    }
    try {
      action.beginRead();
      Pair<DatasetGraph, Query> target = decideDataset(action, asked.query(), "");
      Response response =
          results.answer(
              new SandboxedRunner(target.getLeft(), limits), asked.with(target.getRight()), form);
      return asked.prologue().isEmpty() ? response : response.with(PROLOGUE, asked.prologue());
    } finally {
      action.endRead();
      slots.release();
    }
  }

  /** Runs a request and turns what it throws into a problem document. */
  private void respond(HttpAction action, Runnable work) {
    Problem problem;
    try {
      work.run();
      return;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      problem = problems.of(e);
    }
    send(action, problemResponses.of(problem, exchange(action).request()));
  }

  private static Exchange exchange(HttpAction action) {
    return ServletAdapter.exchange(action.getRequest());
  }

  private static void send(HttpAction action, Response response) {
    try {
      ServletAdapter.write(
          response, exchange(action).request(), action.getRequest(), action.getResponse());
    } catch (IOException e) {
      action.log.info("the client has disconnected");
    }
  }
}
