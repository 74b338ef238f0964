package entente.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The editor and the filter of the query page, as hands on a keyboard have them. */
class EditorTest {
  private static Chromium chromium;
  private static EntenteServer server;
  private final List<String> faults = new ArrayList<>();
  private Page page;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    server = TestSite.server(TestSite.LIMITS);
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void open() {
    page = chromium.page(server.address(), faults);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            faults.add(message.text());
          }
        });
    page.navigate(server.address() + "sparql");
    page.waitForSelector(".CodeMirror");
  }

  @AfterEach
  void close() {
    page.context().close();
    assertEquals(List.of(), faults);
  }

  /** A text before the place where the cursor stands, and one after it. */
  private void write(String before, String after) {
    page.evaluate(
        "([before, after]) => { const editor = document.querySelector('.CodeMirror').CodeMirror;"
            + " editor.setValue(before + after); editor.focus();"
            + " editor.setCursor(editor.posFromIndex(before.length)); }",
        List.of(before, after));
  }

  private String value() {
    return (String) page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()");
  }

  private List<String> offers() {
    page.keyboard().press("Control+Space");
    page.waitForSelector(".CodeMirror-hints li");
    return page.locator(".CodeMirror-hints li b").allTextContents();
  }

  @ParameterizedTest(name = "{0} offers {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT * { ?x a ent:Exer | ent:Exercise",
        "SELECT * { ?x a exer | ent:Exercise",
        "SELECT * { ?x a ent:Exercise ; ent:tr | ent:troops",
        "SELECT * { ?x a ent:Exercise . ?x tro | ent:troops",
        "SELECT * { ?x a ent:Exercise ; ent:modality act | modality:actual",
        "SELECT * { ?x ent:participant Berg | state:bergia",
        "SELECT * { ?x ent:participant state:arl | state:arland",
        "SELECT * { ?x a ent:Exercise ; ent:venue/rdfs:lab | rdfs:label",
        "SELECT ?name { ?x rdfs:label ?na | ?name"
      })
  void aPlaceInAQueryOffersWhatFitsThere(String before, String expected) {
    write(before, " }");
    assertEquals(expected, offers().get(0));
  }

  @Test
  void theTermsOfTheClassComeFirst() {
    write("SELECT * { ?x a ent:Exercise ; ", " }");
    List<String> offers = offers();
    assertTrue(
        offers.indexOf("ent:troops") >= 0
                && offers.indexOf("ent:troops") < offers.indexOf("ent:holder")
            || !offers.contains("ent:holder"),
        offers.toString());
  }

  @Test
  void whatIsChosenDeclaresItsPrefix() {
    write("SELECT * { ?x a Exerc", " }");
    offers();
    page.keyboard().press("Enter");
    assertTrue(
        value().startsWith("PREFIX ent: <https://w3id.org/entente/ns/>")
            && value().contains("?x a ent:Exercise }"),
        value());
  }

  @Test
  void theQueryIsAskedByTheKeyboard() {
    write("SELECT ?x { ?x a ent:Exercise }", "");
    page.keyboard().press("Control+Enter");
    page.waitForSelector("table.answer");
    assertTrue(page.textContent("table.answer").contains("Steel River 2011"));
  }

  @Test
  void tabLeavesTheEditor() {
    write("SELECT", "");
    page.keyboard().press("Tab");
    assertFalse(
        (Boolean)
            page.evaluate(
                "document.querySelector('.CodeMirror').contains(document.activeElement)"));
  }

  @Test
  void whatDoesNotParseIsMarkedWhileItIsWritten() {
    write("SELECT * { ?x a ent:Exercise ", "");
    page.waitForSelector(".parseErrorIcon");
  }

  @Test
  void theFilterFindsQuestionsByWordsAndTags() {
    int all = page.locator(".topic li:visible").count();
    page.fill(".filter input", "anti-terrorist SEAT");
    int found = page.locator(".topic li:visible").count();
    assertTrue(found > 0 && found < all, found + " of " + all);
    assertTrue(page.textContent(".found").contains(Integer.toString(found)));
    page.fill(".filter input", "no such question");
    assertEquals(0, page.locator(".topic li:visible").count());
    page.fill(".filter input", "");
    assertEquals(all, page.locator(".topic li:visible").count());
  }

  @Test
  void theProgramsAskTheServerThatIsLookedAt() {
    page.navigate(server.address() + "sparql?query=ASK%20%7B%7D");
    page.locator(".snippets summary").first().click();
    assertTrue(page.textContent(".snippets code").contains(server.address() + "sparql"));
  }
}
