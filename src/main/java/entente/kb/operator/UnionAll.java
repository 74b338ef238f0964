package entente.kb.operator;

import java.util.List;

/** {@code UNION}: the rows of several patterns, one after another. */
public final class UnionAll extends Operator {
  private final Operator[] branches;
  private int current;

  public UnionAll(List<Operator> branches) {
    this.branches = branches.toArray(Operator[]::new);
  }

  @Override
  public void open() {
    current = 0;
    if (branches.length > 0) {
      branches[0].open();
    }
  }

  @Override
  public boolean next() {
    while (current < branches.length) {
      if (branches[current].next()) {
        return true;
      }
      if (++current < branches.length) {
        branches[current].open();
      }
    }
    return false;
  }

  @Override
  public long count() {
    long count = 0;
    while (current < branches.length) {
      count += branches[current].count();
      if (++current < branches.length) {
        branches[current].open();
      }
    }
    return count;
  }
}
