package entente.kb.operator;

import java.util.List;

/**
 * A join of several operators: each is opened for every row of those before it. On an index of
 * sorted ids this is an index join.
 */
public final class NestedLoop extends Operator {
  private final Operator[] operators;
  private final int last;
  private int depth;

  private NestedLoop(List<Operator> operators) {
    this.operators = operators.toArray(Operator[]::new);
    this.last = operators.size() - 1;
  }

  /** The join; without operators, it has one row and sets nothing. */
  public static Operator of(List<Operator> operators) {
    if (operators.isEmpty()) {
      return new SingleRow();
    }
    return operators.size() == 1 ? operators.get(0) : new NestedLoop(operators);
  }

  @Override
  public void open() {
    operators[0].open();
    depth = 0;
  }

  @Override
  public boolean next() {
    while (depth >= 0) {
      if (!operators[depth].next()) {
        depth--;
      } else if (depth == last) {
        return true;
      } else {
        operators[++depth].open();
      }
    }
    return false;
  }

  /** Counts the rows of the last operator without making them. */
  @Override
  public long count() {
    long count = 0;
    while (depth >= 0) {
      if (depth == last) {
        count += operators[depth--].count();
      } else if (!operators[depth].next()) {
        depth--;
      } else {
        operators[++depth].open();
      }
    }
    return count;
  }
}
