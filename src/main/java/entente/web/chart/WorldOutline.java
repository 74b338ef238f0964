package entente.web.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonValue;

/**
 * The outline of the land as SVG paths: {@code WorldOutline.shipped().sheet(25, 15, 135, 60, 1016)}
 * is the part between those degrees of longitude and latitude, drawn 1016 units wide.
 *
 * <p>The projection is Lambert's azimuthal equal-area projection, centred on the sheet. The origin
 * of the file is described beside it, in {@code outline/README.md}.
 */
public final class WorldOutline {
  /** The distance from the centre, in radians, beyond which the projection distorts too much. */
  private static final double REACH = Math.toRadians(115);

  private static WorldOutline shipped;
  private final double[][][] arcs;
  private final List<Country> countries;
  private final Set<Integer> shared = new HashSet<>();

  /** The rings of a country as indexes of arcs; the code is empty for one without a code. */
  private record Country(String code, List<int[]> rings) {}

  /** A point on a sheet. */
  public record Point(double x, double y) {}

  private WorldOutline(double[][][] arcs, List<Country> countries) {
    this.arcs = arcs;
    this.countries = countries;
    Map<Integer, Country> owners = new HashMap<>();
    countries.forEach(
        country ->
            country
                .rings()
                .forEach(
                    ring -> {
                      for (int arc : ring) {
                        Country other = owners.put(arc < 0 ? ~arc : arc, country);
                        if (other != null && other != country) {
                          shared.add(arc < 0 ? ~arc : arc);
                        }
                      }
                    }));
  }

