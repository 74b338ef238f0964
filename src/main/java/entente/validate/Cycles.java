package entente.validate;

import entente.sparql.StopSignal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The cycles of a directed graph, found in one depth-first search. The search keeps its own stack:
 * a chain of a hundred thousand nodes must not overflow that of the thread.
 */
final class Cycles {

  private Cycles() {}

  /**
   * One cycle for each edge that leads back, its nodes in order; a node that points to itself is a
   * cycle of one.
   *
   * @param starts the nodes to search from, in this order
   * @param targets the nodes that a node points to
   */
  static <N> List<List<N>> in(Iterable<N> starts, Function<N, Stream<N>> targets) {
    List<List<N>> cycles = new ArrayList<>();
    Set<N> seen = new HashSet<>();
    for (N start : starts) {
      Map<N, Iterator<N>> path = new HashMap<>();
      List<N> stack = new ArrayList<>();
      if (seen.add(start)) {
        path.put(start, targets.apply(start).iterator());
        stack.add(start);
      }
      while (!stack.isEmpty()) {
        StopSignal.requireNotInterrupted();
        N at = stack.get(stack.size() - 1);
        if (!path.get(at).hasNext()) {
          path.remove(at);
          stack.remove(stack.size() - 1);
          continue;
        }
        N next = path.get(at).next();
        if (path.containsKey(next)) {
          cycles.add(List.copyOf(stack.subList(stack.lastIndexOf(next), stack.size())));
        } else if (seen.add(next)) {
          path.put(next, targets.apply(next).iterator());
          stack.add(next);
        }
      }
    }
    return cycles;
  }
}
