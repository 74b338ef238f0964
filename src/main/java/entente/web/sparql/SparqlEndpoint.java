package entente.web.sparql;

import entente.kb.read.Prefixes;
import entente.kb.text.NameIndex;
import entente.kb.text.TextQueryException;
import entente.sparql.LimitExceededException;
import entente.sparql.QueryBudget;
import entente.sparql.QueryLimits;
import entente.sparql.QueryRefusedException;
import entente.sparql.QuerySandbox;
import entente.web.http.Caching;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.ProblemType;
import entente.web.http.Request;
import entente.web.http.Response;
import entente.web.http.ResponseCache;
import entente.web.http.ServerSettings;
import entente.web.http.ServletAdapter;
import entente.web.page.ProblemResponses;
import entente.web.sparql.query.AskedQuery;
import entente.web.sparql.query.MissingPrefixes;
import entente.web.sparql.query.QueryNormalizer;
import entente.web.sparql.query.QueryRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.lib.Pair;
import org.apache.jena.fuseki.servlets.ActionErrorException;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.SPARQL_QueryDataset;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryDeniedException;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecBuilder;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.util.Context;
import org.eclipse.jetty.http.BadMessageException;

/**
 * The SPARQL 1.1 Protocol for query, by Fuseki; what is our own is that an answer is complete
 * before its status line is sent, that every error is a {@link Problem}, and that a request without
 * a query is told what is here.
 */
public final class SparqlEndpoint extends SPARQL_QueryDataset {
  private static final Pattern PLACE = Pattern.compile("line (\\d+), column (\\d+)");

  /** What gives another answer each time it is asked. */
  private static final Pattern VOLATILE =
      Pattern.compile("(?i)\\b(?:now|rand|uuid|struuid|bnode)\\s*\\(");

  private static final Pattern ESCAPE = Pattern.compile("(?i)\\\\u");
  private static final int KEPT = 64 << 20;
  private final ResponseCache prepared = new ResponseCache(KEPT);
  private final QueryResults answers;
  private final MissingPrefixes prologue;
  private final ServerSettings settings;
  private final ProblemResponses problems;
  private final Semaphore places;

  public SparqlEndpoint(QueryResults answers, ServerSettings settings, ProblemResponses problems) {
    this.answers = answers;
    this.prologue = new MissingPrefixes(Prefixes.mapping(settings.base()));
    this.settings = settings;
    this.problems = problems;
    this.places = new Semaphore(settings.limits().concurrency());
  }

  @Override
  public void execGet(HttpAction action) {
    respond(
        action,
        () -> {
          String parameters = action.getRequestQueryString();
          if (parameters == null || parameters.isBlank() || parameters.matches("question=[^&]*")) {
            send(action, answers.overview(request(action)));
          } else {
            requireQuery(action);
            super.execGet(action);
          }
        });
  }

  @Override
  public void execPost(HttpAction action) {
    respond(
        action,
        () -> {
          requireQuery(action);
          ServletAdapter.readForm(action.getRequest());
          super.execPost(action);
        });
  }

  /**
   * What the protocol lets a request have only once, it has once; an update is told that there is
   * none, and not that a query is missing.
   */
  private static void requireQuery(HttpAction action) {
    if (action.getRequestContentType() != null
        && action.getRequestContentType().startsWith("application/sparql-update")) {
      throw new ProblemException(
          Problem.of(
              ProblemType.UNSUPPORTED_MEDIA_TYPE,
              "This endpoint answers queries; it takes no updates, and nothing can be changed over"
                  + " HTTP."));
    }
    if (action.getRequestParameterValues("update") != null) {
      throw new ProblemException(
          Problem.badRequest(
              "This endpoint answers queries; it takes no updates, and nothing can be changed over"
                  + " HTTP."));
    }
    for (String name : new String[] {"query", "format", "output"}) {
      String[] values = action.getRequestParameterValues(name);
      if (values != null && values.length > 1) {
        throw new ProblemException(
            Problem.badRequest(
                "The parameter " + name + " is given " + values.length + " times; give it once."));
      }
    }
  }

  @Override
  protected void executeBody(HttpAction action) {
    int bound = 4 * settings.limits().query();
    try {
      byte[] body = action.getRequestInputStream().readNBytes(bound + 1);
      if (body.length > bound) {
        throw tooLong();
      }
      execute(new String(body, StandardCharsets.UTF_8), action);
    } catch (IOException e) {
      throw new ProblemException(Problem.badRequest("The body of the request ended too early."));
    }
  }

  private ProblemException tooLong() {
    return new ProblemException(
        Problem.of(
            ProblemType.QUERY_TOO_LONG,
            "A query may have " + settings.limits().query() + " characters."));
  }

