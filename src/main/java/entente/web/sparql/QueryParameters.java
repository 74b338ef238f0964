package entente.web.sparql;

import entente.web.http.Exchange;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.Request;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of a query request other than those of the format.
 *
 * @param strict whether a doubtful query is refused
 * @param explain whether the query is explained instead of answered
 * @param timeout the time that the client allows; empty for that of the server
 * @param unknown names of parameters that have no meaning here
 */
record QueryParameters(
    boolean strict, boolean explain, Optional<Duration> timeout, List<String> unknown) {
  private static final List<String> SINGLE =
      List.of(
          "query",
          "format",
          "output",
          "strict",
          "explain",
          "timeout",
          "view",
          "page",
          "why",
          "question",
          "lang");
  private static final List<String> REPEATED = List.of("default-graph-uri", "named-graph-uri");
  private static final String NO_UPDATES = "This endpoint is read-only: updates are not supported.";

  /** Reads the parameters; a value that is wrong or given twice is a {@link ProblemException}. */
  static QueryParameters of(Exchange exchange) {
    Request request = exchange.request();
    if (request.parameters().containsKey("update")) {
      throw new ProblemException(Problem.badRequest(NO_UPDATES));
    }
    for (String name : SINGLE) {
      int values = request.parameters().getOrDefault(name, List.of()).size();
      if (values > 1) {
        throw new ProblemException(
            Problem.badRequest(
                "The parameter " + name + " is given " + values + " times; give it once."));
      }
    }
    return new QueryParameters(
        isTrue(exchange, "strict"),
        isTrue(exchange, "explain"),
        exchange.parameter("timeout").map(QueryParameters::seconds),
        request.parameters().keySet().stream()
            .filter(name -> !SINGLE.contains(name) && !REPEATED.contains(name))
            .sorted()
            .toList());
  }

  private static boolean isTrue(Exchange exchange, String name) {
    String value = exchange.parameter(name).orElse("false");
    if (!value.equals("true") && !value.equals("false")) {
      throw new ProblemException(
          Problem.badRequest(
              "The parameter " + name + " takes true or false, not \"" + shortened(value) + "\"."));
    }
    return value.equals("true");
  }

  private static Duration seconds(String value) {
    if (!value.matches("\\d{1,9}(?:\\.\\d{1,3})?") || value.matches("0+(?:\\.0+)?")) {
      throw new ProblemException(
          Problem.badRequest(
              "The parameter timeout takes a number of seconds above 0, such as 5 or 0.5, not \""
                  + shortened(value)
                  + "\"."));
    }
    return Duration.ofMillis(Math.round(Double.parseDouble(value) * 1_000));
  }

  private static String shortened(String value) {
    return value.length() > 40 ? value.substring(0, 40) + "…" : value;
  }

  /** The hint that parameters were passed over; empty when all are known. */
  Optional<String> ignored() {
    return unknown.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Parameters without a meaning here were ignored: "
                + shortened(String.join(", ", unknown))
                + ". Known are: "
                + String.join(", ", SINGLE)
                + ", "
                + String.join(", ", REPEATED));
  }
}
