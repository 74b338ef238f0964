package entente.kb.solution;

import entente.kb.operator.Operator;
import entente.kb.row.Row;
import entente.kb.row.RowTable;
import entente.kb.row.TermIds;
import entente.kb.row.WorkMeter;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/**
 * {@code ORDER BY}, with or without {@code LIMIT}. Rows that it leaves equal are ordered by the
 * form of their terms, variable by variable, as ARQ does.
 *
 * <p>With a limit, a heap keeps the best rows; the worst of them is on top.
 */
public final class SortRows extends Operator {
  private final Operator rows;
  private final Row row;
  private final int[] slots;
  private final List<Key> keys;
  private final TermIds terms;
  private final WorkMeter meter;
  private final int limit;
  private RowTable kept;
  private int[] order;
  private int size;
  private int current;

  /**
   * A sort key.
   *
   * @param value the id of its value in the current row, or {@link TermIds#UNBOUND}
   */
  public record Key(IntSupplier value, boolean descending) {}

  /**
   * @param slots the places of all variables, in the order of their names
   * @param limit how many of the first rows are wanted; {@link Integer#MAX_VALUE} for all
   */
  public SortRows(
      Operator rows,
      Row row,
      int[] slots,
      List<Key> keys,
      TermIds terms,
      WorkMeter meter,
      int limit) {
    this.rows = rows;
    this.row = row;
    this.slots = slots;
    this.keys = keys;
    this.terms = terms;
    this.meter = meter;
    this.limit = limit;
  }

  @Override
  public void open() {
    kept = new RowTable(slots.length + keys.size(), 0);
    order = new int[16];
    size = 0;
    current = 0;
    rows.open();
    if (limit == 0) {
      return;
    }
    if (limit == Integer.MAX_VALUE) {
      takeAll();
    } else {
      takeBest();
    }
  }

  private void takeAll() {
    while (rows.next()) {
      meter.keepRow(kept.width());
      push(keep(kept.append()));
    }
    sort();
  }

  private void push(int index) {
    if (size == order.length) {
      order = Arrays.copyOf(order, size * 2);
    }
    order[size++] = index;
  }

  private void takeBest() {
    int candidate = kept.append();
    while (rows.next()) {
      meter.step();
      keep(candidate);
      if (size < limit) {
        meter.keepRow(kept.width());
        push(candidate);
        siftUp();
        candidate = kept.append();
      } else if (compare(candidate, order[0]) < 0) {
        int worst = order[0];
        order[0] = candidate;
        siftDown();
        candidate = worst;
      }
    }
    sort();
  }

  /** Writes the current row and its keys into a kept row. */
  private int keep(int index) {
    for (int i = 0; i < slots.length; i++) {
      kept.set(index, i, row.get(slots[i]));
    }
    for (int i = 0; i < keys.size(); i++) {
      kept.set(index, slots.length + i, keys.get(i).value().getAsInt());
    }
    return index;
  }

  private void siftUp() {
    int at = size - 1;
    while (at > 0 && compare(order[at], order[(at - 1) / 2]) > 0) {
      swap(at, (at - 1) / 2);
      at = (at - 1) / 2;
    }
  }

  private void siftDown() {
    int at = 0;
    while (2 * at + 1 < size) {
      int child = 2 * at + 1;
      if (child + 1 < size && compare(order[child + 1], order[child]) > 0) {
        child++;
      }
      if (compare(order[at], order[child]) >= 0) {
        return;
      }
      swap(at, child);
      at = child;
    }
  }

  private void swap(int one, int other) {
    int index = order[one];
    order[one] = order[other];
    order[other] = index;
  }

  /**
   * Sorts by the first key as numbers where all its values are ids of the index, which are in the
   * order of values, and then the rows that are equal in it.
   */
  private void sort() {
    boolean stored = !keys.isEmpty();
    for (int i = 0; i < size && stored; i++) {
      stored = terms.isStored(kept.get(order[i], slots.length));
    }
    if (!stored) {
      sort(0, size);
      return;
    }
    long[] packed = new long[size];
    boolean descending = keys.get(0).descending();
    for (int i = 0; i < size; i++) {
      int id = kept.get(order[i], slots.length);
      packed[i] = (long) (descending ? -id : id) << 32 | order[i];
    }
    Arrays.sort(packed);
    int from = 0;
    for (int i = 0; i < size; i++) {
      order[i] = (int) packed[i];
      if (i > 0 && packed[i] >> 32 != packed[i - 1] >> 32) {
        sort(from, i);
        from = i;
      }
    }
    sort(from, size);
  }

  private void sort(int from, int to) {
    if (to - from < 2) {
      return;
    }
    int[] sorted =
        IntStream.range(from, to)
            .map(i -> order[i])
            .boxed()
            .sorted(this::compare)
            .mapToInt(Integer::intValue)
            .toArray();
    System.arraycopy(sorted, 0, order, from, sorted.length);
  }

  private int compare(int one, int other) {
    meter.step();
    for (int i = 0; i < keys.size(); i++) {
      int result = compareKey(one, other, i);
      if (result != 0) {
        return result;
      }
    }
    for (int i = 0; i < slots.length; i++) {
      int result = terms.compareForms(kept.get(one, i), kept.get(other, i));
      if (result != 0) {
        return result;
      }
    }
    return 0;
  }

  private int compareKey(int one, int other, int key) {
    int column = slots.length + key;
    int result = terms.compare(kept.get(one, column), kept.get(other, column));
    return keys.get(key).descending() ? -result : result;
  }

  @Override
  public boolean next() {
    boolean more = current < size;
    for (int i = 0; i < slots.length; i++) {
      row.set(slots[i], more ? kept.get(order[current], i) : TermIds.UNBOUND);
    }
    current++;
    return more;
  }
}
