package entente.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import entente.web.http.ServerSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The page that checks data, with what was found: the lines are marked, and the marks and the
 * findings lead to each other.
 */
class EditorMarksTest {
  private static Chromium chromium;
  private static EntenteServer server;
  private final List<String> faults = new ArrayList<>();
  private Page page;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    server =
        TestSite.checking(
            new ServerSettings.Checks(Duration.ofMinutes(1), 1 << 20, 100, 1 << 20, 2));
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
    page.navigate(server.address() + "validate?example=mistake");
  }

  @AfterEach
  void close() {
    page.context().close();
    assertEquals(List.of(), faults);
  }

  private void check() {
    page.click(".check .go button");
    page.waitForSelector("#report");
  }

  @Test
  void aLineWithAFindingIsMarkedAndLeadsToIt() {
    check();
    assertEquals(List.of("14"), page.locator(".gutter a").allTextContents());
    assertEquals("#finding-1", page.getAttribute(".gutter a", "href"));
    page.click(".finding .goto");
    assertEquals(
        "  ent:troops 5000 ;",
        page.evaluate(
            "(() => { const field = document.getElementById('data'); return"
                + " field.value.slice(field.selectionStart, field.selectionEnd) })()"));
  }

  @Test
  void aLineThatDoesNotParseIsMarked() {
    page.fill("#data", "<a:b> <a:c> 1 .\n<a:b> nobody:knows 2 .\n");
    check();
    assertEquals(List.of("2"), page.locator(".gutter a").allTextContents());
  }

  @Test
  void marksGoWhenTheTextIsChanged() {
    check();
    page.locator("#data").pressSequentially("#");
    assertEquals(List.of(), page.locator(".gutter a").allTextContents());
  }

  @Test
  void theReportIsSoundInWideAndNarrowLightAndDark() {
    page.fill(
        "#data",
        page.inputValue("#data")
            .replace("modality:actual", "modality:actul")
            .replace("rdfs:label \"Port Lunn\"@en", "rdfs:label \"Port Lunn\"; ent:trops 1"));
    check();
    assertTrue(page.locator(".finding").count() > 3);
    page.evaluate(BrowserTest.AXE);
    for (int width : new int[] {1280, 360}) {
      page.setViewportSize(width, 900);
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        assertEquals(
            List.of(),
            page.evaluate(
                "async () => (await axe.run()).violations.map(each => each.id + ' ' +"
                    + " each.nodes[0].html)"),
            width + " " + scheme);
      }
      assertEquals(
          true,
          page.evaluate("document.documentElement.scrollWidth <= innerWidth"),
          "scrolls sideways at " + width);
    }
  }
}
