package entente.kb.solution;

import entente.kb.operator.Condition;
import entente.kb.row.Row;
import entente.kb.row.RowTable;
import entente.kb.row.WorkMeter;

/**
 * {@code MINUS}: whether no row of a plan is compatible with the current row and shares a variable.
 */
public final class AntiJoin implements Condition {
  private final Subplan subplan;
  private final Row row;
  private final int[] slots;
  private final int keys;
  private final WorkMeter meter;
  private RowTable rows;
  private KeptRows kept;

  /**
   * @param slots the places of the visible variables of the subplan in the row around it
   * @param keys how many of them, from the first, both sides always bind
   */
  public AntiJoin(Subplan subplan, Row row, int[] slots, int keys, WorkMeter meter) {
    this.subplan = subplan;
    this.row = row;
    this.slots = slots;
    this.keys = keys;
    this.meter = meter;
  }

  @Override
  public Truth test() {
    if (rows == null) {
      rows = HashJoin.run(subplan, keys, meter);
      kept = new KeptRows(rows, row, slots);
    }
    for (int each = rows.first(row, slots); each >= 0; each = rows.next(each)) {
      meter.step();
      if (kept.shares(each) && kept.isCompatible(each)) {
        return Truth.FALSE;
      }
    }
    return Truth.TRUE;
  }
}
