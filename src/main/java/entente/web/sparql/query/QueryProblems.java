package entente.web.sparql.query;

import entente.kb.text.TextQueryException;
import entente.sparql.LimitExceededException;
import entente.sparql.QueryRefusedException;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.ProblemType;
import entente.web.http.ServerSettings;
import java.util.Map;
import org.apache.jena.fuseki.servlets.ActionErrorException;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryDeniedException;
import org.apache.jena.query.QueryException;
import org.eclipse.jetty.http.BadMessageException;
import org.slf4j.LoggerFactory;

/** The problem documents of queries that get no result. */
public final class QueryProblems {
  private final ServerSettings.Limits limits;

  public QueryProblems(ServerSettings.Limits limits) {
    this.limits = limits;
  }

  /** The problem that an exception or error stands for; an unexpected one is logged. */
  public Problem of(Throwable cause) {
    if (cause instanceof ProblemException e) {
      return e.problem();
    } else if (cause instanceof LimitExceededException e) {
      return tooExpensive(e);
    } else if (cause instanceof QueryRefusedException e) {
      return refused(e);
    } else if (cause instanceof TextQueryException e) {
      return Problem.of(ProblemType.TEXT_NOT_UNDERSTOOD, e.getMessage());
    } else if (cause instanceof QueryCancelledException) {
      return timeout();
    } else if (cause instanceof QueryDeniedException) {
      return serviceDenied();
    } else if (cause instanceof ActionErrorException e) {
      return ofFuseki(e);
    } else if (cause instanceof BadMessageException e) {
      // Jetty stops reading a form at the configured limit.
      return e.getCause() instanceof IllegalStateException
          ? tooLong()
          : Problem.badRequest("The form cannot be read.");
    } else if (cause instanceof QueryException e) {
      return Problem.badRequest(String.valueOf(e.getMessage()));
    } else if (cause instanceof StackOverflowError) {
      return tooDeep();
    }
    LoggerFactory.getLogger(QueryProblems.class).error("a query failed", cause);
    return Problem.internal();
  }

  public Problem tooLong() {
    return Problem.of(
        ProblemType.QUERY_TOO_LONG,
        "A query may have at most " + limits.request().query() + " characters.");
  }

  public Problem busy() {
    return Problem.of(
        ProblemType.BUSY,
        "The server is already running its maximum of "
            + limits.concurrency()
            + " queries. Try again in a few seconds.");
  }

  static Problem tooDeep() {
    return Problem.of(ProblemType.TOO_DEEP, "Rewrite the query with less nesting.");
  }

  private Problem timeout() {
    return Problem.of(
        ProblemType.TIMEOUT,
        "The query was stopped at its time limit, which is "
            + limits.time().toSeconds()
            + " seconds unless the parameter timeout gives less. No results were sent. Ask for"
            + " less, or add a condition that narrows it.");
  }

  private static Problem tooExpensive(LimitExceededException e) {
    return Problem.of(
        ProblemType.QUERY_TOO_EXPENSIVE,
        "The query "
            + e.getMessage()
            + ", so it was stopped and no results were sent. Narrow it, or load the"
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
                        + " is not part of SPARQL 1.1. Only standard SPARQL 1.1 functions and"
                        + " XML Schema casts are supported."))
        .orElseGet(QueryProblems::serviceDenied);
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
            ? "The request is not a valid SPARQL 1.1 Protocol query request."
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
}
