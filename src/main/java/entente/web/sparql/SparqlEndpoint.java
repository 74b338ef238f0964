package entente.web.sparql;

import entente.kb.read.Prefixes;
import entente.web.cache.ResponseCache;
import entente.web.http.Caching;
import entente.web.http.Exchange;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.ProblemType;
import entente.web.http.Request;
import entente.web.http.Response;
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
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;
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
  private static final String NO_UPDATES = "This endpoint is read-only: updates are not supported.";

  /** The header field with the declarations that a query lacked, to be put before it elsewhere. */
  public static final String PROLOGUE = "Entente-Prologue";

  /** The header field with a possible mistake in a query. */
  public static final String HINT = HintFields.HINT;

  /** The attribute of a request with its {@link QueryParameters}. */
  private static final String PARAMETERS = QueryParameters.class.getName();

  private final ResponseCache cache;
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
      ProblemResponses problemResponses,
      ResponseCache cache) {
    this.cache = cache.part("query");
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
            readParameters(action, exchange(action));
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
          readParameters(action, ServletAdapter.readForm(action.getRequest()));
          super.execPost(action);
        });
  }

  /** Reads the parameters once, and keeps them with the request. */
  private static void readParameters(HttpAction action, Exchange exchange) {
    action.getRequest().setAttribute(PARAMETERS, QueryParameters.of(exchange));
  }

  /** An update is refused as such; Fuseki would report a missing query. */
  private static void requireNoUpdate(String type) {
    if (type != null && type.startsWith("application/sparql-update")) {
      throw new ProblemException(Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, NO_UPDATES));
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
    QueryParameters parameters = (QueryParameters) action.getRequest().getAttribute(PARAMETERS);
    if (parameters.explain()) {
      send(action, explanation(text, parameters, action));
      return;
    }
    Response response = response(text, parameters, action);
    send(
        action,
        parameters
            .ignored()
            .map(hint -> response.with(HINT, HintFields.ascii(hint)))
            .orElse(response));
  }

  private Response response(String text, QueryParameters parameters, HttpAction action) {
    Exchange exchange = exchange(action);
    ResultNegotiation negotiation = ResultNegotiation.of(exchange, parameters.strict());
    String normalized = QueryNormalizer.plain(text);
    if (!QueryNormalizer.isRepeatable(normalized)) {
      return answer(text, negotiation, parameters, action)
          .with("Cache-Control", "no-cache")
          .tagged();
    }
    // The release does not change, so equal keys have equal responses. A page shows the text.
    String key =
        negotiation.key()
            + " "
            + DatasetDescription.key(exchange.request())
            + " "
            + parameters.timeout().map(time -> time + " ").orElse("")
            + (negotiation.page() ? text : normalized);
    return cache.once(
        key,
        () ->
            answer(text, negotiation, parameters, action)
                .with("Cache-Control", Caching.FRESH)
                .tagged());
  }

  private Response answer(
      String text, ResultNegotiation negotiation, QueryParameters parameters, HttpAction action) {
    SubmittedQuery asked = parsed(text, action);
    ResultNegotiation.Form form = negotiation.form(asked.query());
    Response response =
        run(asked, parameters, action, (runner, query) -> results.answer(runner, query, form));
    return asked.prologue().isEmpty() ? response : response.with(PROLOGUE, asked.prologue());
  }

  private Response explanation(String text, QueryParameters parameters, HttpAction action) {
    return run(
        parsed(text, action),
        parameters,
        action,
        (runner, query) ->
            ExplanationWriter.response(results.explanation(runner, query), exchange(action)));
  }

  private SubmittedQuery parsed(String text, HttpAction action) {
    SubmittedQuery asked = parser.parsed(text);
    DatasetDescription.require(exchange(action).request(), asked.query(), action.getDataset());
    return asked;
  }

  /** Runs a query in the sandbox, unless too many are running. */
  private Response run(
      SubmittedQuery asked,
      QueryParameters parameters,
      HttpAction action,
      BiFunction<SandboxedRunner, SubmittedQuery, Response> execution) {
    if (!slots.tryAcquire()) {
      throw new ProblemException(problems.busy());
    }
    try {
      action.beginRead();
      Pair<DatasetGraph, Query> target = decideDataset(action, asked.query(), "");
      return execution.apply(
          new SandboxedRunner(target.getLeft(), within(parameters)), asked.with(target.getRight()));
    } finally {
      action.endRead();
      slots.release();
    }
  }

  /** The limits, with the time that the client allows if it is shorter. */
  private ServerSettings.Limits within(QueryParameters parameters) {
    return parameters
        .timeout()
        .filter(time -> time.compareTo(limits.time()) < 0)
        .map(limits::withTime)
        .orElse(limits);
  }

  /** Runs a request and turns what it throws into a problem document. */
  private void respond(HttpAction action, Runnable work) {
    Problem failure;
    try {
      work.run();
      return;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      failure = problems.of(e);
    }
    Problem problem = failure;
    Request request = exchange(action).request();
    send(
        action,
        exchange(action)
            .parameter("query")
            .filter(text -> text.length() <= limits.request().query())
            .map(
                text ->
                    problemResponses.of(
                        problem, request, () -> overview.failed(text, problem, request)))
            .orElseGet(() -> problemResponses.of(problem, request)));
  }

  private static Exchange exchange(HttpAction action) {
    return ServletAdapter.exchange(action.getRequest());
  }

  private static void send(HttpAction action, Response response) {
    // Fuseki numbers its requests; equal requests have equal responses without that.
    action.getResponse().setHeader("Fuseki-Request-Id", null);
    try {
      ServletAdapter.write(
          response, exchange(action).request(), action.getRequest(), action.getResponse());
    } catch (IOException e) {
      action.log.info("the client has disconnected");
    }
  }
}
