package entente.web.chart;

import entente.kb.format.Text;
import entente.web.page.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.apache.jena.graph.Node;

/**
 * A drawing of things and the links between them. The same input gives the same picture.
 *
 * @param drawn the number of links that fit, out of {@code total}
 */
public record NetworkLayout(List<Spot> things, List<Line> lines, int drawn, int total) {
  static final int THINGS = 60;
  private static final int LETTERS = 26;
  private static final int ROUNDS = 400;
  private static final double WIDTH = 1_000;
  private static final double HEIGHT = 640;

  /**
   * A thing at a point of the drawing.
   *
   * @param caption the name, cut short
   */
  public record Spot(Page.Link name, String caption, String x, String y) {}

  /** A link in the drawing. */
  public record Line(String fromX, String fromY, String toX, String toY, String name) {}

  /** A link between two things under a name. */
  public record Edge(Node from, String name, Node to) {}

  /** Lays out the first edges, as many as stay distinguishable. */
  public static NetworkLayout of(List<Edge> edges, Function<Node, Page.Link> names) {
    Map<Node, Integer> places = new LinkedHashMap<>();
    List<Edge> drawn = new ArrayList<>();
    for (Edge edge : edges) {
      int more =
          (places.containsKey(edge.from()) ? 0 : 1)
              + (places.containsKey(edge.to()) || edge.to().equals(edge.from()) ? 0 : 1);
      if (places.size() + more <= THINGS) {
        places.computeIfAbsent(edge.from(), node -> places.size());
        places.computeIfAbsent(edge.to(), node -> places.size());
        drawn.add(edge);
      }
    }
    double[][] spots =
        spots(
            places.size(),
            drawn.stream()
                .map(edge -> new int[] {places.get(edge.from()), places.get(edge.to())})
                .toList());
    List<Spot> things = new ArrayList<>();
    places.forEach(
        (node, index) ->
            things.add(
                new Spot(
                    names.apply(node),
                    Text.cut(names.apply(node).text(), LETTERS),
                    point(spots[index][0]),
                    point(spots[index][1]))));
    List<Line> lines =
        drawn.stream()
            .map(
                edge -> {
                  double[] from = spots[places.get(edge.from())];
                  double[] to = spots[places.get(edge.to())];
                  return new Line(
                      point(from[0]), point(from[1]), point(to[0]), point(to[1]), edge.name());
                })
            .toList();
    return new NetworkLayout(things, lines, drawn.size(), edges.size());
  }

  /**
   * Force-directed layout: things repel each other, links attract (Fruchterman and Reingold 1991).
   */
  private static double[][] spots(int count, List<int[]> links) {
    double[][] spots = new double[count][2];
    for (int i = 0; i < count; i++) {
      // The angle of sunflower seeds fills a disc evenly.
      double angle = i * 2.399963;
      double distance = Math.sqrt((i + .5) / Math.max(1, count)) * HEIGHT / 2;
      spots[i] =
          new double[] {
            WIDTH / 2 + distance * Math.cos(angle) * 1.4, HEIGHT / 2 + distance * Math.sin(angle)
          };
    }
    double ideal = .75 * Math.sqrt(WIDTH * HEIGHT / Math.max(1, count));
    for (int round = 0; round < ROUNDS; round++) {
      double[][] push = new double[count][2];
      for (int i = 0; i < count; i++) {
        for (int j = i + 1; j < count; j++) {
          shift(push, spots, i, j, gap -> ideal * ideal / gap);
        }
      }
      links.forEach(link -> shift(push, spots, link[0], link[1], gap -> -gap * gap / ideal));
      // Without a pull to the centre, separate parts would drift into the corners.
      for (int i = 0; i < count; i++) {
        push[i][0] += (WIDTH / 2 - spots[i][0]) * .35;
        push[i][1] += (HEIGHT / 2 - spots[i][1]) * .9;
      }
      double heat = WIDTH / 10 * (1 - (double) round / ROUNDS);
      for (int i = 0; i < count; i++) {
        double length = Math.max(.01, Math.hypot(push[i][0], push[i][1]));
        spots[i][0] =
            Math.min(
                WIDTH - 95,
                Math.max(95, spots[i][0] + push[i][0] / length * Math.min(length, heat)));
        spots[i][1] =
            Math.min(
                HEIGHT - 30,
                Math.max(25, spots[i][1] + push[i][1] / length * Math.min(length, heat)));
      }
    }
    return spots;
  }

  private static void shift(
      double[][] push, double[][] spots, int one, int other, DoubleUnaryOperator force) {
    double x = spots[one][0] - spots[other][0];
    double y = spots[one][1] - spots[other][1];
    double gap = Math.max(1, Math.hypot(x, y));
    double strength = force.applyAsDouble(gap);
    push[one][0] += x / gap * strength;
    push[one][1] += y / gap * strength;
    push[other][0] -= x / gap * strength;
    push[other][1] -= y / gap * strength;
  }

  private static String point(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
