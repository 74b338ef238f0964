package entente.web.chart;

import entente.web.page.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Some places on the part of the shipped outline that is around them. */
public final class LocatorMap {
  private static final double MARGIN = 6;
  private static final double LEAST = 60;
  private static final double SIZE = 4;

  private LocatorMap() {}

  /**
   * A place, in degrees.
   *
   * @param name what is there, and where that leads
   * @param caption written beside it
   */
  public record Place(Page.Link name, String caption, double latitude, double longitude) {}

  /**
   * The drawing; places that lie beyond what an outline of this part of the world can show are left
   * out.
   */
  public static Page.Chart of(List<Place> places, int width) {
    double[] wide = span(places, Place::longitude, LEAST);
    double[] high = span(places, Place::latitude, LEAST / 2);
    WorldOutline.Sheet sheet =
        WorldOutline.shipped()
            .sheet(wide[0], Math.max(-85, high[0]), wide[1], Math.min(85, high[1]), width);
    LabelPlacement lettering = new LabelPlacement(width);
    Map<Place, WorldOutline.Point> points = new LinkedHashMap<>();
    for (Place place : places) {
      WorldOutline.Point point = sheet.point(place.latitude(), place.longitude());
      if (sheet.holds(point)) {
        points.put(place, point);
        lettering.keep(point.x(), point.y(), SIZE);
      }
    }
    List<Page.Pin> pins = new ArrayList<>();
    points.forEach(
        (place, point) -> {
          LabelPlacement.Stand stand =
              lettering.beside(point.x(), point.y(), SIZE, place.caption()).orElse(null);
          pins.add(
              new Page.Pin(
                  place.name(),
                  Svg.number(point.x()),
                  Svg.number(point.y()),
                  stand == null ? "" : place.caption(),
                  stand == null ? "0" : Svg.number(stand.x()),
                  stand == null ? "0" : Svg.number(stand.y()),
                  stand == null ? "start" : stand.anchor()));
        });
    return new Page.Chart(sheet.width(), sheet.height(), sheet.land(), sheet.borders(), pins);
  }

  private static double[] span(List<Place> places, ToDoubleFunction<Place> degrees, double least) {
    double low = places.stream().mapToDouble(degrees).min().orElse(0) - MARGIN;
    double high = places.stream().mapToDouble(degrees).max().orElse(0) + MARGIN;
    double more = Math.max(0, least - (high - low)) / 2;
    return new double[] {low - more, high + more};
  }
}
