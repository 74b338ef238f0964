package entente.web.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.read.Vocabulary;
import entente.web.TestSite;
import entente.web.http.Messages;
import entente.web.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The search finds the things of the shipped data by their names: in three scripts, in traditional
 * characters, without diacritics, in Latin letters for Cyrillic ones.
 */
class ShippedNamesTest {
  private static final TestSite.Site SITE = TestSite.site(TestSite.shipped(), Vocabulary.BASE);
  private static final Pattern EXAMPLES = Pattern.compile("[:：]\\s*([^.。]+)[.。]");

  private static List<String> found(String text) {
    Map<String, List<String>> query = Map.of("q", List.of(text));
    JsonArray results =
        JSON.parse(
                SITE.answer(
                        new Request("GET", "/search", query, "application/json", null, null, null))
                    .text())
            .get("results")
            .getAsArray();
    return results.stream()
        .map(result -> result.getAsObject().getString("iri"))
        .map(iri -> iri.replace(Vocabulary.BASE + "id/", ""))
        .toList();
  }

  @ParameterizedTest(name = "{0} finds {1}")
  @CsvFileSource(resources = "/names/found-first.csv", numLinesToSkip = 1)
  void aNameFindsItsThingFirst(String text, String thing) {
    List<String> found = found(text);
    assertEquals(
        thing, found.stream().findFirst().orElse("nothing"), () -> text + " finds " + found);
  }

  /** The texts that the home page and the search page suggest. */
  static Stream<String> suggestions() {
    List<String> suggestions = new ArrayList<>();
    for (String language : List.of("en", "ru", "zh")) {
      Messages messages = Messages.in(language);
      suggestions.addAll(List.of(messages.say("home.try").split("[,、]")));
      Matcher hint = EXAMPLES.matcher(messages.say("search.hint"));
      assertTrue(hint.find(), messages.say("search.hint"));
      suggestions.addAll(List.of(hint.group(1).split("[,、]")));
    }
    return suggestions.stream().map(text -> text.replace("…", "").strip()).distinct();
  }

  @ParameterizedTest
  @MethodSource("suggestions")
  void aSuggestedTextIsTheNameOfTheFirstResult(String text) {
    Map<String, List<String>> query = Map.of("q", List.of(text));
    String page =
        SITE.answer(new Request("GET", "/search", query, "text/html", null, null, null)).text();
    assertTrue(page.contains("<mark>" + text + "</mark>"), text + " finds " + found(text));
  }

  @Test
  void theSuggestionsAreOfSeveralScripts() {
    List<String> suggestions = suggestions().toList();
    for (String script : List.of("Latin", "Cyrillic", "Han")) {
      assertTrue(
          suggestions.stream()
              .anyMatch(text -> Pattern.compile("\\p{Is" + script + "}").matcher(text).find()),
          script + ": " + suggestions);
    }
  }
}
