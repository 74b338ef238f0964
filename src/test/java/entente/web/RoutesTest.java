package entente.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.Store;
import entente.kb.read.Vocabulary;
import entente.web.page.PageQueries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of routes, compared with the list of pages that the browser tests visit. */
class RoutesTest {
  private static final Pattern LINE =
      Pattern.compile("(?:(?:world|shipped) )?(?:(\\d{3}) )?/([^?]*)(?:\\?.*)?");
  private static final Routes ROUTES =
      TestSite.routes(new PageQueries(Store.inMemory(TestSite.RELEASE.dataset()), Vocabulary.BASE));

  /** A line of the list: the status of the page, and its path without leading slash. */
  private record Line(int status, String path) {
    static Line of(String text) {
      Matcher matcher = LINE.matcher(text);
      assertTrue(matcher.matches(), text);
      return new Line(
          matcher.group(1) == null ? 200 : Integer.parseInt(matcher.group(1)), matcher.group(2));
    }
  }

  static List<Line> lines() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("src/test/resources/pages.txt"))) {
      return lines
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .map(Line::of)
          .distinct()
          .toList();
    }
  }

  static Stream<Routes.Route> routesWithPages() {
    return ROUTES.all().stream().filter(Routes.Route::page);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("routesWithPages")
  void everyRouteWithAPageIsTriedInTheBrowser(Routes.Route route) throws IOException {
    assertTrue(
        lines().stream()
            .anyMatch(line -> line.status() == 200 && ROUTES.find(line.path()) == route));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lines")
  void everyPageTriedInTheBrowserHasARouteWithPages(Line line) {
    assertTrue(line.status() != 200 || ROUTES.find(line.path()).page());
  }

  @ParameterizedTest(name = "/{0}")
  @ValueSource(strings = {"sparql", "sparql/", "validate"})
  void onlyQueriesAndDataMayBePosted(String path) {
    assertEquals("GET, HEAD, OPTIONS, POST", ROUTES.find(path).allowed());
    assertEquals(
        2, ROUTES.all().stream().filter(route -> route.methods().contains("POST")).count());
  }

  @ParameterizedTest(name = "/{0}")
  @ValueSource(
      strings = {
        "id/state/arland",
        "ns/Exercise",
        "shapes/Exercise",
        "code/modality",
        "ontology/core"
      })
  void irisAreAnsweredByTheFirstRoute(String path) {
    assertSame(ROUTES.all().get(0), ROUTES.find(path));
  }

  @Test
  void aPathOfAnyOtherFormIsAnsweredByTheLastRoute() {
    assertSame(ROUTES.all().get(ROUTES.all().size() - 1), ROUTES.find("nowhere\nat all"));
  }
}
