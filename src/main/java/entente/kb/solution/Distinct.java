package entente.kb.solution;

import entente.kb.operator.Operator;
import entente.kb.row.Row;
import entente.kb.row.RowTable;
import entente.kb.row.WorkMeter;

/** {@code DISTINCT}: the first of all rows that are equal in some variables. */
public final class Distinct extends Operator {
  private final Operator rows;
  private final Row row;
  private final int[] slots;
  private final WorkMeter meter;
  private RowTable seen;

  public Distinct(Operator rows, Row row, int[] slots, WorkMeter meter) {
    this.rows = rows;
    this.row = row;
    this.slots = slots;
    this.meter = meter;
  }

  @Override
  public void open() {
    rows.open();
    seen = new RowTable(slots.length, slots.length);
  }

  @Override
  public boolean next() {
    while (rows.next()) {
      if (seen.first(row, slots) < 0) {
        meter.keepRow(slots.length);
        seen.add(row, slots);
        return true;
      }
    }
    return false;
  }
}
