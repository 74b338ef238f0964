package entente.kb.operator;

import entente.kb.row.Row;
import entente.kb.row.TermIds;
import java.util.function.IntSupplier;

/** {@code BIND}: a variable with a computed value; it stays unbound where that is an error. */
public final class Extend extends Operator {
  private final Row row;
  private final int slot;
  private final IntSupplier value;
  private boolean ready;
  private boolean sets;

  /**
   * @param value the id of the value, or {@link TermIds#UNBOUND}
   */
  public Extend(Row row, int slot, IntSupplier value) {
    this.row = row;
    this.slot = slot;
    this.value = value;
  }

  @Override
  public void open() {
    ready = true;
    sets = false;
  }

  @Override
  public boolean next() {
    if (sets) {
      row.clear(slot);
      sets = false;
    }
    if (!ready) {
      return false;
    }
    ready = false;
    int id = value.getAsInt();
    int bound = row.get(slot);
    if (bound == TermIds.UNBOUND) {
      sets = true;
      row.set(slot, id);
      return true;
    }
    // An assignment to a variable that is bound already, made by ARQ's optimizer, is a test.
    return id == TermIds.UNBOUND || id == bound;
  }
}
