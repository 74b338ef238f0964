package entente.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader finds on a page, and what a hostile hand cannot make of it. */
class PagesTest {
  private static final Dereference SITE = World.site();

  private static String page(String path) {
    return SITE.answer(Request.get(path, "text/html")).text();
  }

  private static String text(String page) {
    return page.replaceAll("(?s)<[^>]*>", " ").replaceAll("\\s+", " ");
  }

  @Test
  void anEntityShowsItsNamesInThreeLanguages() {
    String page = page("/doc/state/arland");
    assertTrue(page.contains("<h1 lang=\"en\">Arland</h1>"));
    assertTrue(page.contains("lang=\"ru\">Арландия"));
    assertTrue(page.contains("lang=\"zh\">阿尔兰"));
  }

  @Test
  void theTitleIsInTheLanguageOfTheReader() {
    Response response = SITE.answer(new Request("GET", "/doc/state/arland.html", Map.of(), null, "ru, en;q=0.5", null, null));
    assertTrue(response.text().contains("<h1 lang=\"ru\">Арландия</h1>"));
    assertEquals("ru", response.field("Content-Language"));
  }

  @Test
  void everyValueSaysWhoSaysSo() {
    String text = text(page("/doc/exercise/steel-river-2011"));
    assertTrue(text.contains("Example 2020"), text);
    assertTrue(text.contains("“Drills”"), text);
    assertTrue(text.contains("characters 0–114"), text);
    assertTrue(text.contains("in the words of Ada Holm"), text);
    assertTrue(text.contains("citing Reyes 2013"), text);
    assertTrue(text.contains("printed 15.000"), text);
  }

  @Test
  void whatIsToldOtherwiseStandsBesideTheValue() {
    String text = text(page("/doc/exercise/steel-river-2011"));
    assertTrue(text.matches(".*15\u202f000 .*told otherwise \\(number\\) 4500.*"), text);
  }

  @Test
  void aDateIsInWordsWithItsQualifier() {
    assertTrue(text(page("/doc/exercise/steel-river-2011")).contains("mid 2011"));
  }

  @Test
  void whatLinksHereIsGroupedAndCounted() {
    String text = text(page("/doc/state/arland"));
    assertTrue(text.contains("has participant 1 Steel River 2011") || text.contains("Steel River 2011"), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/doc/organization/mallory", "/id/organization/", "/search"})
  void hostileTextStaysText(String path) {
    String page = path.equals("/search")
        ? SITE.answer(new Request("GET", path, Map.of("q", java.util.List.of("<script>")), "text/html", null, null, null)).text() : page(path);
    assertFalse(page.matches("(?is).*<(script|iframe|img)[\\s>].*"), page);
    assertFalse(page.toLowerCase(java.util.Locale.ROOT).contains("href=\"javascript:"), page);
    assertFalse(page.toLowerCase(java.util.Locale.ROOT).contains("href=\"data:"), page);
    assertFalse(page.contains("onerror=alert(1)>"), page);
  }

  @Test
  void aTermSaysWhatItMeansAndWhereItIsUsed() {
    String text = text(page("/doc/ns/Exercise"));
    assertTrue(text.contains("event in which forces"), text);
  }

  @Test
  void kindsCanBeBrowsed() {
    assertTrue(page("/id/").contains("href=\"/id/exercise/\""));
    assertTrue(page("/id/exercise/").contains("href=\"/id/exercise/steel-river-2011\""));
    assertTrue(page("/code").contains("href=\"/code/modality\""));
  }

  @Test
  void aPageNeedsNoScriptAndNoOtherServer() {
    String page = page("/");
    assertFalse(page.contains("<script"));
    assertFalse(page.matches("(?s).*(src|stylesheet\" href)=\"https?://.*"));
  }
}
