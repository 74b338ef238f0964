package entente.web.view.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.web.TestSite;
import entente.web.http.Messages;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.Request;
import entente.web.http.Response;
import entente.web.page.DateBounds;
import entente.web.view.DateParameter;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The timeline: everything with a date, as a chart and as a list. */
public class TimelineViewTest {
  private static final TestSite.Site SITE = TestSite.site();

  public static Response answer(
      TestSite.Site site, String address, String accept, String language) {
    Map<String, List<String>> parameters = new TreeMap<>();
    String query = address.contains("?") ? address.substring(address.indexOf('?') + 1) : "";
    Arrays.stream(query.split("&"))
        .filter(each -> !each.isEmpty())
        .forEach(
            each ->
                parameters.put(
                    each.replaceFirst("=.*", ""), List.of(each.substring(each.indexOf('=') + 1))));
    return site.answer(
        new Request(
            "GET", address.replaceFirst("\\?.*", ""), parameters, accept, language, null, null));
  }

  public static String text(String page) {
    return page.replaceAll("(?s)<[^>]*>", " ").replaceAll("\\s+", " ");
  }

  private static String page(String address) {
    return answer(SITE, address, "text/html", "en").text();
  }

  @Test
  void everythingDatedIsListedWithItsDateInWordsAndWhoSaysSo() {
    String text = text(page("/timeline"));
    assertTrue(text.matches(".*2011 mid 2011 Steel River 2011 exercise Example 2020 .*"), text);
  }

  @Test
  void anUncertainDateIsDrawnAsAStretchThatIsMerelyPossible() {
    String page = page("/timeline?from=2011&to=2011");
    assertTrue(page.contains("<rect class=\"maybe\""), page);
    assertFalse(
        page.substring(0, page.indexOf("class=\"marks\"")).contains("<rect class=\"certain\""),
        page);
    assertTrue(page.contains("<title>Steel River 2011: mid 2011</title>"), page);
  }

  @Test
  void itIsFilteredByKindActorAndYears() {
    for (String filter :
        List.of(
            "kind=Exercise",
            "kind=Event",
            "actor=state/arland",
            "from=2011",
            "to=2011",
            "from=2011-05&to=2011-08-31")) {
      assertTrue(
          page("/timeline?" + filter).contains("href=\"/id/exercise/steel-river-2011\""), filter);
    }
    for (String filter : List.of("kind=Meeting", "from=2012", "to=2010", "from=2011-09")) {
      String page = page("/timeline?" + filter);
      assertFalse(page.contains("href=\"/id/exercise/steel-river-2011\""), filter);
      assertTrue(page.contains("Nothing matches this selection."), filter);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/timeline?kind=Nonsense|404|There is no kind “Nonsense”",
        "/timeline?actor=state/nobody|404|state/nobody",
        "/timeline?from=2012&to=2011|400|reversed",
        "/timeline?from=yesterday|400|2005-06-15",
        "/timeline?page=0|400|numbered from 1",
        "/timeline?page=2|404|the last one is 1",
        "/timeline/further|404|nothing below /timeline",
        "/timeline?to=2005-02-30|400|not a date"
      })
  void anInvalidParameterIsReportedWithAReplacement(String address, int status, String said) {
    Problem problem = assertThrows(ProblemException.class, () -> page(address)).problem();
    assertEquals(status, problem.status());
    assertTrue(problem.detail().contains(said), problem.detail());
  }

  @Test
  void theSameIsThereForMachines() {
    JsonObject json = JSON.parse(answer(SITE, "/timeline.json?kind=Exercise", null, null).text());
    assertEquals(1, json.getNumber("count").intValue());
    assertEquals(
        "2011-05-01",
        json.get("items").getAsArray().get(0).getAsObject().getString("beginsNotBefore"));
    String turtle = answer(SITE, "/timeline?kind=Exercise", "text/turtle", null).text();
    assertTrue(turtle.contains("Steel River 2011") && turtle.contains("2011-08-31"), turtle);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ru", "zh"})
  void theWordsOfThePageAreInTheLanguageOfItsReader(String language) {
    Response response = answer(SITE, "/timeline", "text/html", language);
    assertEquals(language, response.field("Content-Language"));
    assertTrue(
        response.text().contains(Messages.in(language).say("timeline.lede")), response.text());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "2004-06-01,NOT",
    "2004-06-17,CERTAINLY",
    "2005-01-01,CERTAINLY",
    "2010-01-01,PRESUMABLY",
    "2004-06-10,POSSIBLY"
  })
  void theThreeReadingsOfADayFollowFromTheBounds(String day, DateBounds.Reading reading) {
    DateBounds bounds =
        new DateBounds(
            LocalDate.parse("2004-06-05"),
            LocalDate.parse("2004-06-17"),
            LocalDate.parse("2006-01-01"),
            null);
    assertEquals(reading, bounds.on(LocalDate.parse(day)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yesterday",
        "2005-02-30",
        "99999",
        "",
        "2005-13",
        "0000",
        "2005-1-1",
        "-2005",
        "2005-06-15T00:00:00",
        "２００５"
      })
  void aTextThatIsNotADateIsRejected(String text) {
    assertTrue(DateParameter.read(text).isEmpty(), text);
  }
}
