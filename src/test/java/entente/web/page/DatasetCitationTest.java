package entente.web.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.Store;
import entente.kb.read.Vocabulary;
import entente.web.TestSite;
import entente.web.http.Request;
import java.util.Map;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The citation of the data set on a page. */
class DatasetCitationTest {
  private static final DatasetCitation EDITION =
      new DatasetCitation("Entente", "Entente maintainers", "0.1.0", "0123456789abcdef0123");
  private static final String IRI = "https://w3id.org/entente/id/organization/mallory";
  private static final TestSite.Site SITE =
      TestSite.site(
          new PageQueries(
              Store.inMemory(TestSite.RELEASE.dataset()),
              Vocabulary.BASE,
              TestSite.RELEASE.digest()));

  private static String page(String path, String language) {
    return SITE.answer(new Request("GET", path, Map.of(), "text/html", language, null, null))
        .text();
  }

  @Test
  void latexCommandsAreEscaped() {
    assertTrue(
        EDITION
            .bibtex("a {b} \\c 100% & $d #e f_g", IRI)
            .contains("title = {a \\{b\\} \\textbackslash c 100\\% \\& \\$d \\#e f\\_g},"),
        EDITION.bibtex("a {b} \\c 100% & $d #e f_g", IRI));
    assertTrue(
        EDITION.bibtex("x", IRI).startsWith("@misc{w3id-org-entente-id-organization-mallory,"));
  }

  @Test
  void aReferenceManagerReadsTheSame() {
    JsonObject item =
        JSON.parseAny(EDITION.csl("\"quoted\" <x>", IRI)).getAsArray().get(0).getAsObject();
    assertEquals("\"quoted\" <x>", item.getString("title"));
    assertEquals(IRI, item.getString("URL"));
    assertEquals("0.1.0", item.getString("version"));
    assertEquals(
        "Entente maintainers",
        item.getArray("author").findFirst().orElseThrow().getAsObject().getString("literal"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/doc/state/arland",
        "/doc/ns/Exercise",
        "/ontology",
        "/documents",
        "/documents/example-2020",
        "/compare",
        "/id/state/"
      })
  void everyPageSaysHowItIsCited(String path) {
    String page = page(path, "en");
    assertTrue(page.contains("Entente maintainers: “"), page);
    assertTrue(
        page.contains("version 0.1.0 (release " + TestSite.RELEASE.digest().substring(0, 12) + ")"),
        page);
    assertTrue(page.contains("@misc{"), page);
    assertTrue(
        page.contains("&#34;container-title&#34;") || page.contains("\"container-title\""), page);
  }

  @Test
  void aThingWithClaimsLinksToThem() {
    assertTrue(page("/doc/exercise/steel-river-2011", "en").contains("all claims about it"));
    assertFalse(page("/doc/place/port-lunn", "en").contains("all claims about it"));
  }

  @Test
  void nothingInACitationChangesFromDayToDay() {
    assertEquals(page("/doc/state/arland", "ru"), page("/doc/state/arland", "ru"));
    assertFalse(
        page("/doc/state/arland", "en")
            .matches("(?s).*<details class=\"cite\">.*20[0-9]{2}-[0-9]{2}-[0-9]{2}.*</details>.*"));
  }
}
