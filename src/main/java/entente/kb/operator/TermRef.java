package entente.kb.operator;

import entente.kb.index.TripleIndex;
import entente.kb.row.Row;
import entente.kb.row.TermIds;

/**
 * A component of a pattern: a variable or a constant.
 *
 * @param slot the place of the variable, or -1
 * @param id the id of the constant
 */
public record TermRef(int slot, int id) {
  public static TermRef variable(int slot) {
    return new TermRef(slot, TermIds.UNBOUND);
  }

  public static TermRef constant(int id) {
    return new TermRef(-1, id);
  }

  public boolean isVariable() {
    return slot >= 0;
  }

  /** The id in the present row, or {@link TripleIndex#ANY}. */
  int in(Row row) {
    if (slot < 0) {
      return id;
    }
    int bound = row.get(slot);
    return bound == TermIds.UNBOUND ? TripleIndex.ANY : bound;
  }
}
