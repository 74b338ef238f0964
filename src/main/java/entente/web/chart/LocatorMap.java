package entente.web.chart;

import entente.web.page.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * A map of some places, on the part of the outline of the land that is around them.
 *
 * @param land an SVG path, as is {@code borders}
 */
public record LocatorMap(int width, int height, String land, String borders, List<Pin> pins) {
  private static final double MARGIN = 6;
  private static final double LEAST = 60;
  private static final double SIZE = 4;

  /**
   * A place on the map.
   *
   * @param name a link to the thing there
   */
  public record Pin(Page.Link name, String x, String y, Caption caption) {}

  /** The name beside a pin; the text is empty where it does not fit. */
  public record Caption(String text, String x, String y, String anchor) {}

  /**
   * A place, in degrees.
   *
   * @param name a link to the thing there
   * @param caption to be written beside it
   */
  public record Place(Page.Link name, String caption, double latitude, double longitude) {}

  /** Draws a map; places too far from the centre for its projection are left out. */
  public static LocatorMap of(List<Place> places, int width) {
    double[] wide = span(places, Place::longitude, LEAST);
    double[] high = span(places, Place::latitude, LEAST / 2);
    WorldOutline.Sheet sheet =
        WorldOutline.shipped()
            .sheet(wide[0], Math.max(-85, high[0]), wide[1], Math.min(85, high[1]), width);
    LabelPlacement labels = new LabelPlacement(width);
    Map<Place, WorldOutline.Point> points = new LinkedHashMap<>();
    for (Place place : places) {
      WorldOutline.Point point = sheet.point(place.latitude(), place.longitude());
      if (sheet.holds(point)) {
        points.put(place, point);
        labels.keep(point.x(), point.y(), SIZE);
      }
    }
    List<Pin> pins = new ArrayList<>();
    points.forEach(
        (place, point) -> {
          LabelPlacement.Position label =
              labels.beside(point.x(), point.y(), SIZE, place.caption()).orElse(null);
          pins.add(
              new Pin(
                  place.name(),
                  Svg.number(point.x()),
                  Svg.number(point.y()),
                  label == null
                      ? new Caption("", "0", "0", "start")
                      : new Caption(
                          place.caption(),
                          Svg.number(label.x()),
                          Svg.number(label.y()),
                          label.anchor())));
        });
    return new LocatorMap(sheet.width(), sheet.height(), sheet.land(), sheet.borders(), pins);
  }

  private static double[] span(List<Place> places, ToDoubleFunction<Place> degrees, double least) {
    double low = places.stream().mapToDouble(degrees).min().orElse(0) - MARGIN;
    double high = places.stream().mapToDouble(degrees).max().orElse(0) + MARGIN;
    double more = Math.max(0, least - (high - low)) / 2;
    return new double[] {low - more, high + more};
  }
}
