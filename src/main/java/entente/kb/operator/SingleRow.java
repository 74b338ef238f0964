package entente.kb.operator;

/** The join with nothing: one row that sets no variable. */
final class SingleRow extends Operator {
  private boolean ready;

  @Override
  public void open() {
    ready = true;
  }

  @Override
  public boolean next() {
    boolean first = ready;
    ready = false;
    return first;
  }
}
