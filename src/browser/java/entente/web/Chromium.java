package entente.web;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Debian's Chromium, driven by Playwright, which fetches none of its own.
 *
 * <p>Where there is no Chromium the tests that need one are skipped with a sentence; where {@code
 * ENTENTE_BROWSER} is {@code required}, as in CI, they fail.
 */
final class Chromium implements AutoCloseable {
  /**
   * Keeps the browser itself from asking anybody anything: no name but this machine's can be
   * resolved.
   */
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-dev-shm-usage",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-domain-reliability",
          "--disable-client-side-phishing-detection",
          "--no-pings",
          "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Path executable) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(executable).setArgs(FLAGS));
  }

  static Chromium start() {
    Optional<Path> executable =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .flatMap(
                folder ->
                    Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
            .filter(Files::isExecutable)
            .findFirst();
    if (executable.isEmpty()) {
      assertFalse(
          "required".equals(System.getenv("ENTENTE_BROWSER")),
          "there is no Chromium on the path, and ENTENTE_BROWSER says that one is required");
      abort("there is no Chromium on the path, so no page is tried in a browser");
    }
    return new Chromium(executable.get());
  }

  /**
   * A page by itself, at the site of a server; what it asks of another host, and what its scripts
   * fail at, is added to the faults.
   */
  Page page(String site, List<String> faults) {
    Page page = browser.newContext().newPage();
    page.onRequest(
        request -> {
          if (!request.url().startsWith(site) && !request.url().startsWith("data:")) {
            faults.add("asks another host: " + request.url());
          }
        });
    page.onPageError(faults::add);
    return page;
  }

  Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    playwright.close();
  }
}
