package entente.kb.solution;

import entente.kb.row.Row;
import entente.kb.row.RowTable;
import entente.kb.row.TermIds;
import java.util.Arrays;

/** Rows that are kept, joined with the current row: those of {@code VALUES}, or of a subquery. */
final class KeptRows {
  private final RowTable rows;
  private final Row row;
  private final int[] slots;
  private final boolean[] sets;

  /**
   * @param slots the variable of each column
   */
  KeptRows(RowTable rows, Row row, int[] slots) {
    this.rows = rows;
    this.row = row;
    this.slots = slots;
    this.sets = new boolean[slots.length];
  }

  /** Whether a kept row has no other value for a variable than the current row. */
  boolean isCompatible(int kept) {
    for (int i = 0; i < slots.length; i++) {
      int id = rows.get(kept, i);
      int bound = row.get(slots[i]);
      if (id != bound && id != TermIds.UNBOUND && bound != TermIds.UNBOUND) {
        return false;
      }
    }
    return true;
  }

  /** Whether a kept row and the current row have a variable in common that both bind. */
  boolean shares(int kept) {
    for (int i = 0; i < slots.length; i++) {
      if (rows.get(kept, i) != TermIds.UNBOUND && row.get(slots[i]) != TermIds.UNBOUND) {
        return true;
      }
    }
    return false;
  }

  /** Extends the current row with a compatible kept row. */
  void set(int kept) {
    for (int i = 0; i < slots.length; i++) {
      sets[i] = row.get(slots[i]) == TermIds.UNBOUND;
      if (sets[i]) {
        row.set(slots[i], rows.get(kept, i));
      }
    }
  }

  /** Forgets the last extension, when the row has changed in the meantime. */
  void reset() {
    Arrays.fill(sets, false);
  }

  /** Takes back the last extension. */
  void clear() {
    for (int i = 0; i < slots.length; i++) {
      if (sets[i]) {
        row.clear(slots[i]);
        sets[i] = false;
      }
    }
  }
}
