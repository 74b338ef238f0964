package entente.kb.row;

import java.util.Arrays;

/** The current row of a running plan: one id for each variable, which the operators overwrite. */
public final class Row {
  private int[] ids = new int[8];

  /** The id of a variable, or {@link TermIds#UNBOUND}. */
  public int get(int slot) {
    return ids[slot];
  }

  public void set(int slot, int id) {
    ids[slot] = id;
  }

  public void clear(int slot) {
    ids[slot] = TermIds.UNBOUND;
  }

  public void clear() {
    Arrays.fill(ids, TermIds.UNBOUND);
  }

  /** Makes room for this number of variables. */
  public void grow(int size) {
    if (size > ids.length) {
      ids = Arrays.copyOf(ids, Math.max(size, ids.length * 2));
    }
  }

  /** The ids of some variables. */
  public int[] copy(int[] slots) {
    int[] copy = new int[slots.length];
    for (int i = 0; i < slots.length; i++) {
      copy[i] = ids[slots[i]];
    }
    return copy;
  }

  /** Sets some variables. */
  public void restore(int[] slots, int[] values) {
    for (int i = 0; i < slots.length; i++) {
      ids[slots[i]] = values[i];
    }
  }
}
