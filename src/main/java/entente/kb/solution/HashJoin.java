package entente.kb.solution;

import entente.kb.operator.Condition;
import entente.kb.operator.Operator;
import entente.kb.row.Row;
import entente.kb.row.RowTable;
import entente.kb.row.WorkMeter;

/**
 * A join with a plan that is run once, whose rows are kept and found by the variables that both
 * sides always bind. It is also the join of {@code OPTIONAL} where the pattern must not see the
 * variables before it.
 */
public final class HashJoin extends Operator {
  private final Subplan subplan;
  private final Row row;
  private final int[] slots;
  private final int keys;
  private final WorkMeter meter;
  private final Condition optional;
  private RowTable rows;
  private KeptRows kept;
  private int candidate;
  private boolean open;
  private boolean matched;

  /**
   * @param slots the places of the visible variables of the subplan in the row around it
   * @param keys how many of them, from the first, both sides always bind
   * @param optional the condition of an optional join; null for an inner one
   */
  public HashJoin(
      Subplan subplan, Row row, int[] slots, int keys, WorkMeter meter, Condition optional) {
    this.subplan = subplan;
    this.row = row;
    this.slots = slots;
    this.keys = keys;
    this.meter = meter;
    this.optional = optional;
  }

  /** The rows of a subplan. */
  static RowTable run(Subplan subplan, int keys, WorkMeter meter) {
    RowTable rows = new RowTable(subplan.outputs().length, keys);
    subplan.row().clear();
    subplan.plan().open();
    while (subplan.plan().next()) {
      meter.keepRow(subplan.outputs().length);
      rows.add(subplan.row(), subplan.outputs());
    }
    return rows;
  }

  @Override
  public void open() {
    if (rows == null) {
      rows = run(subplan, keys, meter);
      kept = new KeptRows(rows, row, slots);
    }
    kept.reset();
    candidate = rows.first(row, slots);
    open = true;
    matched = false;
  }

  @Override
  public boolean next() {
    if (!open) {
      return false;
    }
    kept.clear();
    while (candidate >= 0) {
      meter.step();
      int tried = candidate;
      candidate = rows.next(tried);
      if (kept.isCompatible(tried)) {
        kept.set(tried);
        if (optional == null || optional.test() == Condition.Truth.TRUE) {
          matched = true;
          return true;
        }
        kept.clear();
      }
    }
    open = false;
    return optional != null && !matched;
  }
}
