package entente.kb.solution;

import entente.kb.operator.Operator;

/** {@code LIMIT} and {@code OFFSET}. */
public final class Slice extends Operator {
  private final Operator rows;
  private final long offset;
  private final long limit;
  private long seen;

  public Slice(Operator rows, long offset, long limit) {
    this.rows = rows;
    this.offset = offset;
    this.limit = limit;
  }

  @Override
  public void open() {
    rows.open();
    seen = 0;
  }

  @Override
  public boolean next() {
    while (seen < offset) {
      seen++;
      if (!rows.next()) {
        return false;
      }
    }
    return seen++ - offset < limit && rows.next();
  }
}
