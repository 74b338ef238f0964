package entente.kb.index;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Triples in all three orders.
 *
 * @param sets the sets of graphs by number, one bit for each graph
 */
record TripleRows(TripleColumns spo, TripleColumns pos, TripleColumns osp, long[] sets) {
  private static final int MAX_SETS = 256;

  /**
   * Sorts triples and merges equal ones. Each pass sorts by one component and keeps the order of
   * equal ones, so that an order follows from the one before it by a single pass.
   *
   * @param graphs the number of the graph of each triple
   * @param derived a graph from which the triples of those before it are left out; 0 for none
   * @param terms the greatest id
   */
  static TripleRows sort(int[] s, int[] p, int[] o, byte[] graphs, int derived, int terms) {
    long before = (1L << derived) - 1;
    int[] order =
        pass(pass(pass(null, o, s.length, terms), p, s.length, terms), s, s.length, terms);
    int[] subjects = new int[s.length];
    int[] predicates = new int[s.length];
    int[] objects = new int[s.length];
    long[] masks = new long[s.length];
    int size = 0;
    for (int row : order) {
      boolean again =
          size > 0
              && subjects[size - 1] == s[row]
              && predicates[size - 1] == p[row]
              && objects[size - 1] == o[row];
      if (!again) {
        subjects[size] = s[row];
        predicates[size] = p[row];
        objects[size++] = o[row];
      }
      masks[size - 1] |= 1L << graphs[row];
    }
    Map<Long, Integer> numbers = new HashMap<>();
    byte[] sets = new byte[size];
    long latest = 0;
    int number = -1;
    for (int i = 0; i < size; i++) {
      long mask = (masks[i] & before) == 0 ? masks[i] : masks[i] & ~(1L << derived);
      if (mask != latest) {
        latest = mask;
        number = numbers.computeIfAbsent(mask, key -> numbers.size());
      }
      sets[i] = (byte) number;
    }
    if (numbers.size() > MAX_SETS) {
      throw new IllegalArgumentException("triples in more than 256 combinations of graphs");
    }
    long[] byNumber = new long[numbers.size()];
    numbers.forEach((mask, each) -> byNumber[each] = mask);
    return of(
        Arrays.copyOf(subjects, size),
        Arrays.copyOf(predicates, size),
        Arrays.copyOf(objects, size),
        sets,
        byNumber,
        terms);
  }

  private static TripleRows of(int[] s, int[] p, int[] o, byte[] graphs, long[] sets, int terms) {
    int[] byObject = pass(null, o, s.length, terms);
    int[] byPredicate = pass(byObject, p, s.length, terms);
    return new TripleRows(
        new TripleColumns(starts(s), p, o, graphs),
        new TripleColumns(
            starts(at(byPredicate, p)),
            at(byPredicate, o),
            at(byPredicate, s),
            at(byPredicate, graphs)),
        new TripleColumns(
            starts(at(byObject, o)), at(byObject, s), at(byObject, p), at(byObject, graphs)),
        sets);
  }

  /** The rows in a given order, or that of their numbers, sorted by a column. */
  private static int[] pass(int[] order, int[] column, int size, int greatest) {
    int[] places = new int[greatest + 2];
    for (int i = 0; i < size; i++) {
      places[column[i] + 1]++;
    }
    for (int i = 1; i < places.length; i++) {
      places[i] += places[i - 1];
    }
    int[] sorted = new int[size];
    for (int i = 0; i < size; i++) {
      int row = order == null ? i : order[i];
      sorted[places[column[row]]++] = row;
    }
    return sorted;
  }

  /** The first row of each id in a sorted column, and at last the number of rows. */
  private static int[] starts(int[] column) {
    int greatest = column.length == 0 ? 0 : column[column.length - 1];
    int[] starts = new int[greatest + 2];
    for (int id : column) {
      starts[id + 1]++;
    }
    for (int i = 1; i < starts.length; i++) {
      starts[i] += starts[i - 1];
    }
    return starts;
  }

  private static int[] at(int[] order, int[] column) {
    int[] moved = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      moved[i] = column[order[i]];
    }
    return moved;
  }

  private static byte[] at(int[] order, byte[] column) {
    byte[] moved = new byte[order.length];
    for (int i = 0; i < order.length; i++) {
      moved[i] = column[order[i]];
    }
    return moved;
  }
}
