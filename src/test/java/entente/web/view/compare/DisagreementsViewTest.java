package entente.web.view.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.Release;
import entente.kb.Store;
import entente.kb.read.NamedQuery;
import entente.kb.read.Vocabulary;
import entente.web.TestSite;
import entente.web.view.time.TimelineViewTest;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.junit.jupiter.api.Test;

/** The disagreements between sources, both sides side by side. */
class DisagreementsViewTest {
  private static final TestSite.Site SITE = TestSite.site();
  private static final Release RELEASE = TestSite.shipped();
  private static final TestSite.Site SHIPPED = TestSite.site(RELEASE, Vocabulary.BASE);

  private static String text(TestSite.Site site, String address) {
    return TimelineViewTest.text(TimelineViewTest.answer(site, address, "text/html", "en").text());
  }

  @Test
  void bothSidesAreShownBesideEachOtherWithDocumentAndPlace() {
    String text = text(SITE, "/disagreements");
    assertTrue(
        text.matches(
            ".*Steel River 2011 .*Reading adopted here 15\u202f000 Example 2020 .*Other readings"
                + " 4500 Example 2020 ?, prose, “Drills”, characters 0–114.*"),
        text);
  }

  @Test
  void itIsFilteredByKindByDocumentsAndByKindOfThing() {
    for (String filter :
        new String[] {
          "kind=number",
          "document=example-2020",
          "document=example-2020&other=example-2020",
          "class=Event"
        }) {
      assertTrue(text(SITE, "/disagreements?" + filter).contains("Disagreements: 1"), filter);
    }
    String text = text(SITE, "/disagreements?class=Meeting");
    assertTrue(
        text.contains("Disagreements: 0") && text.contains("Nothing matches these filters."), text);
  }

  /** What differs is on the page exactly where the question on disagreements has a row. */
  @Test
  void itLeavesOutWhatIsNoDisagreementAndNothingElse() {
    Set<String> expected =
        Store.inMemory(RELEASE.dataset())
            .select(NamedQuery.named("questions/disagreements"), Map.of())
            .stream()
            .map(row -> row.get("thing").getLiteralLexicalForm())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> named = new TreeSet<>();
    JSON.parse(TimelineViewTest.answer(SHIPPED, "/disagreements.json", null, null).text())
        .get("disagreements")
        .getAsArray()
        .forEach(
            each -> {
              JsonObject entry = each.getAsObject();
              if (entry.getString("kind").contains("/code/")) {
                named.add(entry.getString("name").replaceFirst(" / [^/]*$", ""));
              }
            });
    expected.removeAll(named);
    assertEquals(Set.of(), expected);
    String page = text(SHIPPED, "/disagreements");
    assertTrue(page.contains("Excluded as not disagreements: coarser:"), page);
    assertFalse(
        TimelineViewTest.answer(SHIPPED, "/disagreements.json", null, null)
            .text()
            .contains("variant-kind/coarser"));
  }

  @Test
  void viewsInTensionAreShownWithTheirHolders() {
    String text = text(SHIPPED, "/disagreements?kind=disputes");
    assertTrue(text.contains("a text reports a view in order to reject it"), text);
    int count = Integer.parseInt(text.replaceFirst(".*Disagreements: (\\d+).*", "$1"));
    assertEquals(
        Store.inMemory(RELEASE.dataset())
            .select(NamedQuery.parse("pairs", "SELECT ?a ?b { ?a ent:disputes ?b }"), Map.of())
            .size(),
        count);
  }

  @Test
  void theClaimsThatDifferAreThereAsRdf() {
    String turtle = TimelineViewTest.answer(SITE, "/disagreements", "text/turtle", null).text();
    assertTrue(turtle.contains("4500") && turtle.contains("ent:Claim"), turtle);
  }
}
