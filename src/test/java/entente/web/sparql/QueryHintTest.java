package entente.web.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.read.NamedQuery;
import entente.web.EntenteServer;
import entente.web.TestSite;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

/**
 * Hints on a query for clients without a page: fields, links in results, strictness, explanation.
 */
class QueryHintTest {
  private static final String MISSPELT = "SELECT ?x { ?x a ent:Exercize }";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static EntenteServer server;

  @BeforeAll
  static void start() {
    server = TestSite.server(TestSite.LIMITS);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<String> get(String query, String more, String accept)
      throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(
                URI.create(
                    server.address()
                        + "sparql?query="
                        + URLEncoder.encode(query, StandardCharsets.UTF_8)
                        + more))
            .header("Accept", accept)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static List<String> hints(String query) throws Exception {
    HttpResponse<String> answer = get(query, "", "text/csv");
    assertEquals(200, answer.statusCode(), answer.body());
    return answer.headers().allValues("Entente-Hint");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          SELECT ?x { ?x a ent:Exercize }                               ~ Did you mean: ent:Exercise
          SELECT ?x { ?x rdfs:label "Steel River 2011" }                ~ The data has: "Steel River 2011"@en
          ASK { ?x rdfs:label "Steel River 2011" }                      ~ The data has: "Steel River 2011"@en
          SELECT ?x { ?x a ent:Exercise ; ent:lat ?y }                  ~ ent:lat
          SELECT ?exercise ?lable { ?exercise rdfs:label ?label }       ~ No pattern in the query binds ?lable
          SELECT * { ?exercise a ent:Exercise . ?exercize rdfs:label ?exercise2 FILTER(?exercise != 1) } ~ ?exercise
          SELECT * { ?x a ent:Exercise . ?y a ent:Organization }        ~ each row of one is combined
          SELECT * { ?x a ent:Exercise FILTER(?date > 3) }              ~ never true
          SELECT * { ?x rdfs:label ?l FILTER(STR(?x) = ent:Exercise) }  ~ never true
          SELECT * { ?x rdfs:label ?l { FILTER(?l = "x") } }            ~ never true
          SELECT ?x { ?x ent:Шанхай ?y }                                ~ ent:\\u0428\\u0430
          """)
  void aDoubtfulQueryGetsAHint(String query, String expected) throws Exception {
    List<String> hints = hints(query);
    assertTrue(hints.toString().contains(expected), query + " " + hints);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT ?x { ?x a ent:Exercise ; rdfs:label ?label }",
        "SELECT ?a ?b { ?a a ent:Exercise . ?b a ent:Exercise FILTER(?a != ?b) }",
        "SELECT ?x { ?x rdfs:label ?l OPTIONAL { ?x rdfs:comment ?c FILTER(?l != ?c) } }",
        "SELECT ?x { ?x rdfs:label ?l FILTER(!BOUND(?nothing)) }",
        "SELECT ?x { ?x rdfs:label ?l FILTER NOT EXISTS { ?x rdfs:comment ?c FILTER(?c = ?l) } }",
        "SELECT ?x { { ?x a ent:Exercise } UNION { ?x a ent:Organization } }",
        "SELECT (COUNT(*) AS ?n) { ?x a ent:Exercise }",
        "ASK { ?x a ent:Exercise }"
      })
  void aSoundQueryGetsNone(String query) throws Exception {
    assertEquals(List.of(), hints(query));
  }

  @Test
  void theHeadOfAResultLinksToTheExplanation() throws Exception {
    HttpResponse<String> json = get(MISSPELT, "", "application/sparql-results+json");
    String link =
        JSON.parse(json.body())
            .get("head")
            .getAsObject()
            .get("link")
            .getAsArray()
            .get(0)
            .getAsString()
            .value();
    assertTrue(link.endsWith("&explain=true"), link);
    assertTrue(
        json.headers().allValues("Link").toString().contains("<" + link + ">; rel=\"help\""), link);
    HttpResponse<String> yes = get("ASK { ?x a ent:Exercize }", "", "application/json");
    assertTrue(JSON.parse(yes.body()).get("head").getAsObject().hasKey("link"), yes.body());
    HttpResponse<String> xml = get(MISSPELT, "", "application/sparql-results+xml");
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    assertEquals(
        link,
        factory
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(xml.body())))
            .getElementsByTagNameNS("http://www.w3.org/2005/sparql-results#", "link")
            .item(0)
            .getAttributes()
            .getNamedItem("href")
            .getNodeValue());
  }

  @Test
  void aStrictRequestRefusesADoubtfulQuery() throws Exception {
    HttpResponse<String> refused = get(MISSPELT, "&strict=true", "application/json");
    assertEquals(400, refused.statusCode());
    JsonObject problem = JSON.parse(refused.body());
    assertTrue(problem.get("type").getAsString().value().endsWith("problem/doubtful-query"));
    assertTrue(problem.get("hints").getAsArray().toString().contains("ent:Exercise"));
    assertEquals(
        200, get("SELECT ?x { ?x a ent:Exercise }", "&strict=true", "text/csv").statusCode());
    assertEquals(400, get(MISSPELT, "&strict=perhaps", "text/csv").statusCode());
  }

  @Test
  void anExplanationIsJsonTextOrAPage() throws Exception {
    JsonObject json = JSON.parse(get(MISSPELT, "&explain=true", "application/json").body());
    assertEquals("0", json.get("rows").toString());
    assertEquals("PREFIX ent: <https://w3id.org/entente/ns/>", json.getString("prologue"));
    assertTrue(json.get("hints").toString().contains("ent:Exercise"), json.toString());
    assertTrue(json.getString("algebra").contains("(bgp"), json.toString());
    String text = get(MISSPELT, "&explain=true", "text/plain").body();
    assertTrue(text.startsWith("Query\n  PREFIX ent:"), text);
    String page = get(MISSPELT, "&explain=true", "text/html").body();
    assertTrue(page.contains("<textarea") && page.contains("ent:Exercise"), page);
  }

  @Test
  void aClientCanShortenTheTimeOfAQuery() throws Exception {
    String slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }";
    long start = System.nanoTime();
    HttpResponse<String> stopped = get(slow, "&timeout=0.02", "text/csv");
    assertEquals(503, stopped.statusCode(), stopped.body());
    assertTrue(System.nanoTime() - start < 10_000_000_000L, "stopped late");
    assertEquals(200, get("SELECT ?x { ?x a ent:Exercise }", "&timeout=9999", "*/*").statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.0", "-1", "soon", "1e3", "99999999999999999999", ""})
  void aWrongTimeoutIsRefused(String value) throws Exception {
    assertEquals(400, get("ASK {}", "&timeout=" + value, "application/json").statusCode());
  }

  @Test
  void unknownParametersAreTold() throws Exception {
    HttpResponse<String> answer =
        get("SELECT ?x { ?x a ent:Exercise }", "&debug=on&infer=true", "text/csv");
    assertEquals(200, answer.statusCode());
    String hint = answer.headers().firstValue("Entente-Hint").orElse("");
    assertTrue(hint.contains("debug, infer") && hint.contains("default-graph-uri"), hint);
  }

  @Test
  void theErrorPageKeepsTheQueryAndMarksThePlace() throws Exception {
    HttpResponse<String> page = get("SELECT *\n{ ?s ?p ?o", "", "text/html");
    assertEquals(400, page.statusCode());
    assertTrue(page.body().contains("data-line=\"2\""), page.body());
    assertTrue(page.body().contains(">SELECT *\n{ ?s ?p ?o</textarea>"), page.body());
  }

  @Test
  void noQuestionOfTheProjectDrawsAHint() throws Exception {
    for (NamedQuery question : NamedQuery.folder("questions")) {
      List<String> doubtful =
          hints(question.text()).stream()
              .filter(
                  hint ->
                      hint.contains("combined")
                          || hint.contains("never")
                          || hint.contains("once")
                          || hint.contains("binds"))
              .toList();
      assertEquals(List.of(), doubtful, question.name());
    }
  }
}
