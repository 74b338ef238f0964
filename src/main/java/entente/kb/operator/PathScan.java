package entente.kb.operator;

import entente.kb.index.TripleCursor;
import entente.kb.index.TripleIndex;
import entente.kb.row.IdList;
import entente.kb.row.IdSet;
import entente.kb.row.Row;
import entente.kb.row.WorkMeter;

/** The pairs of terms that a property path connects. */
public final class PathScan extends Operator {
  private final ActiveGraph graph;
  private final Row row;
  private final WorkMeter meter;
  private final TermRef subject;
  private final IdPath path;
  private final TermRef object;

  /**
   * The terms that reach the constant object, kept since the plan asks for them again and again.
   */
  private IdSet sources;

  private TripleIndex sourcesOf;

  private final IdList starts = new IdList();
  private final IdList found = new IdList();
  private int start;
  private int at;
  private boolean setsSubject;
  private boolean setsObject;

  public PathScan(
      ActiveGraph graph, Row row, WorkMeter meter, TermRef subject, IdPath path, TermRef object) {
    this.graph = graph;
    this.row = row;
    this.meter = meter;
    this.subject = subject;
    this.path = path;
    this.object = object;
  }

  @Override
  public void open() {
    int s = subject.in(row);
    int o = object.in(row);
    setsSubject = s == TripleIndex.ANY;
    setsObject = o == TripleIndex.ANY;
    starts.clear();
    found.clear();
    start = 0;
    at = 0;
    if (setsSubject && setsObject) {
      start();
    } else if (setsSubject) {
      path.reach(o, false, found);
    } else if (setsObject) {
      path.reach(s, true, found);
    } else {
      connect(s, o);
    }
  }

  /** Finds the pair as often as the path connects it. */
  private void connect(int s, int o) {
    if (path.isDistinct() && !object.isVariable()) {
      if (sources == null || sourcesOf != graph.index()) {
        sources = new IdSet();
        sourcesOf = graph.index();
        IdList all = new IdList();
        path.reach(o, false, all);
        for (int i = 0; i < all.size(); i++) {
          sources.add(all.get(i));
        }
      }
      meter.step();
      if (sources.contains(s)) {
        found.add(o);
      }
      return;
    }
    IdList reached = new IdList();
    path.reach(s, true, reached);
    for (int i = 0; i < reached.size(); i++) {
      if (reached.get(i) == o) {
        found.add(o);
      }
    }
  }

  /**
   * Lists the terms from which the path may start; without a better way, all subjects and objects.
   */
  private void start() {
    IdSet all = new IdSet();
    if (!path.starts(true, all)) {
      TripleCursor cursor = graph.index().cursor(TripleIndex.ANY, TripleIndex.ANY, TripleIndex.ANY);
      while (cursor.next()) {
        meter.step();
        all.add(cursor.subject());
        all.add(cursor.object());
      }
    }
    all.forEach(starts::add);
  }

  @Override
  public boolean next() {
    while (true) {
      while (at < found.size()) {
        meter.step();
        int id = found.get(at++);
        if (setsSubject && setsObject && subject.slot() == object.slot()) {
          if (id != row.get(subject.slot())) {
            continue;
          }
        } else if (setsObject) {
          row.set(object.slot(), id);
        } else if (setsSubject) {
          row.set(subject.slot(), id);
        }
        return true;
      }
      if (start == starts.size()) {
        break;
      }
      found.clear();
      at = 0;
      row.set(subject.slot(), starts.get(start));
      path.reach(starts.get(start++), true, found);
    }
    if (setsSubject) {
      row.clear(subject.slot());
    }
    if (setsObject) {
      row.clear(object.slot());
    }
    return false;
  }
}
