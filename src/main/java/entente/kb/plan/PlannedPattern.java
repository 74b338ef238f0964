package entente.kb.plan;

import entente.kb.index.PredicateStatistics.Counts;
import entente.kb.index.TripleIndex;
import entente.kb.operator.Operator;
import entente.kb.operator.TermRef;
import java.util.BitSet;
import java.util.stream.Stream;

/** A triple pattern or a path that the planner may move among its neighbours. */
final class PlannedPattern {
  /** Rows of a path from one end, a guess. */
  private static final double PATH_ROWS = 8;

  /** How many more pairs a path connects than there are terms, a guess. */
  private static final double PATH_DEPTH = 4;

  private final Operator operator;
  private final TripleIndex index;
  private final TermRef subject;
  private final TermRef predicate;
  private final TermRef object;
  private final BitSet variables = new BitSet();

  /**
   * @param operator what it runs
   * @param index the triples that it reads
   * @param predicate null for a path
   */
  PlannedPattern(
      Operator operator, TripleIndex index, TermRef subject, TermRef predicate, TermRef object) {
    this.operator = operator;
    this.index = index;
    this.subject = subject;
    this.predicate = predicate;
    this.object = object;
    Stream.of(subject, predicate, object)
        .filter(ref -> ref != null && ref.isVariable())
        .forEach(ref -> variables.set(ref.slot()));
  }

  Operator operator() {
    return operator;
  }

  BitSet variables() {
    return variables;
  }

  /** How many rows it is likely to have for each row that binds some variables. */
  double rows(BitSet bound) {
    boolean givenSubject = isGiven(subject, bound);
    boolean givenObject = isGiven(object, bound);
    if (predicate == null) {
      return givenSubject && givenObject
          ? 0.5
          : givenSubject || givenObject ? PATH_ROWS : index.terms().size() * PATH_DEPTH;
    }
    double rows = index.atMost(constant(subject), constant(predicate), constant(object));
    if (rows == 0) {
      return 0;
    }
    Counts counts = predicate.isVariable() ? null : index.statistics().of(predicate.id());
    if (givenSubject && subject.isVariable()) {
      rows /= counts == null ? Math.sqrt(rows) : Math.max(1, Math.min(counts.subjects(), rows));
    }
    if (givenObject && object.isVariable()) {
      rows /= counts == null ? Math.sqrt(rows) : Math.max(1, Math.min(counts.objects(), rows));
    }
    if (predicate.isVariable() && bound.get(predicate.slot())) {
      rows /= Math.max(1, Math.sqrt(rows));
    }
    return rows;
  }

  private static boolean isGiven(TermRef ref, BitSet bound) {
    return !ref.isVariable() || bound.get(ref.slot());
  }

  private static int constant(TermRef ref) {
    return ref.isVariable() ? TripleIndex.ANY : ref.id();
  }
}
