package entente.kb.operator;

/** A single row, or none, by a condition on the row. */
public final class Filter extends Operator {
  private final Condition condition;
  private boolean ready;

  public Filter(Condition condition) {
    this.condition = condition;
  }

  @Override
  public void open() {
    ready = true;
  }

  @Override
  public boolean next() {
    boolean first = ready;
    ready = false;
    return first && condition.test() == Condition.Truth.TRUE;
  }
}
