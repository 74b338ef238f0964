package entente.web.view.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.read.Vocabulary;
import entente.web.TestSite;
import entente.web.http.Messages;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.Request;
import entente.web.http.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The comparison of documents: statements side by side, and how they agree. */
class CompareViewTest {
  private static final TestSite.Site SITE = TestSite.site();
  private static final TestSite.Site SHIPPED = TestSite.site(TestSite.shipped(), Vocabulary.BASE);

  private static Response answer(TestSite.Site site, String query, String accept) {
    Map<String, List<String>> parameters = new java.util.TreeMap<>();
    Arrays.stream(query.split("&"))
        .filter(each -> each.contains("="))
        .forEach(
            each ->
                parameters.put(
                    each.substring(0, each.indexOf('=')),
                    List.of(each.substring(each.indexOf('=') + 1))));
    return site.answer(new Request("GET", "/compare", parameters, accept, null, null, null));
  }

  private static JsonArray json(String query) {
    return JSON.parseAny(answer(SHIPPED, query, "application/json").text()).getAsArray();
  }

  private static Agreement.Saying saying(
      String claim, String document, String value, boolean disagrees, boolean whole) {
    return new Agreement.Saying(
        node(claim),
        node(document),
        node(value),
        !disagrees && !value.startsWith("~"),
        disagrees,
        whole);
  }

  private static Node node(String name) {
    return NodeFactory.createURI("urn:" + name);
  }

  /**
   * Sayings as {@code document:value}, with an exclamation mark where one contradicts, a tilde
   * where it is only coarser, a star where it gives all.
   */
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "AGREE,a:1 b:1",
    "AGREE,a:1 a:2 b:2 b:1",
    "PARTLY,a:1 a:2 b:1",
    "ADD,a:1 b:2",
    "REFINE,a:1 b:~1",
    "DIFFER,a:1 b:!2",
    "DIFFER,a:1 a:2 b:*1",
    "AGREE,a:*1 b:*1",
    "ALONE,a:1",
    "DIFFER,a:1 a:!2"
  })
  void itIsSaidHowSayingsGoTogether(Agreement accord, String sayings) {
    assertEquals(
        accord,
        Agreement.of(
            Arrays.stream(sayings.split(" "))
                .map(
                    each -> {
                      String value = each.substring(2);
                      return saying(
                          each,
                          each.substring(0, 1),
                          value.replaceFirst("[!*]", ""),
                          value.startsWith("!"),
                          value.startsWith("*"));
                    })
                .toList()));
  }

  @Test
  void claimsThatRestOnOneWorkCountOnceEvenThroughAThird() {
    List<Agreement.Saying> sayings =
        List.of(
            saying("a1", "a", "1", false, false),
            saying("a2", "a", "1", false, false),
            saying("b", "b", "1", false, false),
            saying("c", "c", "1", false, false),
            saying("d", "d", "1", false, false));
    assertEquals(4, Agreement.independent(sayings, Map.of()));
    assertEquals(3, Agreement.independent(sayings, Map.of(node("a1"), Set.of(node("b")))));
    assertEquals(
        2,
        Agreement.independent(
            sayings, Map.of(node("a1"), Set.of(node("b")), node("c"), Set.of(node("a2")))));
    assertEquals(4, Agreement.independent(sayings, Map.of(node("a1"), Set.of(node("elsewhere")))));
  }

  @Test
  void thingsInSeveralDocumentsAreListedAndCanBeSearched() {
    int all = json("").size();
    int some = json("q=rats").size() + json("q=Manas").size();
    assertTrue(all > 100 && some > 0 && some < all, all + " and " + some);
    json("")
        .forEach(
            each ->
                assertTrue(each.getAsObject().getArray("documents").count() > 1, each.toString()));
    assertEquals(200, answer(SHIPPED, "q=" + "x".repeat(1000), "text/html").status());
    assertTrue(answer(SHIPPED, "q=.*[", "text/html").text().contains("in its name"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "organization/sco",
        "sco",
        "/id/organization/sco",
        "https://w3id.org/entente/id/organization/sco",
        "https://w3id.org/entente/doc/organization/sco"
      })
  void aThingIsNamedByItsIriItsPathOrTheLastPartOfIt(String name) {
    assertTrue(
        answer(SHIPPED, "thing=" + name, "text/html")
            .text()
            .contains("<h1>Shanghai Cooperation Organization, document by document</h1>"));
  }

  @Test
  void aDifferenceIsSaidInWordsWithBothSidesAndTheirPassages() {
    String page = answer(SITE, "thing=exercise/steel-river-2011", "text/html").text();
    String text = page.replaceAll("(?s)<[^>]*>", " ").replaceAll("\\s+", " ");
    assertTrue(text.contains("differs (number): 4500"), text);
    assertTrue(page.contains("<strong>conflict</strong>"), page);
    assertTrue(page.contains("href=\"/id/passage/example-2020-par-1-s1\""), page);
    assertTrue(text.contains("Only Example 2020 mentions it"), text);
  }

  @Test
  void twoDocumentsAreHeldSideBySide() {
    JsonArray rows = json("documents=kocamaz-2019,lanteigne-2018");
    rows.forEach(
        each -> {
          JsonObject row = each.getAsObject();
          assertEquals(
              2,
              row.getArray("said")
                  .map(said -> said.getAsObject().getString("document"))
                  .distinct()
                  .count(),
              row.toString());
          assertFalse(row.getString("accord").equals("alone"), row.toString());
          row.getArray("sharedValues")
              .forEach(
                  value ->
                      assertTrue(
                          value.getAsObject().get("independent").getAsNumber().value().intValue()
                              <= value
                                  .getAsObject()
                                  .get("documents")
                                  .getAsNumber()
                                  .value()
                                  .intValue(),
                          row.toString()));
        });
    String page = answer(SHIPPED, "documents=kocamaz-2019,lanteigne-2018", "text/html").text();
    assertTrue(page.length() < 500_000);
    assertEquals(rows.size(), page.split("class=\"accord\"", -1).length - 1);
    assertTrue(
        answer(SHIPPED, "documents=yu-2006,yu-2016", "text/turtle").text().contains("ent:Claim"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "thing=organisation/sco|404|Did you mean organization/sco?",
        "thing=<script>|404|No thing is called",
        "thing=xyzzy-of-nowhere|404|/compare lists",
        "documents=yu-2006|400|two different documents",
        "documents=yu-2006,yu-2006|400|two different documents",
        "documents=yu-2006,yu-206|404|Did you mean",
        "documents=|400|two different documents",
        "documents=yu-2006,yu-2016&thing=sco|400|not both",
        "thing=question/disagreements|404|No document mentions"
      })
  void anInvalidRequestIsReportedWithTheRightStatus(String query, int status, String hint) {
    Problem problem =
        assertThrows(ProblemException.class, () -> answer(SHIPPED, query, "text/html")).problem();
    assertEquals(status, problem.status());
    assertTrue(problem.detail().contains(hint), problem.detail());
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ru", "zh"})
  void aComparisonIsAvailableInEachLanguage(String language) {
    Response response =
        SITE.answer(
            new Request(
                "GET",
                "/compare",
                Map.of("thing", List.of("steel-river-2011")),
                "text/html",
                language,
                null,
                null));
    assertTrue(
        response.text().contains(Messages.in(language).say("compare.accord-differ")),
        response.text());
  }
}
