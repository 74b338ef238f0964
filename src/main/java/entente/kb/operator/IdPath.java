package entente.kb.operator;

import entente.kb.index.TripleCursor;
import entente.kb.index.TripleIndex;
import entente.kb.row.IdList;
import entente.kb.row.IdSet;
import entente.kb.row.WorkMeter;

/**
 * A property path over ids. A closure gives each term once; the other paths give a term as often as
 * there are ways to it (SPARQL 1.1, section 9.3).
 */
public abstract class IdPath {
  /** Adds the terms at the other end of the path from a term. */
  abstract void reach(int from, boolean forward, IdList found);

  /** Whether no term is given twice. */
  abstract boolean isDistinct();

  /** Whether the path may have no steps, so that every term reaches itself. */
  abstract boolean isNullable();

  /** Adds the terms that have a first step of the path, if that can be told. */
  abstract boolean starts(boolean forward, IdSet found);

  /** A single property. */
  public static final class Link extends IdPath {
    private final ActiveGraph graph;
    private final WorkMeter meter;
    private final int predicate;

    public Link(ActiveGraph graph, WorkMeter meter, int predicate) {
      this.graph = graph;
      this.meter = meter;
      this.predicate = predicate;
    }

    @Override
    void reach(int from, boolean forward, IdList found) {
      meter.step();
      TripleCursor cursor =
          forward
              ? graph.index().cursor(from, predicate, TripleIndex.ANY)
              : graph.index().cursor(TripleIndex.ANY, predicate, from);
      while (cursor.next()) {
        meter.step();
        found.add(forward ? cursor.object() : cursor.subject());
      }
    }

    @Override
    boolean isDistinct() {
      return true;
    }

    @Override
    boolean isNullable() {
      return false;
    }

    @Override
    boolean starts(boolean forward, IdSet found) {
      TripleCursor cursor = graph.index().cursor(TripleIndex.ANY, predicate, TripleIndex.ANY);
      while (cursor.next()) {
        meter.step();
        found.add(forward ? cursor.subject() : cursor.object());
      }
      return true;
    }
  }

  /** All properties but some: {@code !(p1|p2)}, in one direction. */
  public static final class Except extends IdPath {
    private final ActiveGraph graph;
    private final WorkMeter meter;
    private final IdSet excluded;

    public Except(ActiveGraph graph, WorkMeter meter, IdSet excluded) {
      this.graph = graph;
      this.meter = meter;
      this.excluded = excluded;
    }

    @Override
    void reach(int from, boolean forward, IdList found) {
      meter.step();
      TripleCursor cursor =
          forward
              ? graph.index().cursor(from, TripleIndex.ANY, TripleIndex.ANY)
              : graph.index().cursor(TripleIndex.ANY, TripleIndex.ANY, from);
      while (cursor.next()) {
        meter.step();
        if (!excluded.contains(cursor.predicate())) {
          found.add(forward ? cursor.object() : cursor.subject());
        }
      }
    }

    @Override
    boolean isDistinct() {
      return false;
    }

    @Override
    boolean isNullable() {
      return false;
    }

    @Override
    boolean starts(boolean forward, IdSet found) {
      return false;
    }
  }

  /** A path backwards: {@code ^path}. */
  public static final class Inverse extends IdPath {
    private final IdPath path;

    public Inverse(IdPath path) {
      this.path = path;
    }

    @Override
    void reach(int from, boolean forward, IdList found) {
      path.reach(from, !forward, found);
    }

    @Override
    boolean isDistinct() {
      return path.isDistinct();
    }

    @Override
    boolean isNullable() {
      return path.isNullable();
    }

    @Override
    boolean starts(boolean forward, IdSet found) {
      return path.starts(!forward, found);
    }
  }

  /** One path after another: {@code one/other}. */
  public static final class Sequence extends IdPath {
    private final IdPath one;
    private final IdPath other;

    public Sequence(IdPath one, IdPath other) {
      this.one = one;
      this.other = other;
    }

    @Override
    void reach(int from, boolean forward, IdList found) {
      IdList middle = new IdList();
      (forward ? one : other).reach(from, forward, middle);
      for (int i = 0; i < middle.size(); i++) {
        (forward ? other : one).reach(middle.get(i), forward, found);
      }
    }

    @Override
    boolean isDistinct() {
      return false;
    }

    @Override
    boolean isNullable() {
      return one.isNullable() && other.isNullable();
    }

    @Override
    boolean starts(boolean forward, IdSet found) {
      IdPath first = forward ? one : other;
      return !first.isNullable() && first.starts(forward, found);
    }
  }

  /** Either of two paths: {@code one|other}. */
  public static final class Alternative extends IdPath {
    private final IdPath one;
    private final IdPath other;

    public Alternative(IdPath one, IdPath other) {
      this.one = one;
      this.other = other;
    }

    @Override
    void reach(int from, boolean forward, IdList found) {
      one.reach(from, forward, found);
      other.reach(from, forward, found);
    }

    @Override
    boolean isDistinct() {
      return false;
    }

    @Override
    boolean isNullable() {
      return one.isNullable() || other.isNullable();
    }

    @Override
    boolean starts(boolean forward, IdSet found) {
      return !isNullable() && one.starts(forward, found) && other.starts(forward, found);
    }
  }

  /** A path any number of times, by breadth-first search: {@code path*}, {@code path+}. */
  public static final class Closure extends IdPath {
    private final IdPath step;
    private final boolean orNone;

    /**
     * @param orNone whether no step at all will do
     */
    public Closure(IdPath step, boolean orNone) {
      this.step = step;
      this.orNone = orNone;
    }

    @Override
    void reach(int from, boolean forward, IdList found) {
      IdSet seen = new IdSet();
      IdList next = new IdList();
      int done = found.size();
      if (orNone) {
        seen.add(from);
        found.add(from);
      } else {
        step.reach(from, forward, next);
        takeNew(next, seen, found);
      }
      while (done < found.size()) {
        next.clear();
        step.reach(found.get(done++), forward, next);
        takeNew(next, seen, found);
      }
    }

    private static void takeNew(IdList next, IdSet seen, IdList found) {
      for (int i = 0; i < next.size(); i++) {
        if (seen.add(next.get(i))) {
          found.add(next.get(i));
        }
      }
    }

    @Override
    boolean isDistinct() {
      return true;
    }

    @Override
    boolean isNullable() {
      return orNone || step.isNullable();
    }

    @Override
    boolean starts(boolean forward, IdSet found) {
      return !isNullable() && step.starts(forward, found);
    }
  }

  /** A path once or not at all: {@code path?}. */
  public static final class AtMostOnce extends IdPath {
    private final IdPath step;

    public AtMostOnce(IdPath step) {
      this.step = step;
    }

    @Override
    void reach(int from, boolean forward, IdList found) {
      IdSet seen = new IdSet();
      IdList next = new IdList();
      next.add(from);
      step.reach(from, forward, next);
      Closure.takeNew(next, seen, found);
    }

    @Override
    boolean isDistinct() {
      return true;
    }

    @Override
    boolean isNullable() {
      return true;
    }

    @Override
    boolean starts(boolean forward, IdSet found) {
      return false;
    }
  }
}
