package entente.kb.index;

/**
 * Triples in one {@link TripleOrder}: all with the same first component are one range of rows.
 *
 * @param starts the first row of each first component by id, from id 1 at index 1; ids beyond the
 *     last element have no rows, and the last element is the number of rows
 * @param second the second component of each row
 * @param third the third component of each row
 * @param graphs the number of the set of graphs that each row is in
 */
record TripleColumns(int[] starts, int[] second, int[] third, byte[] graphs) {

  int size() {
    return second.length;
  }

  int start(int first) {
    return starts[Math.min(first, starts.length - 1)];
  }

  int end(int first) {
    return starts[Math.min(first + 1, starts.length - 1)];
  }

  /** The first row in a sorted range of a column that is not less than a value. */
  static int lower(int[] column, int from, int to, int value) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = low + high >>> 1;
      if (column[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The same, in a time that depends on the distance of the result from the beginning. */
  static int gallop(int[] column, int from, int to, int value) {
    int step = 1;
    int low = from;
    while (low + step < to && column[low + step] < value) {
      low += step;
      step <<= 1;
    }
    return lower(column, low, Math.min(to, low + step + 1), value);
  }
}