  @Override
  protected void execute(String text, HttpAction action) {
    if (text.isBlank()) {
      throw new ProblemException(Problem.badRequest("The query is empty."));
    }
    if (text.length() > settings.limits().query()) {
      throw tooLong();
    }
    String plain = QueryNormalizer.plain(text);
    // An escape may hide a name; such a query is answered anew each time.
    boolean repeatable = !VOLATILE.matcher(plain).find() && !ESCAPE.matcher(plain).find();
    send(
        action,
        repeatable
            ? prepared.once(key(action, plain, text), () -> answered(text, action, Caching.FRESH))
            : answered(text, action, "no-cache"));
  }

  private Response answered(String written, HttpAction action, String caching) {
    MissingPrefixes.Completed completed =
        answers.wantsPage(request(action))
            ? prologue.completed(written)
            : new MissingPrefixes.Completed(written, List.of());
    String text = completed.text();
    Query query = parsed(text);
    requireGraphs(action, query);
    QueryResults.Form form = answers.form(request(action), query);
    if (!places.tryAcquire()) {
      throw new ProblemException(
          Problem.of(
              ProblemType.BUSY,
              "The server answers "
                  + settings.limits().concurrency()
                  + " queries at the same time. Try again in a few seconds."));
    }
    try {
      action.beginRead();
      Pair<DatasetGraph, Query> target = decideDataset(action, query, "");
      QueryBudget budget = new QueryBudget(limits(settings.limits()));
      DatasetGraph metered = QuerySandbox.metered(target.getLeft(), budget);
      QueryRunner run =
          new QueryRunner() {
            @Override
            public QueryExec of(Query asked, Map<String, Node> parameters) {
              return execution(metered, QuerySandbox.bounded(asked), parameters, budget);
            }

            @Override
            public DatasetGraph dataset() {
              return metered;
            }
          };
      return answers
          .answer(
              run,
              target.getRight(),
              new AskedQuery(target.getRight(), text, String.join(", ", completed.added())),
              form)
          .with("Cache-Control", caching)
          .tagged();
    } finally {
      action.endRead();
      places.release();
    }
  }

  /**
   * The graphs that the protocol or the query selects must be here: none is fetched, and an answer
   * from an empty graph would look like one. A query without a pattern looks into none.
   */
  private static void requireGraphs(HttpAction action, Query query) {
    List<String> asked =
        Stream.of("default-graph-uri", "named-graph-uri")
            .map(action::getRequestParameterValues)
            .filter(Objects::nonNull)
            .flatMap(Stream::of)
            .toList();
    List<String> selected =
        asked.isEmpty()
            ? Stream.concat(query.getGraphURIs().stream(), query.getNamedGraphURIs().stream())
                .toList()
            : asked;
    Element pattern = query.getQueryPattern();
    if (selected.isEmpty()
        || pattern == null
        || pattern instanceof ElementGroup group && group.isEmpty()) {
      return;
    }
    DatasetGraph dataset = action.getDataset();
    List<String> graphs =
        Iter.toList(Iter.map(dataset.listGraphNodes(), Node::getURI)).stream().sorted().toList();
    selected.stream()
        .filter(
            graph ->
                !graphs.contains(graph)
                    && !graph.equals(Quad.unionGraph.getURI())
                    && !graph.equals(Quad.defaultGraphIRI.getURI()))
        .findFirst()
        .ifPresent(
            graph -> {
              throw new ProblemException(
                  Problem.of(
                          ProblemType.UNKNOWN_GRAPH,
                          "There is no graph <"
                              + graph
                              + "> here, and none is fetched. There are "
                              + String.join(", ", graphs)
                              + ".")
                      .with("offers", graphs));
            });
  }

  /**
   * Two requests with one key have one answer, and neither need be parsed to see it: the release
   * does not change.
   */
  private String key(HttpAction action, String plain, String text) {
    String graphs =
        Stream.of("default-graph-uri", "named-graph-uri")
            .map(name -> Arrays.toString(action.getRequestParameterValues(name)))
            .collect(Collectors.joining(" "));
    Request request = request(action);
    String form = answers.wanted(request);
    // A page shows the query as it was written.
    return form + " " + graphs + " " + (form.contains("html") ? text : plain);
  }

  private QueryExec execution(
      DatasetGraph dataset, Query query, Map<String, Node> parameters, QueryBudget budget) {
    Context context = ARQ.getContext().copy();
    // Magic predicates compute, and some load classes by name: there is none but the search for
    // text.
    NameIndex lexicon = NameIndex.of(dataset);
    if (lexicon == null) {
      context.setFalse(ARQ.enablePropertyFunctions);
    } else {
      lexicon.into(context);
    }
    QuerySandbox.prepare(context, budget);
    QueryExecBuilder builder =
        QueryExec.newBuilder()
            .dataset(dataset)
            .query(query)
            .context(context)
            .overallTimeout(settings.limits().time().toMillis(), TimeUnit.MILLISECONDS);
    parameters.forEach(builder::substitution);
    return builder.build();
  }

