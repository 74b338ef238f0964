package entente.kb.operator;

import entente.kb.index.TripleCursor;
import entente.kb.index.TripleIndex;
import entente.kb.row.Row;
import entente.kb.row.WorkMeter;

/** The matches of a triple pattern. */
public final class TripleScan extends Operator {
  private final ActiveGraph graph;
  private final Row row;
  private final WorkMeter meter;
  private final TermRef subject;
  private final TermRef predicate;
  private final TermRef object;
  private TripleCursor cursor;
  private boolean setsSubject;
  private boolean setsPredicate;
  private boolean setsObject;
  private boolean repeats;

  public TripleScan(
      ActiveGraph graph,
      Row row,
      WorkMeter meter,
      TermRef subject,
      TermRef predicate,
      TermRef object) {
    this.graph = graph;
    this.row = row;
    this.meter = meter;
    this.subject = subject;
    this.predicate = predicate;
    this.object = object;
  }

  @Override
  public void open() {
    meter.step();
    int s = subject.in(row);
    int p = predicate.in(row);
    int o = object.in(row);
    setsSubject = s == TripleIndex.ANY;
    setsPredicate = p == TripleIndex.ANY;
    setsObject = o == TripleIndex.ANY;
    repeats =
        setsSubject && setsPredicate && subject.slot() == predicate.slot()
            || setsSubject && setsObject && subject.slot() == object.slot()
            || setsPredicate && setsObject && predicate.slot() == object.slot();
    cursor = graph.index().cursor(s, p, o);
  }

  @Override
  public boolean next() {
    while (cursor.next()) {
      meter.step();
      if (setsSubject) {
        row.set(subject.slot(), cursor.subject());
      }
      if (setsPredicate) {
        row.set(predicate.slot(), cursor.predicate());
      }
      if (setsObject) {
        row.set(object.slot(), cursor.object());
      }
      if (!repeats || isConsistent()) {
        return true;
      }
    }
    clear();
    return false;
  }

  /** Whether a variable that is in the pattern twice has one value. */
  private boolean isConsistent() {
    return (!setsSubject || row.get(subject.slot()) == cursor.subject())
        && (!setsPredicate || row.get(predicate.slot()) == cursor.predicate());
  }

  private void clear() {
    if (setsSubject) {
      row.clear(subject.slot());
    }
    if (setsPredicate) {
      row.clear(predicate.slot());
    }
    if (setsObject) {
      row.clear(object.slot());
    }
  }

  @Override
  public long count() {
    if (repeats) {
      return super.count();
    }
    int count = cursor.count();
    cursor = graph.index().cursor(TripleIndex.ANY, 0, TripleIndex.ANY);
    clear();
    return count;
  }
}
