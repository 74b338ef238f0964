package entente.web.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.web.EntenteServer;
import entente.web.TestSite;
import entente.web.http.ServerSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JSON;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Queries whose values grow, or take long to read, compare or compute: each ends with a problem
 * long before its time is over, and the next query is answered at once.
 */
class QuerySandboxTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String PREFIX = "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> ";
  private static final String MANY = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i ";
  private static final String NINES = "9".repeat(90_000);

  /** Nine million digits. */
  private static final String TEXT_OF_DIGITS =
      "REPLACE(\"" + "9".repeat(3_000) + "\", \"9\", \"" + "9".repeat(3_000) + "\")";

  private static EntenteServer server;

  @BeforeAll
  static void start() {
    // Much time and few steps: what stops a query is the same on every machine.
    server =
        TestSite.server(
            new ServerSettings.Limits(
                Duration.ofSeconds(120),
                500_000,
                20_000_000,
                20_000_000,
                8 << 20,
                ServerSettings.Lengths.standard(),
                16));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** A variable that each BIND makes of the one before it. */
  private static String grown(String first, String step, int times) {
    return PREFIX
        + "SELECT ?x"
        + times
        + " { BIND("
        + first
        + " AS ?x0) "
        + IntStream.range(0, times)
            .mapToObj(i -> "BIND(" + step.replace("?x", "?x" + i) + " AS ?x" + (i + 1) + ") ")
            .collect(Collectors.joining())
        + "}";
  }

  private static String of(String expression) {
    return PREFIX + "SELECT (" + expression + " AS ?x) {}";
  }

  private static Map<String, String> queries() {
    Map<String, String> queries = new LinkedHashMap<>();
    queries.put("squaring a long number", grown(NINES, "?x * ?x", 5));
    queries.put("squaring a long decimal", grown(NINES + ".5", "?x * ?x", 5));
    queries.put("squaring a short number", grown("9", "?x * ?x", 60));
    queries.put("squaring a small decimal", grown("0.1", "?x * ?x", 60));
    queries.put("cubing a sum", grown("9", "(?x + 1) * (?x - 1) * ?x", 40));
    queries.put("doubling by addition", grown("9".repeat(9_990), "?x + ?x", 200));
    queries.put(
        "digits that escapes hide", of("\\u0039".repeat(10_001) + " * " + "\\U00000039".repeat(2)));
    Stream.of("integer", "decimal", "double", "nonNegativeInteger", "long")
        .forEach(
            type ->
                queries.put(
                    "a cast of a long text to " + type,
                    of("xsd:" + type + "(" + TEXT_OF_DIGITS + ")")));
    Stream.of("dateTime", "gYear", "duration", "dayTimeDuration")
        .forEach(
            type ->
                queries.put(
                    "a cast of a long text to " + type,
                    of("xsd:" + type + "(CONCAT(\"P\", " + TEXT_OF_DIGITS + ", \"D\"))")));
    queries.put("STRDT of a long text", of("STRDT(" + TEXT_OF_DIGITS + ", xsd:integer)"));
    queries.put("STRDT of a literal", of("STRDT(\"" + NINES + "\", xsd:integer)"));
    queries.put(
        "STRDT of a long text with a type in a variable",
        PREFIX
            + "SELECT ?x { BIND(xsd:decimal AS ?t) BIND(STRDT("
            + TEXT_OF_DIGITS
            + ", ?t) AS ?x) }");
    queries.put("a cast of a literal", of("xsd:integer(\"" + NINES + "\")"));
    queries.put(
        "summing what is squared",
        PREFIX
            + "SELECT (SUM(?n) AS ?x) { VALUES ?m { "
            + ("9".repeat(9_000) + " ").repeat(10)
            + "} BIND(?m * ?m AS ?n) }");
    queries.put(
        "averaging what is squared",
        PREFIX
            + "SELECT (AVG(?n * ?n * ?n) AS ?x) { VALUES ?n { "
            + ("9".repeat(9_000) + ".5 ").repeat(10)
            + "} }");
    queries.put("comparing long numbers", of(NINES + " < " + "8".repeat(9_000)));
    queries.put(
        "a date and an absurd duration",
        of(
            "xsd:dateTime(\"2000-01-01T00:00:00Z\") + STRDT(\"P999999999999D\","
                + " xsd:dayTimeDuration)"));
    queries.put(
        "a date less a written duration",
        of(
            "\"2000-01-01T00:00:00Z\"^^xsd:dateTime -"
                + " \"PT99999999999999999S\"^^xsd:dayTimeDuration"));
    queries.put(
        "a duration multiplied",
        of(
            "\"2000-01-01T00:00:00Z\"^^xsd:dateTime + \"P900000D\"^^xsd:dayTimeDuration *"
                + " 900000000"));
    queries.put(
        "comparing absurd durations",
        of("\"P2000000000D\"^^xsd:duration < \"P1Y2000000001D\"^^xsd:duration"));
    queries.put(
        "absurd durations in VALUES",
        PREFIX
            + "SELECT * { VALUES (?x ?y) { (\"P2000000000D\"^^xsd:duration"
            + " \"P1Y2000000001D\"^^xsd:duration) } FILTER(?x < ?y) }");
    queries.put("a year of many digits", of("\"" + NINES + "-01-01\"^^xsd:date"));
    queries.put("doubling a text", grown("\"abcdefgh\"", "CONCAT(?x, ?x)", 60));
    queries.put("escaping an escape", grown("\"%\"", "ENCODE_FOR_URI(CONCAT(?x, ?x))", 60));
    queries.put("replacing each by many", grown("\"aa\"", "REPLACE(?x, \"a\", \"aa\")", 60));
    queries.put(
        "replacing all by all twice", grown("\"aa\"", "REPLACE(?x, \"^.*$\", \"$0$0\")", 60));
    queries.put(
        "copies of a long text in many rows",
        PREFIX
            + "SELECT (SUBSTR(?t, 2) AS ?x) { BIND("
            + TEXT_OF_DIGITS
            + " AS ?t) ?a ?b ?c . ?d ?e ?f }");
    Stream.of("UCASE(?t)", "LCASE(?t)", "STR(?t)", "STRLANG(?t, \"en\")", "STRBEFORE(?t, \"8\")")
        .forEach(
            copy ->
                queries.put(
                    "many " + copy,
                    PREFIX
                        + "SELECT (COUNT(?x) AS ?n) { BIND(CONCAT("
                        + TEXT_OF_DIGITS
                        + ", \"8\") AS ?t) ?a ?b ?c . ?d ?e ?f BIND("
                        + copy
                        + " AS ?x) }"));
    queries.put(
        "long separators",
        "SELECT (GROUP_CONCAT(?c; separator=\""
            + "-".repeat(50_000)
            + "\") AS ?x) { "
            + MANY
            + "}");
    queries.put("joining all", "SELECT (GROUP_CONCAT(?c) AS ?x) { " + MANY + "}");
    queries.put(
        "a text in a text",
        "SELECT * { BIND(REPLACE(\""
            + "a".repeat(3_000)
            + "\", \"a\", \""
            + "a".repeat(2_000)
            + "\") AS ?t) BIND(CONCAT(SUBSTR(?t, 3000000), \"b\") AS ?u) FILTER(CONTAINS(?t, ?u))"
            + " }");
    queries.put(
        "a pattern that backtracks",
        "SELECT * { FILTER REGEX(\"" + "a".repeat(200) + "\", \"(a|aa)+\\\\1b$\") }");
    queries.put(
        "a pattern that backtracks and replaces",
        of("REPLACE(\"" + "a".repeat(200) + "\", \"(a|aa)+\\\\1b$\", \"\")"));
    queries.put(
        "a pattern that repeats nothing", of("REGEX(\"a\", \"(?:(?:){2000000000}){2000000000}\")"));
    return queries;
  }

  static Stream<String> names() {
    return queries().keySet().stream();
  }

  private static HttpResponse<String> sent(String query) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(server.address()).resolve("/sparql"))
            .header("Content-Type", "application/sparql-query")
            .header("Accept", "text/csv, application/problem+json")
            .POST(BodyPublishers.ofString(query))
            .timeout(Duration.ofSeconds(100))
            .build(),
        BodyHandlers.ofString());
  }

  @ParameterizedTest
  @MethodSource("names")
  void aHostileQueryEndsWithAProblemBeforeItsTimeIsOver(String name) throws Exception {
    HttpResponse<String> answer = sent(queries().get(name));
    String body = answer.body().substring(0, Math.min(1_000, answer.body().length()));
    assertEquals(403, answer.statusCode(), body);
    assertEquals(
        "https://w3id.org/entente/problem/query-too-expensive",
        JSON.parse(answer.body()).getString("type"),
        body);
    assertTrue(
        sent("SELECT (1 + " + name.length() + " AS ?x) {}").body().startsWith("x\r\n"), name);
  }
}