  private Query parsed(String text) {
    QuerySandbox.requireReadable(text);
    try {
      // The standard and no more: a query that runs here runs elsewhere, and ARQ's extensions have
      // no say in what is safe.
      return QueryFactory.create(text, settings.base(), Syntax.syntaxSPARQL_11);
    } catch (QueryParseException e) {
      if (e.getMessage() == null) {
        throw tooDeep();
      }
      String message = e.getMessage().lines().findFirst().orElse("It does not parse.");
      Problem problem = Problem.of(ProblemType.SYNTAX_ERROR, message);
      Matcher place = PLACE.matcher(message);
      throw new ProblemException(
          place.find()
              ? problem
                  .with("line", Long.valueOf(place.group(1)))
                  .with("column", Long.valueOf(place.group(2)))
              : problem);
    } catch (JenaException e) {
      throw new ProblemException(
          Problem.of(ProblemType.SYNTAX_ERROR, String.valueOf(e.getMessage())));
    }
  }

  private static ProblemException tooDeep() {
    return new ProblemException(Problem.of(ProblemType.TOO_DEEP, "Write it with less nesting."));
  }

  /** Runs a request; whatever goes wrong becomes a problem document. */
  private void respond(HttpAction action, Runnable work) {
    Problem problem;
    try {
      work.run();
      return;
    } catch (ProblemException e) {
      problem = e.problem();
    } catch (LimitExceededException e) {
      problem = tooExpensive(e);
    } catch (QueryRefusedException e) {
      problem = refused(e);
    } catch (TextQueryException e) {
      problem = Problem.of(ProblemType.TEXT_NOT_UNDERSTOOD, e.getMessage());
    } catch (QueryCancelledException e) {
      problem =
          Problem.of(
              ProblemType.TIMEOUT,
              "The query was stopped after "
                  + settings.limits().time().toSeconds()
                  + " seconds. No part of its answer was sent. Ask for less, or add a condition"
                  + " that narrows it.");
    } catch (QueryDeniedException e) {
      problem = serviceDenied();
    } catch (ActionErrorException e) {
      problem = ofFuseki(e);
    } catch (BadMessageException e) {
      // Jetty reads forms no further than it was told to.
      problem =
          e.getCause() instanceof IllegalStateException
              ? tooLong().problem()
              : Problem.badRequest("The form cannot be read.");
    } catch (QueryException e) {
      problem = Problem.badRequest(String.valueOf(e.getMessage()));
    } catch (StackOverflowError e) {
      problem = tooDeep().problem();
    } catch (RuntimeException | OutOfMemoryError e) {
      action.log.error("a query failed", e);
      problem = Problem.internal();
    }
    send(action, problems.of(problem, request(action)));
  }

  private static QueryLimits limits(ServerSettings.Limits limits) {
    return new QueryLimits(
        limits.time(),
        limits.work(),
        limits.rows() * 2,
        limits.characters(),
        (int) Math.min(limits.characters(), Integer.MAX_VALUE),
        QueryLimits.DIGITS,
        Runtime.getRuntime().maxMemory() / 2);
  }

  private static Problem tooExpensive(LimitExceededException e) {
    return Problem.of(
        ProblemType.QUERY_TOO_EXPENSIVE,
        "The query "
            + e.getMessage()
            + ", so it was stopped and no part of its answer was sent. Narrow it, or load the"
            + " whole files from /data into an engine of your own.");
  }

  private static Problem refused(QueryRefusedException e) {
    return e.function()
        .map(
            function ->
                Problem.of(
                    ProblemType.UNKNOWN_FUNCTION,
                    "The function "
                        + function
                        + " is not part of SPARQL 1.1. Only the functions of the standard and the"
                        + " casts of XML Schema are."))
        .orElseGet(SparqlEndpoint::serviceDenied);
  }

  private static Problem serviceDenied() {
    return Problem.of(
        ProblemType.SERVICE_DENIED,
        "This server opens no connection for a query. Run the federated query in a client of"
            + " your own.");
  }

  private static Problem ofFuseki(ActionErrorException e) {
    String detail =
        e.getMessage() == null
            ? "The request is not one of the SPARQL 1.1 Protocol for query."
            : e.getMessage();
    return switch (e.getRC()) {
      case 405 -> Problem.notAllowed("This method", "GET, HEAD, OPTIONS, POST");
      case 415 ->
          Problem.of(
              ProblemType.UNSUPPORTED_MEDIA_TYPE,
              "Send application/sparql-query or application/x-www-form-urlencoded. " + detail);
      default ->
          new Problem(
              e.getRC() < 500 ? ProblemType.BAD_REQUEST : ProblemType.UNAVAILABLE,
              e.getRC(),
              detail,
              Map.of());
    };
  }

  private static Request request(HttpAction action) {
    return ServletAdapter.exchange(action.getRequest()).request();
  }

  private static void send(HttpAction action, Response response) {
    try {
      ServletAdapter.write(response, request(action), action.getRequest(), action.getResponse());
    } catch (IOException e) {
      action.log.info("the client has left");
    }
  }
}
