package entente.web.view.time;

import entente.web.chart.LabelPlacement;
import entente.web.chart.Svg;
import entente.web.chart.WorldOutline;
import entente.web.http.Messages;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.page.TermText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;

/** Draws marks for places and countries on the outline of the land. */
final class MapDrawing {
  private static final int WIDTH = 1016;

  /** Degrees around the outermost places. */
  private static final double MARGIN = 9;

  private final MapItems all;
  private final PageQueries queries;
  private final Messages messages;

  MapDrawing(MapItems all, PageQueries queries, Messages messages) {
    this.all = all;
    this.queries = queries;
    this.messages = messages;
  }

  /** The address of a place in the list below the map, without the number sign. */
  static String anchor(Node place) {
    return place.getURI().replaceFirst(".*/id/", "").replace('/', '-');
  }

  /**
   * The drawing; null when no place has coordinates.
   *
   * @param places with their items, the one of most items first
   */
  MapPage.Drawing of(Map<Node, List<MapItems.Item>> places) {
    WorldOutline.Sheet sheet = sheet().orElse(null);
    if (sheet == null) {
      return null;
    }
    List<String> hatched = new ArrayList<>();
    LabelPlacement labels = new LabelPlacement(WIDTH);
    Map<Node, WorldOutline.Point> points = new LinkedHashMap<>();
    places.forEach(
        (place, items) -> {
          MapItems.Spot spot = items.get(0).spot();
          point(sheet, spot)
              .filter(sheet::holds)
              .ifPresent(
                  point -> {
                    points.put(place, point);
                    labels.keep(point.x(), point.y(), size(items));
                    if (!spot.exact()) {
                      sheet.country(spot.code()).ifPresent(hatched::add);
                    }
                  });
        });
    List<MapPage.Mark> marks = new ArrayList<>();
    // Labels are placed in this order, so that those of the largest marks are placed first.
    points.forEach((place, point) -> marks.add(mark(place, places.get(place), point, labels)));
    return new MapPage.Drawing(
        messages.say("map.chart"),
        messages.say("map.chart-words", marks.size()),
        sheet.width(),
        sheet.height(),
        sheet.land(),
        hatched,
        sheet.borders(),
        marks);
  }

  /** The part of the world to show: the same for every choice, so that choices can be compared. */
  private Optional<WorldOutline.Sheet> sheet() {
    List<MapItems.Spot> known =
        all.items().stream().map(MapItems.Item::spot).filter(MapItems.Spot::exact).toList();
    if (known.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        WorldOutline.shipped()
            .sheet(
                known.stream().mapToDouble(MapItems.Spot::longitude).min().orElseThrow() - MARGIN,
                known.stream().mapToDouble(MapItems.Spot::latitude).min().orElseThrow() - MARGIN,
                known.stream().mapToDouble(MapItems.Spot::longitude).max().orElseThrow() + MARGIN,
                known.stream().mapToDouble(MapItems.Spot::latitude).max().orElseThrow()
                    + MARGIN / 2,
                WIDTH));
  }

  private static Optional<WorldOutline.Point> point(WorldOutline.Sheet sheet, MapItems.Spot spot) {
    if (spot.exact()) {
      return Optional.of(sheet.point(spot.latitude(), spot.longitude()));
    }
    return spot.code() == null ? Optional.empty() : sheet.middle(spot.code());
  }

  private static double size(List<MapItems.Item> items) {
    return 3.2 + 2.3 * Math.sqrt(MapItems.count(items));
  }

  private MapPage.Mark mark(
      Node place, List<MapItems.Item> items, WorldOutline.Point point, LabelPlacement labels) {
    Page.Link name = all.labels().link(place, queries);
    double size = size(items);
    long count = MapItems.count(items);
    boolean exact = items.get(0).spot().exact();
    Optional<LabelPlacement.Position> label =
        labels.beside(point.x(), point.y(), size, name.text());
    return new MapPage.Mark(
        "#" + anchor(place),
        messages.say(exact ? "map.mark" : "map.mark-country", name.text(), count),
        TermText.number(Long.toString(count)),
        exact,
        new MapPage.Shape(
            Svg.number(point.x()),
            Svg.number(point.y()),
            Svg.number(size),
            Svg.number(point.x() - size * .85) + " " + Svg.number(point.y() - size * .85),
            Svg.number(size * 1.7)),
        new MapPage.Label(
            label.isPresent() ? name.text() : "",
            Svg.number(label.map(LabelPlacement.Position::x).orElse(0.0)),
            Svg.number(label.map(LabelPlacement.Position::y).orElse(0.0)),
            label.map(LabelPlacement.Position::anchor).orElse("start"),
            name.language()));
  }
}
