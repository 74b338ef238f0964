package entente.web.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.web.TestSite;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.Request;
import entente.web.http.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The search page: finds things by what is typed, and shows whatever is typed as text. */
class SearchTest {
  private static final TestSite.Site SITE = TestSite.site();

  private static Response search(String accept, String... parameters) {
    Map<String, List<String>> all = new HashMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      all.put(parameters[i], List.of(parameters[i + 1]));
    }
    return SITE.answer(new Request("GET", "/search", all, accept, null, null, null));
  }

  private static JsonObject json(String... parameters) {
    return JSON.parse(search("application/json", parameters).text());
  }

  private static String text(Response page) {
    return page.text().replaceAll("(?s)<[^>]*>", "").replaceAll("\\s+", " ");
  }

  @Test
  void theThingItselfComesBeforeWhatOnlyNamesIt() {
    JsonArray results = json("q", "exercise").get("results").getAsArray();
    assertEquals(
        "https://w3id.org/entente/ns/Exercise", results.get(0).getAsObject().getString("iri"));
    assertTrue(results.size() > 1);
  }

  @Test
  void aFindingSaysWhatTheThingIs() {
    JsonObject first =
        json("q", "Steel River 2011").get("results").getAsArray().get(0).getAsObject();
    assertEquals("exercise", first.getString("kind"));
    assertEquals("exercise · 2011", first.getString("type"));
    assertTrue(text(search("text/html", "q", "Steel River 2011")).contains("exercise · 2011"));
  }

  @Test
  void aPageGroupsByKindAndCounts() {
    JsonObject kinds = json("q", "steel").getObj("kinds");
    String page = search("text/html", "q", "steel").text();
    assertTrue(
        kinds.size() > 1
            && page.contains(
                "<h2>Exercises <span class=\"count\">"
                    + kinds.getNumber("exercise").intValue()
                    + "</span>"),
        page);
    assertTrue(page.contains("href=\"/search?q=steel&amp;kind=exercise\""), page);
  }

  @Test
  void oneKindCanBeChosen() {
    JsonObject found = json("q", "steel", "kind", "exercise");
    assertTrue(
        found.get("results").getAsArray().stream()
            .allMatch(result -> result.getAsObject().getString("kind").equals("exercise")));
    assertEquals(
        found.getObj("kinds").getNumber("exercise").intValue(),
        found.getNumber("total").intValue());
    assertEquals(0, json("q", "steel", "kind", "nonsense").getNumber("total").intValue());
  }

  @Test
  void aNameIsShownInTheLanguagesThatItHas() {
    String page = search("text/html", "q", "arland").text();
    assertTrue(
        page.contains("<bdi lang=\"en\"><mark>Arland</mark></bdi>")
            && page.contains("<bdi lang=\"ru\">")
            && page.contains("<bdi lang=\"zh\">阿尔兰</bdi>"),
        page);
  }

  @Test
  void similarSpellingsAreOfferedWhenNothingIsFound() {
    JsonObject found = json("q", "arlend");
    assertEquals(0, found.getNumber("total").intValue());
    assertTrue(
        found.get("similar").getAsArray().stream()
            .anyMatch(
                similar ->
                    similar
                        .getAsObject()
                        .getString("iri")
                        .equals("https://w3id.org/entente/id/state/arland")),
        found.toString());
    assertTrue(text(search("text/html", "q", "arlend")).contains("Did you mean one of these?"));
  }

  @Test
  void wordsAreFoundInAnyOrderByTheirBeginnings() {
    assertEquals(
        "https://w3id.org/entente/id/exercise/steel-river-2011",
        json("q", "2011 riv").get("results").getAsArray().get(0).getAsObject().getString("iri"));
  }

  @Test
  void resultsAreListedPageByPage() {
    JsonObject first = json("q", "a");
    JsonObject second = json("q", "a", "page", "2");
    assertEquals(first.getNumber("total"), second.getNumber("total"));
    assertFalse(second.get("results").getAsArray().isEmpty());
    assertFalse(
        first.get("results").getAsArray().stream()
            .map(result -> result.getAsObject().getString("iri"))
            .toList()
            .contains(second.get("results").getAsArray().get(0).getAsObject().getString("iri")));
    String page = search("text/html", "q", "a", "page", "2").text();
    assertTrue(
        page.contains("<a rel=\"prev\" href=\"/search?q=a\">")
            && page.contains("<a rel=\"next\" href=\"/search?q=a&amp;page=3\">"),
        page);
  }

  @ParameterizedTest(name = "page {0} is {1}")
  @CsvSource({
    "0, 400",
    "-1, 400",
    "x, 400",
    "1.5, 400",
    "'', 400",
    "4711, 404",
    "99999999999, 400"
  })
  void aPageOutOfRangeIsReported(String page, int status) {
    assertEquals(
        status,
        assertThrows(ProblemException.class, () -> search("text/html", "q", "arland", "page", page))
            .problem()
            .status());
  }

  /** Nothing of it is a syntax of its own: there is an answer, and it says what was looked for. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "AND",
        "OR NOT",
        "*",
        "title:x",
        "\"arland",
        "(arland",
        "arland)",
        "[a TO b]",
        "/a.*/",
        "^(a+)+$",
        "a~9",
        "\\",
        "arland^9",
        "{",
        "&&",
        "||",
        "!",
        "?:",
        "arland AND",
        "-arland",
        "🙂",
        "🏳️‍🌈",
        "שלום arland",
        "\u202Earland",
        "%",
        "'",
        "<b>",
        "${x}",
        "{0}",
        "a\u0000b",
        "\u0007",
        "\r\n",
        "上",
        "\uD83D",
        "\uFFFF"
      })
  void whateverIsTypedIsText(String typed) {
    assertEquals(200, search("text/html", "q", typed).status());
    assertTrue(json("q", typed).hasKey("results"));
    assertEquals(200, search("application/json", "q", typed, "ahead", "").status());
  }

  @Test
  void invisibleCharactersAreLeftOut() {
    assertEquals(
        "arland arland", json("q", "\u202Earland\u0007\r\n\tarland\u2066 ").getString("query"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n"})
  void aSearchForNothingExplainsWhatCanBeSearched(String typed) {
    String page = text(search("text/html", "q", typed));
    assertTrue(
        page.contains("Type words or their beginnings") && page.contains("browse by kind"), page);
    assertEquals(0, json("q", typed).getNumber("total").intValue());
    assertTrue(text(search("text/html")).contains("Type words or their beginnings"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"...", "*", "()", "—", "?!"})
  void aSearchWithoutAWordSaysSo(String typed) {
    assertTrue(
        text(search("text/html", "q", typed)).contains("“" + typed + "” has no letters or digits"));
  }

  @Test
  void aThousandCharactersAreTooMany() {
    Problem problem =
        assertThrows(ProblemException.class, () -> search("text/html", "q", "a".repeat(1_000)))
            .problem();
    assertEquals(400, problem.status());
    assertTrue(
        problem.detail().contains("200") && problem.detail().contains("1000"), problem.detail());
    assertEquals(200, search("text/html", "q", "上".repeat(200)).status());
  }

  @Test
  void theFieldKeepsWhatWasTyped() {
    assertTrue(
        search("text/html", "q", "\"arl & <b>").text().contains("value=\"&#34;arl &amp; &lt;b>\""),
        search("text/html", "q", "\"arl & <b>").text());
  }

  @Test
  void suggestionsAreTheFewBestMatches() {
    JsonObject ahead = JSON.parse(search("text/html", "q", "arl", "ahead", "").text());
    JsonArray results = ahead.get("results").getAsArray();
    assertTrue(results.size() <= 8 && ahead.getNumber("total").intValue() >= results.size());
    assertTrue(
        results.stream()
            .anyMatch(
                result ->
                    result.getAsObject().getString("address").equals("/id/state/arland")
                        && result.getAsObject().getString("name").equals("Arland")));
  }

  @Test
  void everyPageHasTheFieldAndLeadsToItsDescription() {
    String page = SITE.answer(Request.get("/id/", "text/html")).text();
    assertTrue(
        page.contains("<form class=\"find\" action=\"/search\" method=\"get\" role=\"search\""),
        page);
    assertTrue(
        page.contains(
            "<link rel=\"search\" href=\"/opensearch.xml\""
                + " type=\"application/opensearchdescription+xml\""),
        page);
  }
}
