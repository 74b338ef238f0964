package entente.web.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the names beside the marks of a drawing find room: to the right, to the left, below or
 * above; one that finds none is left out.
 */
public final class LabelPlacement {
  private static final double LETTER = 6.4;
  private final double width;
  private final List<double[]> taken = new ArrayList<>();

  /**
   * How a name stands: where its line begins, ends or has its middle, as {@code text-anchor} of SVG
   * says.
   */
  public record Stand(double x, double y, String anchor) {}

  public LabelPlacement(double width) {
    this.width = width;
  }

  /** Keeps the room of a mark free. */
  public void keep(double x, double y, double size) {
    taken.add(new double[] {x - size, y - size, x + size, y + size});
  }

  /** The room for the name of a mark, which is then taken. */
  public Optional<Stand> beside(double x, double y, double size, String name) {
    double wide = Svg.textWidth(name) * LETTER;
    for (double[] side :
        new double[][] {
          {size + 3, 4, 0}, {-size - 3, 4, 2}, {0, size + 12, 1}, {0, -size - 4, 1}
        }) {
      double from = x + side[0] - wide * side[2] / 2;
      double[] box = {from, y + side[1] - 10, from + wide, y + side[1] + 3};
      if (box[0] > 2
          && box[2] < width - 2
          && taken.stream()
              .noneMatch(
                  other ->
                      other[0] < box[2]
                          && box[0] < other[2]
                          && other[1] < box[3]
                          && box[1] < other[3])) {
        taken.add(box);
        return Optional.of(
            new Stand(
                x + side[0],
                y + side[1],
                side[2] == 0 ? "start" : side[2] == 1 ? "middle" : "end"));
      }
    }
    return Optional.empty();
  }
}
