package entente.kb.row;

import java.util.Arrays;

/**
 * Rows of the same width that are kept, numbered from 0, and found by their first values.
 *
 * <p>The first {@code keys} values of a row are its key. {@link #first} and {@link #next} lead
 * through the rows with the same key, in the order in which they were added.
 */
public final class RowTable {
  private static final int NONE = -1;
  private final int width;
  private final int keys;
  private int[] ids;
  private int size;

  /**
   * The first and last row of each chain with the same key, by hash; empty if nothing is sought.
   */
  private int[] heads = new int[0];

  private int[] tails;
  private int[] following;

  public RowTable(int width, int keys) {
    this.width = width;
    this.keys = keys;
    this.ids = new int[16 * Math.max(width, 1)];
  }

  static int mix(int hash) {
    int mixed = hash * 0x9E3779B9;
    return mixed ^ mixed >>> 15;
  }

  public int size() {
    return size;
  }

  public int width() {
    return width;
  }

  public int get(int row, int column) {
    return ids[row * width + column];
  }

  public void set(int row, int column, int id) {
    ids[row * width + column] = id;
  }

  /** Adds a row of unbound values behind the others, which is not found by its key. */
  public int append() {
    if ((size + 1) * width > ids.length) {
      if ((long) (size + 1) * width > Integer.MAX_VALUE / 2) {
        throw new OutOfMemoryError("more rows than fit into one table");
      }
      ids = Arrays.copyOf(ids, ids.length * 2);
    }
    return size++;
  }

  /** Adds a row with the values of some variables, which is not found by its key. */
  public int append(Row row, int[] slots) {
    int added = append();
    for (int i = 0; i < slots.length; i++) {
      ids[added * width + i] = row.get(slots[i]);
    }
    return added;
  }

  /** Adds a row of which the first values are those of some variables, and can be found by them. */
  public int add(Row row, int[] slots) {
    if (following == null || size >= following.length) {
      index(Math.max(16, size * 2));
    }
    int added = append(row, slots);
    link(added);
    return added;
  }

  /** The first row with the values of some variables as its key, or -1. */
  public int first(Row row, int[] slots) {
    if (heads.length == 0) {
      return NONE;
    }
    int mask = heads.length - 1;
    for (int place = hash(row, slots) & mask; heads[place] != NONE; place = place + 1 & mask) {
      if (matches(heads[place], row, slots)) {
        return heads[place];
      }
    }
    return NONE;
  }

  /** The row after this one with the same key, or -1. */
  public int next(int row) {
    return following[row];
  }

  private void index(int capacity) {
    following = new int[capacity];
    heads = new int[Integer.highestOneBit(capacity) * 4];
    tails = new int[heads.length];
    Arrays.fill(heads, NONE);
    for (int row = 0; row < size; row++) {
      link(row);
    }
  }

  private void link(int row) {
    following[row] = NONE;
    int mask = heads.length - 1;
    int place = hash(row) & mask;
    while (heads[place] != NONE && !same(heads[place], row)) {
      place = place + 1 & mask;
    }
    if (heads[place] == NONE) {
      heads[place] = row;
    } else {
      following[tails[place]] = row;
    }
    tails[place] = row;
  }

  private int hash(int row) {
    int hash = 0;
    for (int i = 0; i < keys; i++) {
      hash = mix(hash * 31 + ids[row * width + i]);
    }
    return hash;
  }

  private int hash(Row row, int[] slots) {
    int hash = 0;
    for (int i = 0; i < keys; i++) {
      hash = mix(hash * 31 + row.get(slots[i]));
    }
    return hash;
  }

  private boolean same(int one, int other) {
    for (int i = 0; i < keys; i++) {
      if (ids[one * width + i] != ids[other * width + i]) {
        return false;
      }
    }
    return true;
  }

  private boolean matches(int one, Row row, int[] slots) {
    for (int i = 0; i < keys; i++) {
      if (ids[one * width + i] != row.get(slots[i])) {
        return false;
      }
    }
    return true;
  }
}
