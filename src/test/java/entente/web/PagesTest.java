package entente.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.web.http.Messages;
import entente.web.http.Request;
import entente.web.http.Response;
import entente.web.page.DateText;
import entente.web.page.Labels;
import entente.web.page.TermText;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contents of the pages of things, and hostile texts that stay text on them. */
class PagesTest {
  private static final TestSite.Site SITE = TestSite.site();

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
    Response response =
        SITE.answer(
            new Request(
                "GET", "/doc/state/arland.html", Map.of(), null, "ru, en;q=0.5", null, null));
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
    assertTrue(text.contains("printed as 15.000"), text);
  }

  @Test
  void aVariantIsShownBesideTheValue() {
    String text = text(page("/doc/exercise/steel-river-2011"));
    assertTrue(text.matches(".*15\u202f000 .*differs \\(number\\) 4500.*"), text);
  }

  @Test
  void aDateIsInWordsWithItsQualifier() {
    assertTrue(text(page("/doc/exercise/steel-river-2011")).contains("mid 2011"));
  }

  @ParameterizedTest(name = "{0} {1} {2}: {3}")
  @CsvSource(
      nullValues = "-",
      value = {
        "on,2005-08,-,August 2005",
        "from-to,2005,2006-03,from 2005 to March 2006",
        "from,2003-09-23,-,'from 23 September 2003, no end known'",
        "until,2014,-,'until 2014, beginning unknown'",
        "attested,2006-06,-,attested June 2006",
        "by,2006-06-30,-,started by 30 June 2006"
      })
  void anIntervalIsInWords(String kind, String first, String last, String expected) {
    org.apache.jena.sparql.engine.binding.BindingBuilder row =
        org.apache.jena.sparql.engine.binding.BindingFactory.builder();
    row.add(
        org.apache.jena.sparql.core.Var.alloc("case"),
        org.apache.jena.graph.NodeFactory.createLiteralString(kind));
    row.add(org.apache.jena.sparql.core.Var.alloc("first"), date(first));
    if (last != null) {
      row.add(org.apache.jena.sparql.core.Var.alloc("last"), date(last));
    }
    assertEquals(
        expected,
        new DateText(new Labels("en"), null, Messages.in("en"))
            .interval(java.util.List.of(row.build())));
  }

  private static org.apache.jena.graph.Node date(String text) {
    return org.apache.jena.graph.NodeFactory.createLiteralDT(
        text,
        text.length() == 4
            ? org.apache.jena.datatypes.xsd.XSDDatatype.XSDgYear
            : text.length() == 7
                ? org.apache.jena.datatypes.xsd.XSDDatatype.XSDgYearMonth
                : org.apache.jena.datatypes.xsd.XSDDatatype.XSDdate);
  }

  @Test
  void aThingIsSummarizedInOneLine() {
    assertTrue(
        text(page("/doc/exercise/steel-river-2011"))
            .matches(".* mid 2011 participants Arland *, *Bergia .*"),
        text(page("/doc/exercise/steel-river-2011")));
  }

  @Test
  void aDisagreementIsShownSideBySideWithItsPassages() {
    String page = page("/doc/exercise/steel-river-2011").replaceAll("\\s+", " ");
    assertTrue(
        page.matches(
            ".*<div class=\"readings\"> <div class=\"reading\"> <p class=\"verdict\">Reading"
                + " adopted here</p>.*<details class=\"sources\" open>.*"),
        page);
  }

  @Test
  void incomingLinksAreGroupedAndCounted() {
    String text = text(page("/doc/state/arland"));
    assertTrue(text.contains("exercise 1 linked by “participants” Steel River 2011"), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/doc/organization/mallory", "/id/organization/", "/search"})
  void hostileTextStaysText(String path) {
    String page =
        path.equals("/search")
            ? SITE.answer(
                    new Request(
                        "GET",
                        path,
                        Map.of("q", java.util.List.of("<script>")),
                        "text/html",
                        null,
                        null,
                        null))
                .text()
            : page(path);
    assertFalse(withoutData(page).matches("(?is).*<(script|iframe|img)[\\s>].*"), page);
    assertFalse(page.toLowerCase(java.util.Locale.ROOT).contains("href=\"javascript:"), page);
    assertFalse(page.toLowerCase(java.util.Locale.ROOT).contains("href=\"data:"), page);
    assertFalse(page.contains("onerror=alert(1)>"), page);
  }

  /**
   * A page without the block of data in its head, which no browser runs and in which no element can
   * begin, and without the scripts of our own that it can do without.
   */
  private static String withoutData(String page) {
    return page.replaceFirst("<script type=\"application/ld\\+json\">[^<>]*</script>", "")
        .replaceAll("<script src=\"/static/[a-z-]+\\.js\" defer></script>", "");
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
    assertFalse(withoutData(page).contains("<script"));
    assertFalse(page.matches("(?s).*(src|stylesheet\" href)=\"https?://.*"));
  }

  @Test
  void theFrontLeadsToTheFieldTheViewsAndTheDocuments() {
    String page = page("/");
    assertTrue(
        page.contains("<form class=\"search\" action=\"/search\"")
            && page.contains("<ul class=\"doors\">")
            && page.contains("href=\"/documents\""),
        page);
    assertTrue(text(page).contains("Where sources disagree Steel River 2011"), text(page));
  }

  @Test
  void aPassageListsWhatRestsOnItWithTheValues() {
    String text = text(page("/doc/passage/example-2020-table-2-row-1"));
    assertTrue(
        text.matches(
            ".*What relies on it 1 Steel River 2011 .*participant.* Arland .*troops.* 15\u202f000"
                + " .*"),
        text);
    assertTrue(text(page("/doc/passage/example-2020-par-1-s1")).contains("differs 4500"));
  }

  @Test
  void aClaimIsCalledByWhatItSays() {
    String claim =
        SITE.answer(Request.get("/id/claim/", "application/n-triples"))
            .text()
            .lines()
            .filter(line -> line.contains("#member>"))
            .map(line -> line.replaceAll(".*/entente/(id/claim/\\w+)>.*", "$1"))
            .findFirst()
            .orElseThrow();
    assertTrue(
        text(page("/doc/" + claim.substring(3))).matches("(?s).*claim .*: .*What it says.*"));
  }

  @Test
  void aPositionIsSummedUpInOneSentence() {
    assertTrue(
        text(page("/doc/position/holm-on-steel-river"))
            .contains("Ada Holm supports: Sees no threat to anyone in it."));
  }

  @Test
  void aLongListOfLinksIsCutWithTheWayToAllOfIt() {
    String page = page("/doc/ns/Claim");
    String address = page.replaceFirst("(?s).*<li class=\"more\"><a href=\"([^\"]*)\".*", "$1");
    assertTrue(address.startsWith("/sparql?query=") || !page.contains("class=\"more\""), address);
    page = page("/doc/ontology/codes");
    address =
        java.net.URLDecoder.decode(
            page.replaceFirst(
                "(?s).*<li class=\"more\"><a href=\"/sparql\\?query=([^\"]*)\".*", "$1"),
            java.nio.charset.StandardCharsets.UTF_8);
    assertTrue(
        address.contains("VALUES (")
            && address.contains("<https://w3id.org/entente/ontology/codes>"),
        address);
    org.apache.jena.query.QueryFactory.create(
        address, org.apache.jena.query.Syntax.syntaxSPARQL_11);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "48600000000 barrels|48.6 billion barrels",
        "about 1500000 US dollars|about 1.5 million US dollars",
        "15000 persons|15\u202f000 persons",
        "1234567 items|1\u202f234\u202f567 items",
        "17.4 per cent|17.4 per cent",
        "10 to 20 years|10 to 20 years"
      })
  void aQuantityIsInWords(String text, String expected) {
    assertEquals(expected, TermText.numbers(text));
  }
}
