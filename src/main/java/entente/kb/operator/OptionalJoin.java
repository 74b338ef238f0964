package entente.kb.operator;

/** {@code OPTIONAL}: the matches of a pattern or, if there are none, the row as it is. */
public final class OptionalJoin extends Operator {
  private final Operator pattern;
  private boolean open;
  private boolean matched;

  public OptionalJoin(Operator pattern) {
    this.pattern = pattern;
  }

  @Override
  public void open() {
    pattern.open();
    open = true;
    matched = false;
  }

  @Override
  public boolean next() {
    if (!open) {
      return false;
    }
    if (pattern.next()) {
      matched = true;
      return true;
    }
    open = false;
    return !matched;
  }
}