  /**
   * The outline shipped with the program. It is immutable and the same for every server, so it is
   * read once, on first use.
   */
  public static synchronized WorldOutline shipped() {
    if (shipped == null) {
      try (InputStream stream = WorldOutline.class.getResourceAsStream("/outline/countries.json")) {
        shipped = read(JSON.parse(stream));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return shipped;
  }

  private static WorldOutline read(JsonObject topology) {
    JsonObject transform = topology.getObj("transform");
    double[] scale = numbers(transform.get("scale").getAsArray());
    double[] offset = numbers(transform.get("translate").getAsArray());
    JsonArray encoded = topology.get("arcs").getAsArray();
    double[][][] arcs = new double[encoded.size()][][];
    for (int i = 0; i < arcs.length; i++) {
      JsonArray points = encoded.get(i).getAsArray();
      arcs[i] = new double[points.size()][];
      double x = 0;
      double y = 0;
      for (int j = 0; j < arcs[i].length; j++) {
        double[] step = numbers(points.get(j).getAsArray());
        x += step[0];
        y += step[1];
        arcs[i][j] = new double[] {x * scale[0] + offset[0], y * scale[1] + offset[1]};
      }
    }
    List<Country> countries = new ArrayList<>();
    for (JsonValue value :
        topology.getObj("objects").getObj("countries").get("geometries").getAsArray()) {
      JsonObject geometry = value.getAsObject();
      List<int[]> rings = new ArrayList<>();
      JsonArray parts = geometry.get("arcs").getAsArray();
      if (geometry.getString("type").equals("Polygon")) {
        parts.forEach(ring -> rings.add(ring(ring)));
      } else {
        parts.forEach(polygon -> polygon.getAsArray().forEach(ring -> rings.add(ring(ring))));
      }
      countries.add(new Country(geometry.hasKey("id") ? geometry.getString("id") : "", rings));
    }
    return new WorldOutline(arcs, countries);
  }

  private static int[] ring(JsonValue ring) {
    double[] numbers = numbers(ring.getAsArray());
    int[] arcs = new int[numbers.length];
    for (int i = 0; i < arcs.length; i++) {
      arcs[i] = (int) numbers[i];
    }
    return arcs;
  }

  private static double[] numbers(JsonArray array) {
    double[] numbers = new double[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = array.get(i).getAsNumber().value().doubleValue();
    }
    return numbers;
  }

  /** The part between two meridians and two parallels, given in degrees. */
  public Sheet sheet(double west, double south, double east, double north, int width) {
    return new Sheet(west, south, east, north, width);
  }

  /** A part of the outline: the {@code d} of SVG paths, and the positions of places. */
  public final class Sheet {
    private final double longitude;
    private final double latitude;
    private final double left;
    private final double top;
    private final double scale;
    private final int width;
    private final int height;

    private Sheet(double west, double south, double east, double north, int width) {
      this.longitude = Math.toRadians((west + east) / 2);
      this.latitude = Math.toRadians((south + north) / 2);
      double[] box = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
      for (int i = 0; i <= 20; i++) {
        for (double[] edge :
            new double[][] {
              {west + (east - west) * i / 20, south},
              {west + (east - west) * i / 20, north},
              {west, south + (north - south) * i / 20},
              {east, south + (north - south) * i / 20}
            }) {
          double[] plane = plane(edge[0], edge[1]);
          box[0] = Math.min(box[0], plane[0]);
          box[1] = Math.min(box[1], plane[1]);
          box[2] = Math.max(box[2], plane[0]);
          box[3] = Math.max(box[3], plane[1]);
        }
      }
      this.left = box[0];
      this.top = box[3];
      this.width = width;
      this.scale = width / (box[2] - box[0]);
      this.height = (int) Math.ceil((box[3] - box[1]) * scale);
    }

    public int width() {
      return width;
    }

    public int height() {
      return height;
    }

    /** The position of a place, which may be beyond the edges. */
    public Point point(double latitude, double longitude) {
      double[] plane = plane(longitude, latitude);
      return new Point((plane[0] - left) * scale, (top - plane[1]) * scale);
    }

    public boolean holds(Point point) {
      return point.x() >= 0 && point.x() <= width && point.y() >= 0 && point.y() <= height;
    }

    /** All land. */
    public String land() {
      StringBuilder path = new StringBuilder();
      countries.forEach(country -> country.rings().forEach(ring -> path.append(closed(ring))));
      return path.toString();
    }

    /** The borders between countries. */
    public String borders() {
      StringBuilder path = new StringBuilder();
      shared.stream().sorted().forEach(arc -> path.append(line(points(new int[] {arc}), false)));
      return path.toString();
    }

    /** The land of one country; empty when the code is unknown or the country lies elsewhere. */
    public Optional<String> country(String code) {
      StringBuilder path = new StringBuilder();
      countries.stream()
          .filter(country -> country.code().equals(code))
          .flatMap(country -> country.rings().stream())
          .forEach(ring -> path.append(closed(ring)));
      return path.isEmpty() ? Optional.empty() : Optional.of(path.toString());
    }

    /** The centroid of the largest part of a country, which may be beyond the edges. */
    public Optional<Point> middle(String code) {
      Map<Double, Point> pieces = new LinkedHashMap<>();
      countries.stream()
          .filter(country -> country.code().equals(code))
          .flatMap(country -> country.rings().stream())
          .forEach(
              ring -> {
                List<Point> points = points(ring);
                double area = 0;
                double x = 0;
                double y = 0;
                for (int i = 0; i < points.size(); i++) {
                  Point one = points.get(i);
                  Point other = points.get((i + 1) % points.size());
                  double cross = one.x() * other.y() - other.x() * one.y();
                  area += cross / 2;
                  x += (one.x() + other.x()) * cross;
                  y += (one.y() + other.y()) * cross;
                }
                if (area != 0) {
                  pieces.put(Math.abs(area), new Point(x / (6 * area), y / (6 * area)));
                }
              });
      return pieces.entrySet().stream().max(Map.Entry.comparingByKey()).map(Map.Entry::getValue);
    }

    private String closed(int[] ring) {
      return line(points(ring), true);
    }

    private List<Point> points(int[] ring) {
      List<Point> points = new ArrayList<>();
      for (int arc : ring) {
        double[][] places = arcs[arc < 0 ? ~arc : arc];
        for (int i = points.isEmpty() ? 0 : 1; i < places.length; i++) {
          double[] place = places[arc < 0 ? places.length - 1 - i : i];
          points.add(point(place[1], place[0]));
        }
      }
      return points;
    }

    /** A path through points; empty when all of them lie beyond the same edge. */
    private String line(List<Point> points, boolean closed) {
      if (points.stream().allMatch(point -> point.x() < -5)
          || points.stream().allMatch(point -> point.x() > width + 5)
          || points.stream().allMatch(point -> point.y() < -5)
          || points.stream().allMatch(point -> point.y() > height + 5)) {
        return "";
      }
      StringBuilder path = new StringBuilder();
      String last = "";
      for (Point point : points) {
        String here = Svg.number(point.x()) + " " + Svg.number(point.y());
        if (!here.equals(last)) {
          path.append(last.isEmpty() ? "M" : "L").append(here);
          last = here;
        }
      }
      return path.append(closed ? "Z" : "").toString();
    }

    private double[] plane(double east, double north) {
      double phi = Math.toRadians(north);
      double lambda = Math.toRadians(east) - longitude;
      double cos =
          Math.sin(latitude) * Math.sin(phi)
              + Math.cos(latitude) * Math.cos(phi) * Math.cos(lambda);
      double distance = Math.acos(Math.max(-1, Math.min(1, cos)));
      double x = Math.cos(phi) * Math.sin(lambda);
      double y =
          Math.cos(latitude) * Math.sin(phi)
              - Math.sin(latitude) * Math.cos(phi) * Math.cos(lambda);
      double length = Math.hypot(x, y);
      if (length < 1e-12) {
        return new double[] {0, 0};
      }
      double radius = 2 * Math.sin(Math.min(distance, REACH) / 2);
      return new double[] {x / length * radius, y / length * radius};
    }
  }
}
