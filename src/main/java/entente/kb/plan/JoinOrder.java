package entente.kb.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The order of patterns that is expected to make the fewest rows: from each possible first pattern,
 * the cheapest next one is taken each time.
 */
final class JoinOrder {
  /** With more patterns, only the cheapest first one is tried. */
  private static final int MAX_STARTS = 8;

  private JoinOrder() {}

  private record Order(List<PlannedPattern> patterns, double cost) {}

  static List<PlannedPattern> of(List<PlannedPattern> patterns, BitSet bound) {
    if (patterns.size() < 2) {
      return List.copyOf(patterns);
    }
    if (patterns.size() > MAX_STARTS) {
      return from(null, patterns, bound).patterns();
    }
    Order best = null;
    for (PlannedPattern first : patterns) {
      Order order = from(first, patterns, bound);
      if (best == null || order.cost() < best.cost()) {
        best = order;
      }
    }
    return best.patterns();
  }

  private static Order from(PlannedPattern first, List<PlannedPattern> patterns, BitSet before) {
    BitSet bound = (BitSet) before.clone();
    List<PlannedPattern> left = new ArrayList<>(patterns);
    List<PlannedPattern> order = new ArrayList<>();
    double rows = 1;
    double cost = 0;
    PlannedPattern next = first;
    while (!left.isEmpty()) {
      if (next == null) {
        next = cheapest(left, bound);
      }
      rows *= next.rows(bound);
      cost += rows + 1;
      left.remove(next);
      order.add(next);
      bound.or(next.variables());
      next = null;
    }
    return new Order(order, cost);
  }

  /** The pattern with the fewest rows; one that shares a variable before one that does not. */
  private static PlannedPattern cheapest(List<PlannedPattern> left, BitSet bound) {
    PlannedPattern best = null;
    double bestRows = 0;
    boolean bestJoins = false;
    for (PlannedPattern pattern : left) {
      double rows = pattern.rows(bound);
      boolean joins = rows <= 1 || pattern.variables().intersects(bound);
      if (best == null || joins && !bestJoins || joins == bestJoins && rows < bestRows) {
        best = pattern;
        bestRows = rows;
        bestJoins = joins;
      }
    }
    return best;
  }
}
