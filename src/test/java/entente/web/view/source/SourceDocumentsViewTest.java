package entente.web.view.source;

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
import java.util.List;
import java.util.Map;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of a source document and its sections. */
class SourceDocumentsViewTest {
  private static final TestSite.Site SITE = TestSite.site();
  private static final TestSite.Site SHIPPED = TestSite.site(TestSite.shipped(), Vocabulary.BASE);
  private static final int LARGE = 500_000;

  private static String page(TestSite.Site site, String path) {
    return site.answer(Request.get(path, "text/html")).text();
  }

  private static String text(String page) {
    return page.replaceAll("(?s)<[^>]*>", " ").replaceAll("\\s+", " ");
  }

  private static JsonObject json(TestSite.Site site, String path) {
    return JSON.parse(site.answer(Request.get(path + ".json", null)).text());
  }

  @Test
  void theDocumentsAreListedWithHowMuchOfEachIsAccountedFor() {
    String page = page(SITE, "/documents");
    assertTrue(page.contains("href=\"/documents/example-2020\""), page);
    assertTrue(text(page).contains("100.0 % accounted for"), text(page));
  }

  @Test
  void aDocumentLeadsToItsSections() {
    String page = page(SITE, "/documents/example-2020");
    assertTrue(page.contains("href=\"/documents/example-2020/drills\""), page);
    assertTrue(page.contains("<svg class=\"strip\""), page);
    assertTrue(text(page).contains("Ada Holm"), "whose word it reports: " + text(page));
  }

  @Test
  void aSectionShowsWhatWasTakenFromEachPassageInReadingOrder() {
    String text =
        text(page(SITE, "/documents/example-2020/drills"))
            + text(page(SITE, "/documents/example-2020/outside"));
    assertTrue(text.contains("characters 0–114"), text);
    assertTrue(text.contains("differs (number): 4500"), text);
    assertTrue(text.contains("in the words of Ada Holm"), text);
  }

  @Test
  void theSameIsThereAsJsonAndAsRdf() {
    assertEquals("Example 2020", json(SITE, "/documents/example-2020").getString("label"));
    assertTrue(json(SITE, "/documents/example-2020/drills").getArray("passages").count() > 0);
    assertTrue(
        SITE.answer(Request.get("/documents/example-2020/drills", "text/turtle"))
            .text()
            .contains("ent:Claim"));
    assertTrue(
        SITE.answer(Request.get("/documents/example-2020.nt", null)).text().contains("/oa#start"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "/documents/exampel-2020|Did you mean example-2020?",
        "/documents/x|The documents are: example-2020",
        "/documents/example-2020/drils|Did you mean drills?",
        "/documents/example-2020/nothing|/documents/example-2020 lists its sections"
      })
  void anUnknownAddressIs404WithTheKnownOnes(String path, String hint) {
    Problem problem = assertThrows(ProblemException.class, () -> page(SITE, path)).problem();
    assertEquals(404, problem.status());
    assertTrue(problem.detail().contains(hint), problem.detail());
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ru", "zh"})
  void aDocumentIsShownInEachLanguage(String language) {
    Response response =
        SHIPPED.answer(
            new Request(
                "GET",
                "/documents/yu-2006",
                Map.of("lang", List.of(language)),
                "text/html",
                language,
                null,
                null));
    assertEquals(language, response.field("Content-Language"));
    assertTrue(response.text().contains(Messages.in(language).say("documents.how-much")));
  }

  @Test
  void everySectionOfEveryDocumentIsAPageOfReadableLength() {
    JSON.parseAny(SHIPPED.answer(Request.get("/documents.json", null)).text())
        .getAsArray()
        .forEach(
            each -> {
              String path =
                  "/documents/" + each.getAsObject().getString("iri").replaceFirst(".*/", "");
              assertTrue(page(SHIPPED, path).length() < LARGE, path);
              json(SHIPPED, path)
                  .getArray("sections")
                  .forEach(
                      section -> {
                        String part = path + "/" + section.getAsObject().getString("name");
                        int length = page(SHIPPED, part).length();
                        assertTrue(length < LARGE, part + " has " + length + " characters");
                      });
            });
  }

  @Test
  void noClaimIsShownTwiceOnAPageAndNoneIsLost() {
    JsonObject document = json(SHIPPED, "/documents/lanteigne-2018");
    long claims =
        document
            .getArray("sections")
            .mapToLong(
                section -> {
                  String part =
                      "/documents/lanteigne-2018/" + section.getAsObject().getString("name");
                  return page(SHIPPED, part).split("class=\"claim\"", -1).length - 1;
                })
            .sum();
    assertEquals(document.get("claims").getAsNumber().value().longValue(), claims);
  }

  @Test
  void aLedgerCountsEveryCharacterOnceAndFactsBeforeOmissions() {
    Node reason = NodeFactory.createURI("urn:reason");
    CoverageStrip strip =
        new CoverageStrip(
            List.of(
                span(0, 10, true, null, 2, 0),
                span(5, 12, true, null, 0, 0),
                span(8, 20, true, reason, 0, 0),
                span(30, 40, false, null, 0, 0)));
    assertEquals(40, strip.characters());
    assertEquals(12, strip.accounted());
    assertEquals(Map.of(reason, 8), strip.leftOut());
    assertEquals("60.0", strip.percent(strip.accounted()));
    assertEquals(
        List.of(
            new CoverageStrip.Band(0, 250, "facts"),
            new CoverageStrip.Band(250, 50, "read"),
            new CoverageStrip.Band(300, 200, "omitted")),
        strip.bands(0, 40));
  }

  @Test
  void aNumberThatIsNotWholeIsNeverRoundedUpToIt() {
    CoverageStrip strip =
        new CoverageStrip(
            List.of(
                span(0, 9_999, true, null, 1, 0),
                span(9_999, 10_000, true, NodeFactory.createURI("urn:reason"), 0, 0)));
    assertEquals("99.9", strip.percent(strip.accounted()));
    assertFalse(strip.bands(0, 10_000).isEmpty());
  }

  private static CoverageStrip.Span span(
      int start, int end, boolean used, Node reason, int claims, int otherwise) {
    return new CoverageStrip.Span(
        NodeFactory.createURI("urn:" + start),
        new CoverageStrip.Title(null, "", ""),
        null,
        start,
        end,
        used,
        reason,
        new CoverageStrip.Counts(claims, otherwise));
  }
}
