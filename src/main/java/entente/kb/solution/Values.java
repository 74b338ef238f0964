package entente.kb.solution;

import entente.kb.operator.Operator;
import entente.kb.row.Row;
import entente.kb.row.RowTable;
import entente.kb.row.WorkMeter;

/** {@code VALUES}: given rows, joined with the current row. */
public final class Values extends Operator {
  private final RowTable rows;
  private final WorkMeter meter;
  private final KeptRows kept;
  private int current;

  public Values(RowTable rows, Row row, int[] slots, WorkMeter meter) {
    this.rows = rows;
    this.meter = meter;
    this.kept = new KeptRows(rows, row, slots);
  }

  @Override
  public void open() {
    current = 0;
    kept.reset();
  }

  @Override
  public boolean next() {
    kept.clear();
    while (current < rows.size()) {
      meter.step();
      if (kept.isCompatible(current)) {
        kept.set(current++);
        return true;
      }
      current++;
    }
    return false;
  }
}
