package entente.web.view.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.read.Vocabulary;
import entente.web.TestSite;
import entente.web.chart.LocatorMap;
import entente.web.chart.WorldOutline;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.page.Page;
import java.util.List;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The map: things at their places on an outline of the land, and as a list. */
class MapViewTest {
  private static final TestSite.Site WORLD = TestSite.site();
  private static final TestSite.Site SITE = TestSite.site(TestSite.shipped(), Vocabulary.BASE);

  private static String page(TestSite.Site site, String address) {
    return TimelineViewTest.answer(site, address, "text/html", "en").text();
  }

  @Test
  void aPlaceIsOnTheMapWithANameAndInTheList() {
    String page = page(SITE, "/map");
    assertTrue(
        page.contains("class=\"soil\" d=\"M") && page.contains("class=\"boundary\" d=\"M"),
        "an outline");
    assertTrue(
        page.matches(
            "(?s).*<a href=\"#place-tashkent\" class=\"spot\"><title>Tashkent: \\d+</title>.*"),
        "a mark");
    assertTrue(
        TimelineViewTest.text(page)
            .matches(".*By place.* Tashkent \\d+ .*SCO summit in Tashkent, 2016.*"),
        "a list");
    assertTrue(
        TimelineViewTest.text(page).contains("does not imply a position on the status"),
        "a word on the outline");
  }

  @Test
  void whereOnlyTheCountryIsKnownThatIsShownAsSuch() {
    String page = page(SITE, "/map?kind=Exercise");
    assertTrue(
        page.contains("class=\"spot vague\"") && page.contains("somewhere in Russia"),
        page.substring(0, 3000));
    assertTrue(TimelineViewTest.text(page).contains("Somewhere in a country"));
  }

  @Test
  void thingsWithoutCoordinatesAreListedAllTheSame() {
    String text = TimelineViewTest.text(page(WORLD, "/map"));
    assertTrue(text.matches(".*Not on the map.* Port Lunn 1 .*mid 2011 Steel River 2011.*"), text);
  }

  @Test
  void thePageOfAThingShowsItsPlacesAndThoseOfWhatBelongsToIt() {
    assertTrue(
        page(SITE, "/doc/place/tashkent")
            .matches(
                "(?s).*<svg class=\"atlas\".*<path class=\"soil\""
                    + " d=\"M.*<title>Tashkent</title><circle .*"));
    assertTrue(
        page(SITE, "/doc/series/peace-mission")
            .matches(
                "(?s).*<svg class=\"atlas\".*<title>Urumqi</title><circle"
                    + " .*<title>Vladivostok</title><circle .*"));
    assertFalse(
        page(WORLD, "/doc/exercise/steel-river-2011").contains("class=\"atlas\""),
        "a place without coordinates is not on a map");
  }

  @Test
  void anAnswerIsDrawnOnTheSameOutline() {
    LocatorMap chart =
        LocatorMap.of(
            List.of(new LocatorMap.Place(Page.Link.to("Here", "/here"), "Here", 41.3, 69.2)), 400);
    assertEquals(400, chart.width());
    assertTrue(
        chart.land().startsWith("M") && chart.pins().get(0).caption().text().equals("Here"),
        chart.pins().toString());
  }

  @Test
  void itIsFilteredByKindAndYears() {
    assertTrue(page(WORLD, "/map?kind=Event&from=2011&to=2011").contains("steel-river-2011"));
    String page = page(WORLD, "/map?from=2012");
    assertFalse(page.contains("steel-river-2011"), page);
    assertTrue(page.contains("Widen the years"), page);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/map?kind=Nonsense|404|There is no kind",
        "/map?from=2012&to=2011|400|reversed",
        "/map?from=soon|400|2005-06",
        "/map/asia|404|nothing below /map"
      })
  void anInvalidParameterIsReportedWithAReplacement(String address, int status, String said) {
    Problem problem = assertThrows(ProblemException.class, () -> page(WORLD, address)).problem();
    assertEquals(status, problem.status());
    assertTrue(problem.detail().contains(said), problem.detail());
  }

  @Test
  void theSameIsThereForMachines() {
    JsonObject json =
        JSON.parse(TimelineViewTest.answer(SITE, "/map.json?kind=Seat", null, null).text());
    assertTrue(json.getNumber("count").intValue() > 0);
    assertTrue(json.get("items").getAsArray().get(0).getAsObject().hasKey("latitude"));
    assertTrue(
        TimelineViewTest.answer(SITE, "/map?kind=Seat", "text/turtle", null)
            .text()
            .contains("wgs84:lat"));
  }

  /** True to areas, its centre in the middle, north above and east to the right. */
  @Test
  void theOutlineIsDrawnForAnyPartOfTheWorld() {
    WorldOutline.Sheet sheet = WorldOutline.shipped().sheet(60, 30, 90, 50, 300);
    WorldOutline.Point middle = sheet.point(40, 75);
    assertEquals(150, middle.x(), 1);
    assertTrue(sheet.point(45, 75).y() < middle.y() && sheet.point(40, 80).x() > middle.x());
    assertTrue(sheet.country("KGZ").isPresent() && sheet.holds(sheet.middle("KGZ").orElseThrow()));
    assertTrue(sheet.country("BRA").isEmpty() && sheet.country("XXX").isEmpty());
    assertTrue(sheet.land().startsWith("M") && sheet.borders().startsWith("M"));
    for (int longitude = -170; longitude < 180; longitude += 35) {
      assertFalse(
          WorldOutline.shipped()
              .sheet(longitude, -40, longitude + 40, 40, 300)
              .land()
              .contains("NaN"));
    }
  }
}
