package entente.kb.plan;

import entente.kb.operator.Condition;
import entente.kb.operator.Filter;
import entente.kb.operator.NestedLoop;
import entente.kb.operator.Operator;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;

/**
 * The operators of one group graph pattern while it is planned. Triple patterns and paths move
 * freely until something comes whose place matters; a filter goes where its variables are bound.
 */
final class PatternGroup {
  private final List<Operator> operators = new ArrayList<>();
  private final List<PlannedPattern> patterns = new ArrayList<>();
  private final List<WaitingFilter> filters = new ArrayList<>();

  /** The variables that every row binds, those of the waiting patterns included. */
  private final BitSet certain;

  /** The variables that some row may bind, likewise. */
  private final BitSet possible;

  /** The variables that every row of the operators binds. */
  private final BitSet bound;

  private record WaitingFilter(Condition condition, BitSet variables, BitSet foreign) {}

  /**
   * @param certain the variables that are bound before
   * @param possible the variables that may be bound before
   */
  PatternGroup(BitSet certain, BitSet possible) {
    this.certain = (BitSet) certain.clone();
    this.possible = (BitSet) possible.clone();
    this.bound = (BitSet) certain.clone();
  }

  /** A group that goes on from here, such as the pattern of OPTIONAL. */
  PatternGroup nested() {
    return new PatternGroup(certain, possible);
  }

  BitSet certain() {
    return certain;
  }

  BitSet possible() {
    return possible;
  }

  /** Whether nothing comes before what is added next. */
  boolean isFirst() {
    return operators.isEmpty() && patterns.isEmpty() && possible.isEmpty();
  }

  void add(PlannedPattern pattern) {
    if (filters.stream().anyMatch(filter -> filter.foreign().intersects(pattern.variables()))) {
      flush();
    }
    patterns.add(pattern);
    certain.or(pattern.variables());
    possible.or(pattern.variables());
  }

  /** Adds an operator behind everything before it. */
  void add(Operator operator, BitSet binds, BitSet mayBind) {
    flush();
    operators.add(operator);
    certain.or(binds);
    bound.or(binds);
    possible.or(binds);
    possible.or(mayBind);
  }

  /**
   * Adds a filter on everything before it.
   *
   * @param variables the variables that it mentions
   */
  void filter(Supplier<Condition> condition, BitSet variables) {
    BitSet own = (BitSet) variables.clone();
    own.and(possible);
    BitSet uncertain = (BitSet) own.clone();
    uncertain.andNot(certain);
    if (!uncertain.isEmpty()) {
      flush();
    }
    BitSet foreign = (BitSet) variables.clone();
    foreign.andNot(possible);
    filters.add(new WaitingFilter(condition.get(), own, foreign));
    if (!uncertain.isEmpty()) {
      flush();
    }
  }

  /** Puts the waiting patterns in order, with each filter as early as its variables allow. */
  private void flush() {
    place(false);
    for (PlannedPattern pattern : JoinOrder.of(patterns, bound)) {
      operators.add(pattern.operator());
      bound.or(pattern.variables());
      place(false);
    }
    patterns.clear();
    place(true);
  }

  private void place(boolean all) {
    filters.removeIf(
        filter -> {
          BitSet missing = (BitSet) filter.variables().clone();
          missing.andNot(bound);
          boolean placed = all || missing.isEmpty();
          if (placed) {
            operators.add(new Filter(filter.condition()));
          }
          return placed;
        });
  }

  Operator finish() {
    flush();
    return NestedLoop.of(operators);
  }
}
