package entente.kb.index;

import java.util.List;
import org.apache.jena.sparql.expr.ValueSpace;

/**
 * The ranges of ids by value space, in ascending order.
 *
 * @param spaces the spaces, in the order in which ARQ sorts them
 * @param starts the first id of each; its last element is the id after the last term
 */
record ValueRanges(List<ValueSpace> spaces, int[] starts) {

  ValueSpace of(int id) {
    int i = 0;
    while (starts[i + 1] <= id) {
      i++;
    }
    return spaces.get(i);
  }

  /** The first id of a space, or of the next one if the space is empty. */
  int first(ValueSpace space) {
    int i = 0;
    while (i < spaces.size() && spaces.get(i).comparisonOrder() < space.comparisonOrder()) {
      i++;
    }
    return starts[i];
  }

  int end(ValueSpace space) {
    int i = 0;
    while (i < spaces.size() && spaces.get(i).comparisonOrder() <= space.comparisonOrder()) {
      i++;
    }
    return starts[i];
  }

  int firstLiteral() {
    return end(ValueSpace.VSPACE_URI);
  }
}
