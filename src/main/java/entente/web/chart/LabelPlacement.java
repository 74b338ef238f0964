package entente.web.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Places labels beside the marks of a drawing without overlap: right, left, below or above. A label
 * that does not fit is left out.
 */
public final class LabelPlacement {
  private static final double LETTER = 6.4;
  private final double width;
  private final List<double[]> taken = new ArrayList<>();

  /** The position of a label; the anchor is a value of {@code text-anchor} in SVG. */
  public record Position(double x, double y, String anchor) {}

  public LabelPlacement(double width) {
    this.width = width;
  }

  /** Reserves the space of a mark. */
  public void keep(double x, double y, double size) {
    taken.add(new double[] {x - size, y - size, x + size, y + size});
  }

  /** Finds and reserves space for the label of a mark. */
  public Optional<Position> beside(double x, double y, double size, String name) {
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
            new Position(
                x + side[0],
                y + side[1],
                side[2] == 0 ? "start" : side[2] == 1 ? "middle" : "end"));
      }
    }
    return Optional.empty();
  }
}
