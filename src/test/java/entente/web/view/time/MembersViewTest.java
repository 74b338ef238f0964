package entente.web.view.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.Release;
import entente.kb.Store;
import entente.kb.read.NamedQuery;
import entente.kb.read.Vocabulary;
import entente.web.TestSite;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The members of an organization on a day, in all kinds of relations. */
class MembersViewTest {
  private static final Release RELEASE = TestSite.shipped();
  private static final TestSite.Site SITE = TestSite.site(RELEASE, Vocabulary.BASE);
  private static final Store STORE = Store.inMemory(RELEASE.dataset());

  private static String page(String address) {
    return TimelineViewTest.answer(SITE, address, "text/html", "en").text();
  }

  /** The readings of the page are those of the questions that researchers start from. */
  @ParameterizedTest
  @CsvSource({
    "members-presumably,certainly presumably",
    "members-possibly,certainly presumably possibly"
  })
  void itSaysWhatTheQuestionsOnADaySay(String question, String readings) {
    Set<String> expected =
        STORE.select(NamedQuery.named("questions/" + question), java.util.Map.of()).stream()
            .map(row -> row.get("actor").getLiteralLexicalForm())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> said = new TreeSet<>();
    JSON.parse(TimelineViewTest.answer(SITE, "/members.json?on=2006-06-15", null, null).text())
        .get("relations")
        .getAsArray()
        .forEach(
            each -> {
              JsonObject relation = each.getAsObject();
              if (relation.getString("organization").endsWith("/organization/sco")
                  && relation.hasKey("reading")
                  && readings.contains(relation.getString("reading"))) {
                said.add(relation.getString("name"));
              }
            });
    assertFalse(said.isEmpty());
    assertEquals(expected, said);
  }

  @Test
  void aDayIsReadInThreeWaysWithWhatItRestsOn() {
    String text = TimelineViewTest.text(page("/members?on=2010"));
    assertTrue(text.contains("Members on 31 December 2010"), text);
    assertTrue(text.contains("2010 is taken as its last day"), text);
    assertTrue(
        text.matches(".*Shanghai Cooperation Organization .* member certainly China from 2001.*"),
        text);
  }

  @Test
  void proposedAffiliationsAreShownSeparately() {
    assertTrue(
        TimelineViewTest.text(page("/members?on=2018"))
            .matches(".*Mentioned, but not in force: .*Mongolia \\( ?member, proposed ?\\).*"));
  }

  @Test
  void theDefaultDayIsExplained() {
    String page = page("/members");
    assertTrue(page.contains("No day was chosen"), page);
    assertTrue(
        page.contains("type=\"range\"") && page.contains("<button>"),
        "a slider that works without a script");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "2005-02-30", "99999", "", "2005-6", "2005-06-15T00:00"})
  void anInvalidDayIsAnsweredWithTheValidForms(String on) {
    Problem problem =
        assertThrows(ProblemException.class, () -> page("/members?on=" + on)).problem();
    assertEquals(400, problem.status());
    assertTrue(problem.detail().contains("2005, 2005-06 or 2005-06-15"), problem.detail());
  }

  @Test
  void aWorldWithoutRelationsSaysSo() {
    assertTrue(
        TimelineViewTest.answer(TestSite.site(), "/members", "text/html", "en")
            .text()
            .contains("No relation to an organization is known"));
  }

  @Test
  void theSpellsAreThereAsRdf() {
    assertTrue(
        TimelineViewTest.answer(SITE, "/members?on=2010", "text/turtle", null)
            .text()
            .contains("org:organization"));
  }
}
