package entente.kb.index;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/** Counts for each predicate of an index, for planning joins. */
public final class PredicateStatistics {
  private static final Counts NONE = new Counts(0, 0, 0);
  private final Map<Integer, Counts> byPredicate = new HashMap<>();

  /**
   * @param triples the triples with the predicate
   * @param subjects their different subjects
   * @param objects their different objects
   */
  public record Counts(int triples, int subjects, int objects) {}

  private PredicateStatistics() {}

  /**
   * @param terms the number of terms
   * @param all all triples, by subject
   * @param runs the triples with a predicate, by object
   */
  static PredicateStatistics of(int terms, TripleCursor all, IntFunction<TripleCursor> runs) {
    int size = terms + 1;
    int[] triples = new int[size];
    int[] subjects = new int[size];
    int[] latest = new int[size];
    while (all.next()) {
      int predicate = all.predicate();
      triples[predicate]++;
      if (latest[predicate] != all.subject()) {
        latest[predicate] = all.subject();
        subjects[predicate]++;
      }
    }
    PredicateStatistics statistics = new PredicateStatistics();
    for (int predicate = 1; predicate < size; predicate++) {
      if (triples[predicate] > 0) {
        int different = 0;
        int object = 0;
        TripleCursor run = runs.apply(predicate);
        while (run.next()) {
          if (run.object() != object) {
            object = run.object();
            different++;
          }
        }
        statistics.byPredicate.put(
            predicate, new Counts(triples[predicate], subjects[predicate], different));
      }
    }
    return statistics;
  }

  /** The counts of a predicate by its id; zeros if no triple has it. */
  public Counts of(int predicate) {
    return byPredicate.getOrDefault(predicate, NONE);
  }

  /** The ids of all predicates, in no particular order. */
  public Set<Integer> predicates() {
    return Collections.unmodifiableSet(byPredicate.keySet());
  }
}
