package entente.web;

import static entente.web.TestServer.get;
import static entente.web.TestServer.post;
import static entente.web.TestServer.query;
import static entente.web.TestServer.send;
import static entente.web.TestServer.to;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Queries as the SPARQL 1.1 Protocol sends them, section 2.1, with the cases of the W3C tests for
 * query.
 */
class QueryRequestTest {
  @Test
  void aQueryByGet() throws Exception {
    HttpResponse<String> answer = get(query("ASK {}"), "application/sparql-results+json");
    assertEquals(200, answer.statusCode());
    assertTrue(JSON.parse(answer.body()).getBoolean("boolean"));
  }

  @Test
  void aQueryByPostOfAForm() throws Exception {
    assertEquals(
        200,
        post(
                "application/x-www-form-urlencoded",
                "query=" + URLEncoder.encode("ASK {}", StandardCharsets.UTF_8),
                "")
            .statusCode());
  }

  @Test
  void aQueryByPostOfItself() throws Exception {
    assertEquals(200, post("application/sparql-query", "ASK {}", "").statusCode());
  }

  @ParameterizedTest(name = "{0} over {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "default-graph-uri=https://w3id.org/entente/ontology | ASK {"
            + " <https://w3id.org/entente/ns/Exercise> ?p ?o } | true",
        "default-graph-uri=https://w3id.org/entente/data | ASK {"
            + " <https://w3id.org/entente/ns/Exercise> ?p ?o } | false",
        "default-graph-uri=https://w3id.org/entente/data&default-graph-uri=https://w3id.org/entente/ontology"
            + " | ASK { <https://w3id.org/entente/ns/Exercise> a ?c ."
            + " <https://w3id.org/entente/id/state/arland> a ?d } | true",
        "named-graph-uri=https://w3id.org/entente/data | ASK { GRAPH"
            + " <https://w3id.org/entente/data> { <https://w3id.org/entente/id/state/arland> ?p ?o"
            + " } } | true",
        "named-graph-uri=https://w3id.org/entente/data | ASK { GRAPH"
            + " <https://w3id.org/entente/ontology> { ?s ?p ?o } } | false",
        "named-graph-uri=https://w3id.org/entente/data | ASK { ?s ?p ?o } | false",
        "x=y | ASK { GRAPH <https://w3id.org/entente/derived> { ?s a"
            + " <https://w3id.org/entente/ns/Claim> } } | true"
      })
  void theProtocolSelectsGraphsOfTheDataSetWithoutFetchingAny(
      String parameters, String text, boolean expected) throws Exception {
    String encoded = parameters.replace(":", "%3A").replace("/", "%2F");
    assertEquals(
        expected,
        JSON.parse(get(query(text) + "&" + encoded, "application/json").body())
            .getBoolean("boolean"));
    assertEquals(
        expected,
        JSON.parse(post("application/sparql-query", text, "?" + encoded).body())
            .getBoolean("boolean"));
    assertEquals(
        expected,
        JSON.parse(
                post(
                        "application/x-www-form-urlencoded",
                        "query=" + URLEncoder.encode(text, StandardCharsets.UTF_8) + "&" + encoded,
                        "")
                    .body())
            .getBoolean("boolean"));
  }

  @ParameterizedTest
  @CsvSource({
    "ASK { ?s ?p ?o }, &default-graph-uri=http%3A%2F%2F127.0.0.1%3A1%2Fnothing",
    "ASK { ?s ?p ?o }, &named-graph-uri=https%3A%2F%2Fw3id.org%2Fentente%2FData",
    "ASK FROM <http://127.0.0.1:1/nothing> { ?s ?p ?o }, ''",
    "ASK FROM NAMED <http://127.0.0.1:1/nothing> { GRAPH ?g { ?s ?p ?o } }, ''",
    "ASK { ?s ?p ?o },"
        + " &default-graph-uri=https%3A%2F%2Fw3id.org%2Fentente%2Fdata"
        + "&default-graph-uri=http%3A%2F%2F127.0.0.1%3A1%2Fnothing"
  })
  void aGraphThatIsNotHereIsAProblemAndNotAnEmptyAnswer(String text, String parameters)
      throws Exception {
    HttpResponse<String> answer = get(query(text) + parameters, "application/json");
    assertEquals(400, answer.statusCode());
    JsonObject problem = JSON.parse(answer.body());
    assertEquals("https://w3id.org/entente/problem/unknown-graph", problem.getString("type"));
    assertTrue(
        problem.get("offers").getAsArray().toString().contains("https://w3id.org/entente/derived"),
        answer.body());
  }

  @Test
  void theEndpointIsThereWithASlashToo() throws Exception {
    assertEquals(
        200,
        send(to("/sparql/")
                .header("Content-Type", "application/sparql-query")
                .POST(HttpRequest.BodyPublishers.ofString("ASK {}")))
            .statusCode());
  }

  @Test
  void aQueryThatIsNotUtf8IsABadRequest() throws Exception {
    assertEquals(
        400,
        send(to("/sparql")
                .header("Content-Type", "application/sparql-query")
                .POST(HttpRequest.BodyPublishers.ofString("ASK {}", StandardCharsets.UTF_16)))
            .statusCode());
    assertEquals(
        400,
        send(to("/sparql").POST(HttpRequest.BodyPublishers.ofString("query=ASK%20%7B%7D")))
            .statusCode());
  }

  @Test
  void fromInTheQueryIsOverruledByTheProtocol() throws Exception {
    String text =
        "ASK FROM <https://w3id.org/entente/data> { <https://w3id.org/entente/ns/Exercise> ?p ?o }";
    assertFalse(JSON.parse(get(query(text), "application/json").body()).getBoolean("boolean"));
    assertTrue(
        JSON.parse(
                get(
                        query(text)
                            + "&default-graph-uri=https%3A%2F%2Fw3id.org%2Fentente%2Fontology",
                        "application/json")
                    .body())
            .getBoolean("boolean"));
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "application/sparql-query | SELECT * { | 400",
        "application/sparql-query | '' | 400",
        "application/sparql-query | DROP ALL | 400",
        "application/x-www-form-urlencoded | query=ASK+%7B%7D&query=ASK+%7B%7D | 400",
        "application/x-www-form-urlencoded | a=b | 400",
        "application/x-www-form-urlencoded | update=DROP+ALL | 400",
        "application/sparql-update | DROP ALL | 415",
        "text/turtle | <a:b> <c:d> <e:f> . | 415",
        "text/plain | ASK {} | 415",
        "multipart/form-data; boundary=x | --x-- | 415",
        "nonsense | ASK {} | 415"
      })
  void aWrongRequestGetsTheRightStatus(String contentType, String body, int status)
      throws Exception {
    HttpResponse<String> answer = post(contentType, body, "");
    assertEquals(status, answer.statusCode(), answer.body());
    assertEquals(
        "application/problem+json", answer.headers().firstValue("Content-Type").orElse(""));
  }

  @Test
  void aSyntaxErrorIsReportedWithLineAndColumn() throws Exception {
    JsonObject problem =
        JSON.parse(get(query("SELECT ?s\nWHERE { ?s ?p }"), "application/json").body());
    assertEquals(2, problem.getNumber("line").intValue());
    assertEquals(15, problem.getNumber("column").intValue());
  }

  @Test
  void withoutAQueryAMachineGetsTheServiceDescription() throws Exception {
    HttpResponse<String> answer = get("/sparql", "text/turtle");
    assertEquals(200, answer.statusCode());
    assertTrue(
        answer.body().contains("sd:Service")
            && answer.body().contains("https://w3id.org/entente/derived"),
        answer.body());
  }

  @Test
  void theQueryThatTheEditorBeginsWithIsAnswered() throws Exception {
    String text =
        get("/sparql", "text/html")
            .body()
            .replaceFirst("(?s).*<textarea[^>]*>(.*?)</textarea>.*", "$1")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&#34;", "\"")
            .replace("&amp;", "&");
    assertEquals(200, get(query(text), "text/csv").statusCode(), text);
  }
}
