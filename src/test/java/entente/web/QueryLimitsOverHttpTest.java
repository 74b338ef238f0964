package entente.web;

import static entente.web.TestServer.get;
import static entente.web.TestServer.post;
import static entente.web.TestServer.query;
import static entente.web.TestServer.send;
import static org.junit.jupiter.api.Assertions.assertEquals;

import entente.web.http.ServerSettings;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.apache.jena.atlas.json.JSON;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries that would take all time or memory, over HTTP. */
class QueryLimitsOverHttpTest {
  /** A server with generous limits on size and a short one on time. */
  private static EntenteServer hasty;

  @BeforeAll
  static void start() {
    hasty = TestSite.server(ServerSettings.Limits.standard().withTime(Duration.ofMillis(200)));
  }

  @AfterAll
  static void stop() {
    hasty.close();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '§',
      value = {
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } § 403 § service-denied",
        "SELECT * { SERVICE SILENT <http://127.0.0.1:1/> { ?s ?p ?o } } § 403 § service-denied",
        "SELECT * { ?s ?p ?o FILTER NOT EXISTS { SERVICE SILENT <http://127.0.0.1:1/> { ?s ?p ?o }"
            + " } } § 403 § service-denied",
        "SELECT * { { SELECT * { SERVICE SILENT <http://127.0.0.1:1/> { ?s ?p ?o } } } } § 403 §"
            + " service-denied",
        "SELECT (<java:org.apache.jena.sparql.function.library.now>() AS ?x) {} § 400 §"
            + " unknown-function",
        "SELECT * { ?s ?p ?o FILTER(<http://jena.apache.org/ARQ/function#sprintf>('%999999999d', 1)"
            + " = ?o) } § 400 § unknown-function",
        "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } § 403 § answer-too-large",
        "CONSTRUCT { ?a ?b ?c . ?d ?e ?f } { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } § 403 §"
            + " query-too-expensive",
        "CONSTRUCT { [] ?b ?c } { ?a ?b ?c . ?d ?e ?f } § 403 § answer-too-large",
        "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f § 403 § query-too-expensive",
        "SELECT DISTINCT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } § 403 § answer-too-large",
        "SELECT (GROUP_CONCAT(?c) AS ?x) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } § 403 §"
            + " query-too-expensive",
        "SELECT * { ?s ((!<x:y>|^!<x:y>)/(!<x:y>|^!<x:y>)/(!<x:y>|^!<x:y>)/(!<x:y>|^!<x:y>))* ?o }"
            + " § 403 § query-too-expensive",
        "SELECT * { FILTER REGEX('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',"
            + " '(a|aa)+\\\\1b$') } § 403 § query-too-expensive",
        "SELECT (REPLACE('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '(a|aa)+\\\\1b$', 'x')"
            + " AS ?x) {} § 403 § query-too-expensive"
      })
  void aHostileQueryIsStoppedAndSaysSo(String text, int status, String kind) throws Exception {
    refused(TestServer.SERVER, text, status, kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
        "SELECT * { ?s ((!<x:y>|^!<x:y>)/(!<x:y>|^!<x:y>)/(!<x:y>|^!<x:y>)/(!<x:y>|^!<x:y>))* ?o }",
        "SELECT * { FILTER REGEX('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',"
            + " '(a|aa)+\\\\1b$') }"
      })
  void aQueryWithinAllCountsIsStoppedByTheClock(String text) throws Exception {
    refused(hasty, text, 503, "timeout");
  }

  private static void refused(EntenteServer asked, String text, int status, String kind)
      throws Exception {
    HttpResponse<String> answer =
        send(HttpRequest.newBuilder(URI.create(asked.address()).resolve(query(text))));
    assertEquals(status, answer.statusCode(), answer.body());
    assertEquals(
        "https://w3id.org/entente/problem/" + kind, JSON.parse(answer.body()).getString("type"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CONCAT(?x,?x,?x,?x,?x,?x,?x,?x)",
        "REPLACE(?x, \"a\", \"aaaaaaaa\")",
        "ENCODE_FOR_URI(CONCAT(?x, ?x, \"\u00e4\u00e4\u00e4\u00e4\"))"
      })
  void textThatGrowsWithoutEndIsStopped(String growth) throws Exception {
    StringBuilder text = new StringBuilder("SELECT ?x40 { BIND(\"aaaaaaaaaaaaaaaa\" AS ?x0)");
    for (int i = 1; i <= 40; i++) {
      text.append(" BIND(")
          .append(growth.replace("?x", "?x" + (i - 1)))
          .append(" AS ?x")
          .append(i)
          .append(')');
    }
    HttpResponse<String> answer =
        post("application/sparql-query", text.append(" }").toString(), "");
    assertEquals(
        403,
        answer.statusCode(),
        answer.body().substring(0, Math.min(300, answer.body().length())));
  }

  @Test
  void aDeeplyNestedQueryIsRefusedAndTheServerLives() throws Exception {
    assertEquals(
        400,
        post("application/sparql-query", "ASK " + "{".repeat(40_000) + "}".repeat(40_000), "")
            .statusCode());
    assertEquals(
        400,
        post(
                "application/sparql-query",
                "ASK { FILTER(" + "(".repeat(30_000) + "1" + ")".repeat(30_000) + ") }",
                "")
            .statusCode());
    assertEquals(200, get("/health/ready", "*/*").statusCode());
  }

  @Test
  void aLongQueryIsRefusedAsSuch() throws Exception {
    assertEquals(
        413, post("application/sparql-query", "ASK {} #" + "x".repeat(200_000), "").statusCode());
    assertEquals(
        413,
        post("application/x-www-form-urlencoded", "query=ASK%7B%7D%23" + "x".repeat(2_000_000), "")
            .statusCode());
    assertEquals(
        413,
        post("application/sparql-query", "ASK {} #" + "x".repeat(20_000_000), "").statusCode());
  }
}
