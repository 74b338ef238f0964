package entente.kb.solution;

import entente.kb.operator.Operator;
import entente.kb.row.Row;
import entente.kb.row.TermIds;

/** The rows of a subquery that nothing comes before; they are not kept. */
public final class SubplanRows extends Operator {
  private final Subplan subplan;
  private final Row row;
  private final int[] slots;

  /**
   * @param slots the places of the visible variables in the row around the subplan
   */
  public SubplanRows(Subplan subplan, Row row, int[] slots) {
    this.subplan = subplan;
    this.row = row;
    this.slots = slots;
  }

  @Override
  public void open() {
    subplan.row().clear();
    subplan.plan().open();
  }

  @Override
  public boolean next() {
    boolean more = subplan.plan().next();
    for (int i = 0; i < slots.length; i++) {
      row.set(slots[i], more ? subplan.row().get(subplan.outputs()[i]) : TermIds.UNBOUND);
    }
    return more;
  }
}
