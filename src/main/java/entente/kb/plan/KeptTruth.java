package entente.kb.plan;

import entente.kb.operator.Condition;
import entente.kb.row.Row;
import entente.kb.row.TermIds;

/** A condition on one variable, with its truth kept for a bounded number of values. */
final class KeptTruth implements Condition {
  private static final int MAX_KEPT = 1 << 12;
  private static final int FIRST_KEPT = 1 << 4;
  private final Condition condition;
  private final Row row;
  private final int slot;
  private int[] ids = new int[FIRST_KEPT];
  private Truth[] truths = new Truth[FIRST_KEPT];
  private int replaced;

  KeptTruth(Condition condition, Row row, int slot) {
    this.condition = condition;
    this.row = row;
    this.slot = slot;
  }

  @Override
  public Truth test() {
    int id = row.get(slot);
    if (id == TermIds.UNBOUND) {
      return condition.test();
    }
    int place = id & ids.length - 1;
    if (ids[place] == id) {
      return truths[place];
    }
    Truth truth = condition.test();
    if (ids[place] != TermIds.UNBOUND && ++replaced > ids.length && ids.length < MAX_KEPT) {
      replaced = 0;
      ids = new int[ids.length * 4];
      truths = new Truth[ids.length];
      place = id & ids.length - 1;
    }
    ids[place] = id;
    truths[place] = truth;
    return truth;
  }
}
