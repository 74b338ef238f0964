package entente.kb.index;

import static entente.kb.index.TripleColumns.gallop;
import static entente.kb.index.TripleColumns.lower;
import static entente.kb.index.TripleIndex.ANY;

/**
 * A position in the sorted matches of a pattern; at first before the first of them.
 *
 * <p>A cursor is for one thread.
 */
public final class TripleCursor {
  private final TripleColumns columns;
  private final int[] subjects;
  private final int[] predicates;
  private final int[] objects;
  private final byte[] graphs;
  private final boolean[] members;
  private final int[] leading;
  private final int start;
  private final int end;
  private final boolean whole;
  private int first;
  private int row;

  /**
   * @param first the first component of all rows, or {@link TripleIndex#ANY}
   * @param leading the column of the first free component; null if that is the first of all, or
   *     none is free
   * @param members which sets of graphs the rows are in, by number; null for all
   */
  private TripleCursor(
      TripleOrder order,
      TripleColumns columns,
      int first,
      int[] leading,
      int start,
      int end,
      boolean[] members) {
    this.columns = columns;
    this.subjects = column(order, TripleOrder.SPO, TripleOrder.OSP);
    this.predicates = column(order, TripleOrder.POS, TripleOrder.SPO);
    this.objects = column(order, TripleOrder.OSP, TripleOrder.POS);
    this.graphs = columns.graphs();
    this.members = members;
    this.leading = leading;
    this.whole = first == ANY;
    this.first = whole ? 0 : first;
    this.start = start;
    this.row = start - 1;
    this.end = end;
  }

  private int[] column(TripleOrder order, TripleOrder first, TripleOrder second) {
    return order == first ? null : order == second ? columns.second() : columns.third();
  }

  static TripleCursor none(TripleColumns columns) {
    return new TripleCursor(TripleOrder.SPO, columns, 1, null, 0, 0, null);
  }

  /**
   * The rows with the given components, in the order of the columns.
   *
   * @param b free if {@code a} is
   * @param c free if {@code b} is
   */
  static TripleCursor of(
      TripleOrder order, TripleColumns columns, int a, int b, int c, boolean[] members) {
    if (a == ANY) {
      return new TripleCursor(order, columns, ANY, null, 0, columns.size(), members);
    }
    int start = columns.start(a);
    int end = columns.end(a);
    if (b == ANY) {
      return new TripleCursor(order, columns, a, columns.second(), start, end, members);
    }
    start = lower(columns.second(), start, end, b);
    end = lower(columns.second(), start, end, b + 1);
    if (c == ANY) {
      return new TripleCursor(order, columns, a, columns.third(), start, end, members);
    }
    start = lower(columns.third(), start, end, c);
    end = start < end && columns.third()[start] == c ? start + 1 : start;
    return new TripleCursor(order, columns, a, null, start, end, members);
  }

  /** Moves to the next match; false if there is none. */
  public boolean next() {
    do {
      row++;
      if (row >= end) {
        row = end;
        return false;
      }
    } while (members != null && !members[graphs[row] & 0xFF]);
    if (whole) {
      while (columns.end(first) <= row) {
        first++;
      }
    }
    return true;
  }

  /**
   * Moves forward to the first match, the present one included, whose first free component is not
   * less than an id; false if there is none.
   */
  public boolean seek(int id) {
    int from = Math.max(row, start);
    if (whole) {
      from = Math.max(from, columns.start(id));
      first = Math.max(first, id);
    } else if (leading != null) {
      from = gallop(leading, from, end, id);
    }
    row = from - 1;
    return next();
  }

  public int subject() {
    return subjects == null ? first : subjects[row];
  }

  public int predicate() {
    return predicates == null ? first : predicates[row];
  }

  public int object() {
    return objects == null ? first : objects[row];
  }

  /** The number of rows that are left, those of other graphs included. */
  public int rows() {
    return Math.max(0, end - Math.max(start, row + 1));
  }

  /** The number of matches that are left. */
  public int count() {
    if (members == null) {
      return rows();
    }
    int count = 0;
    for (int i = Math.max(start, row + 1); i < end; i++) {
      if (members[graphs[i] & 0xFF]) {
        count++;
      }
    }
    return count;
  }

  /** The number of the set of graphs that the present match is in. */
  int graphs() {
    return graphs[row] & 0xFF;
  }
}
