package entente.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import entente.kb.Release;
import entente.kb.Store;
import entente.kb.read.JenaSandbox;
import entente.kb.read.Vocabulary;
import entente.web.http.ServerSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page of {@code pages.txt} in a real browser: wide and narrow, light and dark, on paper,
 * with scripts and without. {@code -Dentente.pages=REGEX} selects pages. Pages are tried side by
 * side, each in a browser that no other test uses at that moment.
 */
@Execution(ExecutionMode.CONCURRENT)
class BrowserTest {
  static final String AXE = axe();
  private static final Map<String, Object> ALL =
      Map.of(
          "type",
          "tag",
          "values",
          List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"));

  /** What may differ when the same page is narrow or dark. */
  private static final Map<String, Object> LOOKS =
      Map.of(
          "type",
          "rule",
          "values",
          List.of(
              "color-contrast",
              "link-in-text-block",
              "target-size",
              "scrollable-region-focusable"));

  /** What a reader takes away from a page. */
  private static final String FACTS =
      "[...document.querySelectorAll('main :is(h1, h2, dt, dd a, th, td, figcaption)')].filter(each"
          + " => !each.closest('[data-scripted]')).map(each => each.textContent.replace(/\\s+/g, '"
          + " ').trim()).filter(each => each)";

  private static final Map<String, EntenteServer> SERVERS = new HashMap<>();
  private static final Queue<Window> OPEN = new ConcurrentLinkedQueue<>();
  private static final Queue<Window> IDLE = new ConcurrentLinkedQueue<>();

  /** A line of the list. */
  private record Line(String world, int status, String address) {
    @Override
    public String toString() {
      return world + " " + address;
    }
  }

  /**
   * A browser with three tabs. Playwright is not safe for use by several threads, so a window is
   * taken from the idle ones for one page and then given back.
   */
  private static final class Window {
    private final Chromium chromium = Chromium.start();
    private final Tab scripted = new Tab(chromium, new Browser.NewContextOptions());
    private final Tab scriptless =
        new Tab(chromium, new Browser.NewContextOptions().setJavaScriptEnabled(false));
    private final Tab trusting =
        new Tab(chromium, new Browser.NewContextOptions().setBypassCSP(true));

    static Window take() {
      Window idle = IDLE.poll();
      if (idle == null) {
        idle = new Window();
        OPEN.add(idle);
      }
      return idle;
    }
  }

  /** A page of a context of its own, and what it does that it should not. */
  private static final class Tab {
    private final com.microsoft.playwright.Page page;
    private final List<String> faults = new ArrayList<>();
    private String origin = "";

    Tab(Chromium chromium, Browser.NewContextOptions options) {
      BrowserContext context =
          chromium.browser().newContext(options.setViewportSize(1280, 900).setLocale("en"));
      context.route(
          "**/*",
          route -> {
            if (route.request().url().startsWith(origin)
                || route.request().url().startsWith("data:image/svg+xml")) {
              route.resume();
            } else {
              faults.add("asks another host: " + route.request().url());
              route.abort();
            }
          });
      page = context.newPage();
      page.onDialog(
          dialog -> {
            faults.add("opens a dialog: " + dialog.message());
            dialog.dismiss();
          });
      page.onPageError(error -> faults.add("a script fails: " + error));
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error")
                && !(message.text().contains("the server responded with a status of")
                    && message.location().startsWith(page.url()))) {
              faults.add("console: " + message.text() + " (" + message.location() + ")");
            }
          });
    }

    /** The status, and a clean sheet. */
    int visit(EntenteServer server, String address) {
      faults.clear();
      origin = server.address();
      page.setViewportSize(1280, 900);
      look(ColorScheme.LIGHT, Media.SCREEN);
      Response response = page.navigate(origin + address.substring(1));
      return response.status();
    }

    void look(ColorScheme scheme, Media media) {
      page.emulateMedia(
          new EmulateMediaOptions()
              .setColorScheme(scheme)
              .setMedia(media)
              .setReducedMotion(ReducedMotion.REDUCE));
    }

    @SuppressWarnings("unchecked")
    List<String> strings(String expression) {
      return (List<String>) page.evaluate(expression);
    }

    @SuppressWarnings("unchecked")
    void axe(String how, Map<String, Object> rules) {
      ((List<String>)
              page.evaluate(
                  "rules => axe.run(document, { runOnly: rules, resultTypes: ['violations'], rules:"
                      + " rules.type == 'tag' ? { 'target-size': { enabled: true } } : {}"
                      + " }).then(found => found.violations.map(each => `${each.id}:"
                      + " ${each.nodes.length} times, ` + each.nodes.slice(0, 3).map(node =>"
                      + " `${node.target} ${node.html.slice(0, 160)}"
                      + " ${node.failureSummary}`).join(' | ')))",
                  rules))
          .forEach(violation -> faults.add(how + ": " + violation));
    }
  }

  @BeforeAll
  static void start() {
    IDLE.add(Window.take());
    SERVERS.put("world", TestSite.server(TestSite.LIMITS));
    JenaSandbox.apply(Duration.ofSeconds(30));
    Release shipped = TestSite.shipped();
    SERVERS.put(
        "shipped",
        EntenteServer.start(
            Store.inMemory(shipped.dataset()),
            new ServerSettings(
                "127.0.0.1", 0, Vocabulary.BASE, shipped.digest(), TestSite.LIMITS)));
  }

  @AfterAll
  static void stop() {
    OPEN.forEach(window -> window.chromium.close());
    SERVERS.values().forEach(EntenteServer::close);
  }

  static List<Line> lines() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/pages.txt")).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .flatMap(
            line -> {
              List<String> words = List.of(line.split(" "));
              int status =
                  words.stream()
                      .filter(word -> word.matches("\\d+"))
                      .mapToInt(Integer::parseInt)
                      .findFirst()
                      .orElse(200);
              return Stream.of("world", "shipped")
                  .filter(
                      world ->
                          words.contains(world)
                              || words.stream().noneMatch(word -> word.matches("world|shipped")))
                  .map(world -> new Line(world, status, words.get(words.size() - 1)));
            })
        .filter(line -> line.address().matches(System.getProperty("entente.pages", ".*")))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lines")
  void aPageIsSoundInABrowser(Line line) {
    Window window = Window.take();
    try {
      assertEquals("", String.join("\n", faults(line, window)));
    } finally {
      IDLE.add(window);
    }
  }

  private static List<String> faults(Line line, Window window) {
    EntenteServer server = SERVERS.get(line.world());
    List<String> faults = new ArrayList<>();
    Tab tab = window.scripted;
    int status = tab.visit(server, line.address());
    if (status != line.status()) {
      faults.add("status " + status);
    }
    Set<String> facts = new LinkedHashSet<>(tab.strings(FACTS));
    tab.page.evaluate(AXE);
    tab.page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
    tab.axe("wide and light", ALL);
    tab.look(ColorScheme.LIGHT, Media.PRINT);
    if (!tab.page.isVisible("h1")) {
      faults.add("on paper: no heading");
    }
    tab.page.setViewportSize(360, 740);
    tab.look(ColorScheme.DARK, Media.SCREEN);
    tab.axe("narrow and dark", LOOKS);
    tab.strings(
            "document.documentElement.scrollWidth <= innerWidth ? [] :"
                + " [...document.querySelectorAll('body *')].filter(each =>"
                + " each.getBoundingClientRect().right > innerWidth + 1 && !each.closest('.scroll,"
                + " pre')).slice(0, 3).map(each => each.outerHTML.slice(0, 120))")
        .forEach(each -> faults.add("narrow: scrolls sideways for " + each));
    faults.addAll(tab.faults);

    Tab scriptless = window.scriptless;
    scriptless.visit(server, line.address());
    Set<String> plain = new LinkedHashSet<>(scriptless.strings(FACTS));
    if (!plain.containsAll(facts) || plain.isEmpty()) {
      facts.removeAll(plain);
      faults.add("without a script there is no " + facts);
    }
    faults.addAll(scriptless.faults);
    if (tab.page.content().contains("alert(")) {
      faults.addAll(inert(window.trusting, server, line.address()));
    }
    return faults;
  }

  /** The elements that hostile texts of the made-up world become where no policy prevents it. */
  private static List<String> inert(Tab trusting, EntenteServer server, String address) {
    trusting.visit(server, address);
    List<String> faults = new ArrayList<>(trusting.faults);
    trusting
        .strings(
            "[...document.querySelectorAll('script:not([type=\"application/ld+json\"],"
                + " [src^=\"/static/\"]), iframe, object, embed, [onerror], [href^=\"javascript:\""
                + " i], [href^=\"data:\" i], img[src=x]')].map(each => each.outerHTML)")
        .forEach(each -> faults.add("a hostile text became an element: " + each));
    return faults;
  }

  private static String axe() {
    try (InputStream script =
        com.deque.html.axecore.playwright.AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
