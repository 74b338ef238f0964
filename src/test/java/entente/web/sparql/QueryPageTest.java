package entente.web.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.web.EntenteServer;
import entente.web.TestSite;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The query page as a reader without scripts has it: the form, the views of an answer, what may be
 * wrong, and why a row is there.
 */
class QueryPageTest {
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

  private static HttpResponse<String> get(String path, String accept) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(server.address() + path.substring(1)))
            .header("Accept", accept)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String address(String query, String more) {
    return "/sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + more;
  }

  private static String page(String query, String more) throws Exception {
    HttpResponse<String> answer = get(address(query, more), "text/html");
    assertEquals(200, answer.statusCode(), answer.body());
    return answer.body();
  }

  private static String text(String page) {
    return plain(
        page.replaceAll(
                "(?s)<main.*?>|<textarea.*?</textarea>|<form id=\"why\".*?</form>|<div"
                    + " class=\"snippets\".*?</div>",
                " ")
            .replaceAll("(?s)<(?:\"[^\"]*\"|[^\">])*>", " "));
  }

  private static String plain(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
        .replaceAll("\\s+", " ");
  }

  /** The page that says why the first row of an answer is there. */
  private static String why(String query) throws Exception {
    Matcher row = Pattern.compile("name=\"why\" value=\"([^\"]*)\"").matcher(page(query, ""));
    assertTrue(row.find());
    return text(
        page(query, "&why=" + URLEncoder.encode(plain(row.group(1)), StandardCharsets.UTF_8)));
  }

  @Test
  void missingPrefixesOfTheProjectAreDeclared() throws Exception {
    String page = page("SELECT ?x { ?x a ent:Exercise }", "");
    assertTrue(text(page).contains("Prefixes added: ent"), text(page));
    assertTrue(page.contains("PREFIX ent: &lt;https://w3id.org/entente/ns/>"), page);
    HttpResponse<String> rows = get(address("SELECT ?x { ?x a ent:Exercise }", ""), "text/csv");
    assertEquals(200, rows.statusCode());
    assertEquals(
        "PREFIX ent: <https://w3id.org/entente/ns/>",
        rows.headers().firstValue("Entente-Prologue").orElse(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SELECT ?x { ?x a nowhere:Exercise }", "SELECT ?x { ?x a ent:Exercise "})
  void aSyntaxErrorIsThatOfTheQueryAsSent(String query) throws Exception {
    assertEquals(400, get(address(query, ""), "text/html").statusCode());
  }

  @Test
  void aCellShowsTheLabelOfAThingAndADateInWords() throws Exception {
    String text =
        text(page("SELECT ?x ?first { ?x a ent:Exercise ; ent:beginsNotBefore ?first }", ""));
    assertTrue(text.contains("Steel River 2011") && text.contains("1 May 2011"), text);
  }

  @Test
  void aTimelineShowsPossibleDates() throws Exception {
    String page = page("SELECT ?x { ?x a ent:Exercise }", "&view=timeline");
    assertTrue(
        page.contains("class=\"possible\"") && text(page).contains("May 2011 – August 2011"), page);
  }

  @Test
  void aGraphLinksTheThingsOfARow() throws Exception {
    String page = page("SELECT ?x ?y { ?x ent:participant ?y }", "&view=graph");
    assertTrue(page.contains("class=\"network\"") && page.contains(">Arland</text>"), page);
    assertTrue(text(page).contains("Links shown: 2 of 2"), text(page));
  }

  @Test
  void theResultOfConstructHasATableAGraphAndDownloads() throws Exception {
    String query = "CONSTRUCT { ?x ent:venue ?y } { ?x ent:venue ?y }";
    assertTrue(
        text(page(query, "")).matches(".*Steel River 2011 .* Port Lunn.*"), text(page(query, "")));
    assertTrue(page(query, "&view=graph").contains("class=\"network\""));
    assertTrue(page(query, "&view=raw").contains("ent:venue"));
    assertTrue(page(query, "").contains("&amp;format=ttl"));
  }

  @Test
  void aViewSaysThatTheColumnsDoNotSuitIt() throws Exception {
    assertTrue(
        text(page("SELECT ?n { ?x rdfs:label ?n }", "&view=map"))
            .contains("No value in these rows has a place"));
    HttpResponse<String> unknown = get(address("ASK {}", "&view=hologram"), "text/html");
    assertEquals(400, unknown.statusCode());
    assertTrue(unknown.body().contains("timeline"), unknown.body());
  }

  @Test
  void aTableOfManyRowsIsPaged() throws Exception {
    String query = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 1500";
    assertTrue(
        text(page(query, "")).contains("Rows 1 to 1000 of 1500"),
        text(page(query, "")).substring(0, 500));
    String second = page(query, "&page=2");
    assertTrue(
        text(second).contains("Rows 1001 to 1500 of 1500") && second.contains("rel=\"bookmark\""));
    assertEquals(404, get(address(query, "&page=3"), "text/html").statusCode());
    assertEquals(400, get(address(query, "&page=x"), "text/html").statusCode());
  }

  @Test
  void aRowIsExplainedByClaimsAndTheirPassages() throws Exception {
    String text = why("SELECT ?x ?n { ?x a ent:Exercise ; ent:troops ?n }");
    assertTrue(
        text.contains("What the sources say")
            && text.contains("15\u202f000")
            && text.contains("Example 2020")
            && text.contains("printed as 15.000"),
        text);
    assertFalse(text.contains("The query does not return this row"), text);
  }

  @Test
  void aDerivedStatementIsShownWithItsPremises() throws Exception {
    String text = why("SELECT ?x ?first { ?x a ent:Event ; ent:beginsNotBefore ?first }");
    assertTrue(
        text.contains("Derived by rules")
            && text.matches(".*Derived from Steel River 2011 .* 2011 Example 2020.*"),
        text);
  }

  @Test
  void aPathIsExpandedToItsTriples() throws Exception {
    String text = why("SELECT ?x ?name { ?x ent:venue/rdfs:label ?name }");
    assertTrue(
        text.contains("Port Lunn")
            && text.matches(".*What the sources say Steel River 2011 .* Port Lunn.*"),
        text);
  }

  @Test
  void aCountIsExplainedByEverythingCounted() throws Exception {
    String text = why("SELECT ?x (COUNT(?who) AS ?n) { ?x ent:participant ?who } GROUP BY ?x");
    assertTrue(text.contains("Arland") && text.contains("Bergia"), text);
  }

  @Test
  void negatedPatternsAreShown() throws Exception {
    String text = why("SELECT ?x { ?x a ent:Exercise FILTER NOT EXISTS { ?x ent:ends ?end } }");
    assertTrue(text.contains("Excluded patterns") && text.contains("ent:ends"), text);
  }

  @Test
  void aRowMayHaveUnboundColumnsAndAnAddressMayNameSomeColumns() throws Exception {
    String text =
        why(
            "SELECT ?x ?end ?e { ?x a ent:Exercise ; ent:evidence ?e OPTIONAL { ?x ent:ends ?end }"
                + " }");
    assertTrue(
        text.contains("Steel River 2011") && !text.contains("The query does not return this row"),
        text);
    String part =
        text(
            page(
                "SELECT ?x ?n { ?x a ent:Exercise ; ent:troops ?n }",
                "&why=" + URLEncoder.encode("(?n) { (15000) }", StandardCharsets.UTF_8)));
    assertTrue(
        part.contains("Steel River 2011") && !part.contains("The query does not return this row"),
        part);
  }

  @Test
  void aRowThatTheQueryDoesNotReturnIsReported() throws Exception {
    assertTrue(
        text(page(
                "SELECT ?x { ?x a ent:Exercise }",
                "&why="
                    + URLEncoder.encode(
                        "(?x) { (<https://w3id.org/entente/id/state/arland>) }",
                        StandardCharsets.UTF_8)))
            .contains("The query does not return this row"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "(?x) { (1) (2) }",
        "} INSERT DATA { <a> <b> <c> } #",
        "(?x) { (<a> }"
      })
  void aRowThatCannotBeReadIs400(String row) throws Exception {
    assertEquals(
        400,
        get(
                address(
                    "SELECT ?x { ?x a ent:Exercise }",
                    "&why=" + URLEncoder.encode(row, StandardCharsets.UTF_8)),
                "text/html")
            .statusCode());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT * { ?x a ent:Excercise } | Not in the ontology or the data: ent:Excercise Did you"
            + " mean: ent:Exercise",
        "SELECT * { ?x ent:participant state:arlend } | state:arlend Did you mean: state:arland",
        "SELECT * { ?x a ent:Exercise ; org:member ?y } | No instance of this class has this"
            + " property: ent:Exercise org:member",
        "SELECT * { ?x rdfs:label 'port lunn' } | \"port lunn\" rdfs:label The data has: \"Port"
            + " Lunn\"@en",
        "SELECT * { ?x rdfs:label ?n FILTER(?n = 'Arland') } | The data has: \"Arland\"@en",
        "SELECT * { ?x a ent:Exercise ; ent:troops ?n FILTER(?n > 20000) } | Without this condition"
            + " there would be results: FILTER ( ?n > 20000 )",
        "SELECT ?nme { ?x rdfs:label ?name } | No pattern in the query binds ?nme Did you"
            + " mean: ?name",
        "ASK { ?x a ent:Exercise ; ent:troops 77 } | Without this condition there would be"
            + " results: ?x ent:troops 77"
      })
  void anEmptyResultHasHints(String query, String expected) throws Exception {
    String text = text(page(query, ""));
    assertTrue(text.contains(expected), text);
  }

  @Test
  void aResultWithRowsHasNoHints() throws Exception {
    assertFalse(page("SELECT * { ?x a ent:Exercise }", "").contains("doubts"));
  }

  @Test
  void aQuestionCanBeOpenedInTheEditor() throws Exception {
    String page = get("/sparql?question=rats-seat", "text/html").body();
    assertTrue(page.contains("?seat a ent:Seat"), page);
    assertEquals(404, get("/sparql?question=no-such-question", "text/html").statusCode());
  }

  @Test
  void aQuestionHasItsSummaryAsTitleAndShowsItsQueryLineByLine() throws Exception {
    String page = get("/doc/question/rats-seat", "text/html").body();
    assertTrue(page.contains("<h1 lang=\"en\">What do the documents say about the seat"), page);
    assertTrue(page.contains("\nWHERE {\n") && page.contains("class=\"lines\""), page);
    Matcher asks = Pattern.compile("href=\"(/sparql\\?query=[^\"]*)\"[^>]*>Run it<").matcher(page);
    assertTrue(asks.find(), page);
    HttpResponse<String> answer = get(asks.group(1), "text/html");
    assertEquals(200, answer.statusCode());
    assertTrue(answer.body().contains("What do the documents say about the seat"), answer.body());
  }

  @Test
  void questionsAreGroupedByTopic() throws Exception {
    String page = get("/sparql", "text/html").body();
    assertTrue(
        page.contains("href=\"#tag-exercises\"") && page.contains("id=\"tag-exercises\""), page);
  }

  @Test
  void markupInResultsIsEscaped() throws Exception {
    String evil = "\"</script><img src=x onerror=alert(1)>'`${1}\\\\\"";
    for (String view : new String[] {"", "&view=raw", "&view=timeline", "&view=graph"}) {
      String page = page("SELECT (" + evil + " AS ?x) {}", view);
      assertFalse(page.contains("<img src=x"), page);
    }
  }
}
