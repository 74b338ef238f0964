package entente.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.read.Vocabulary;
import entente.web.TestSite;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The interface speaks three languages, and says the same in each. */
class MessagesTest {
  private static final Path FOLDER = Path.of("src/main/resources/interface");
  private static final Pattern SAID =
      Pattern.compile(
          "say\\(\\s*(?:[^\"()]*\\? *)?\"([a-z]+\\.[a-z-]+)\"(?: *: *\"([a-z]+\\.[a-z-]+)\")?");

  @Test
  void everyLanguageHasTheSameKeysWithTheSamePlaces() throws IOException {
    for (String page : pages()) {
      Map<String, Set<String>> english = places(page, "en");
      assertFalse(english.isEmpty(), page);
      for (String language : Messages.LANGUAGES) {
        assertEquals(english, places(page, language), page + " in " + language);
      }
    }
  }

  @Test
  void noKeyIsThereTwice() throws IOException {
    Set<String> twice = new TreeSet<>();
    for (Path file : files(FOLDER, ".properties")) {
      Set<String> keys = new TreeSet<>();
      Files.readAllLines(file).stream()
          .filter(line -> !line.startsWith("#") && line.contains("="))
          .map(line -> line.substring(0, line.indexOf('=')))
          .filter(key -> !keys.add(key))
          .forEach(key -> twice.add(key + " in " + file));
    }
    assertEquals(Set.of(), twice);
  }

  @Test
  void everyKeyThatIsSaidIsThere() throws IOException {
    Set<String> missing = new TreeSet<>();
    for (Path file : files(Path.of("src/main"), ".java", ".jte")) {
      Matcher said = SAID.matcher(Files.readString(file));
      while (said.find()) {
        Stream.of(said.group(1), said.group(2))
            .filter(key -> key != null && !key.endsWith("-"))
            .filter(key -> !known(key))
            .forEach(key -> missing.add(key + " in " + file));
      }
    }
    assertEquals(Set.of(), missing);
  }

  @Test
  void everyKeyIsSaidSomewhere() throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path file : files(Path.of("src/main"), ".java", ".jte", ".rq")) {
      all.append(Files.readString(file));
    }
    Set<String> idle = new TreeSet<>();
    for (String page : pages()) {
      // A key whose end is computed is said by its beginning, up to a hyphen or a point.
      places(page, "en").keySet().stream()
          .filter(
              key ->
                  !page.equals("problem")
                      && !all.toString().contains("\"" + key + "\"")
                      && !all.toString().contains("\"" + key.replaceFirst("[^-.]+$", "") + "\""))
          .forEach(idle::add);
    }
    assertEquals(Set.of(), idle);
  }

  @Test
  void aTranslatedTermExistsAndHasANameInBothLanguages() throws IOException {
    Map<String, Set<String>> russian = places("terms", "ru");
    assertEquals(russian, places("terms", "zh"));
    Set<String> unknown =
        russian.keySet().stream()
            .filter(
                path ->
                    !path.contains(":")
                        && !TestSite.RELEASE
                            .dataset()
                            .getUnionGraph()
                            .contains(
                                NodeFactory.createURI(Vocabulary.BASE + path), Node.ANY, Node.ANY))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), unknown);
  }

  @Test
  void aPropertyIsCalledInTheLanguageOfItsReader() {
    String page =
        TestSite.site()
            .answer(
                new Request(
                    "GET",
                    "/doc/exercise/steel-river-2011",
                    Map.of(),
                    "text/html",
                    "ru",
                    null,
                    null))
            .text();
    assertTrue(page.contains("численность войск"), page);
  }

  @Test
  void aValueThatLooksLikeAPlaceStaysAsItIs() {
    assertTrue(
        Messages.in("en").say("cite.text", "a", "{4} $1", "c", "d", "e", "f").contains("“{4} $1”"));
  }

  @Test
  void aKeyThatIsNotThereIsAMistake() {
    assertThrows(IllegalArgumentException.class, () -> Messages.in("en").say("common.nonsense"));
    assertThrows(IllegalArgumentException.class, () -> Messages.in("en").say("nonsense.title"));
  }

  @ParameterizedTest
  @CsvSource({"en,Browse", "ru,Предметы", "zh,条目", "de,Browse"})
  void aPageIsInTheLanguageOfItsReader(String language, String word) {
    Response response =
        TestSite.site()
            .answer(new Request("GET", "/", Map.of(), "text/html", language, null, null));
    assertTrue(response.text().contains(word), response.text());
    assertEquals(language.equals("de") ? "en" : language, response.field("Content-Language"));
  }

  @Test
  void aChosenLanguageIsKeptAndLeadsBack() {
    Response response =
        TestSite.site()
            .answer(
                new Request(
                    "GET",
                    "/language",
                    Map.of("to", List.of("ru"), "back", List.of("/id/state/")),
                    null,
                    null,
                    null,
                    null));
    assertEquals(303, response.status());
    assertEquals("/id/state/", response.field("Location"));
    assertTrue(response.field("Set-Cookie").startsWith("lang=ru;"));
  }

  @ParameterizedTest
  @CsvSource({
    "//elsewhere.example/",
    "/\\elsewhere.example",
    "https://elsewhere.example/",
    "'/a b'",
    "javascript:alert(1)"
  })
  void choosingALanguageRedirectsOnlyWithinTheServer(String back) {
    assertEquals(
        "/",
        TestSite.site()
            .answer(
                new Request(
                    "GET",
                    "/language",
                    Map.of("to", List.of("ru"), "back", List.of(back)),
                    null,
                    null,
                    null,
                    null))
            .field("Location"));
  }

  private static boolean known(String key) {
    try {
      return !Messages.in("en").say(key).isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The places for values in the words of each key. */
  private static Map<String, Set<String>> places(String page, String language) throws IOException {
    Properties words = new Properties();
    try (Reader reader =
        Files.newBufferedReader(FOLDER.resolve(page + "." + language + ".properties"))) {
      words.load(reader);
    }
    Map<String, Set<String>> places = new TreeMap<>();
    words
        .stringPropertyNames()
        .forEach(
            key ->
                places.put(
                    key,
                    Pattern.compile("\\{\\d\\}")
                        .matcher(words.getProperty(key))
                        .results()
                        .map(match -> match.group())
                        .collect(Collectors.toCollection(TreeSet::new))));
    return places;
  }

  private static Set<String> pages() throws IOException {
    return files(FOLDER, ".properties").stream()
        .map(file -> file.getFileName().toString().replaceFirst("\\..*", ""))
        .filter(page -> !page.equals("terms"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Path> files(Path folder, String... ends) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> Stream.of(ends).anyMatch(end -> file.toString().endsWith(end)))
          .toList();
    }
  }
}
