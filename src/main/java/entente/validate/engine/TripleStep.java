package entente.validate.engine;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.util.iterator.ExtendedIterator;

/** A step that binds each matching triple; slot -1 means a constant. */
record TripleStep(Triple pattern, int subject, int predicate, int object, PlanStep next)
    implements PlanStep {

  @Override
  public boolean run(PlanRow row) {
    Node s = subject < 0 ? pattern.getSubject() : row.at(subject);
    Node p = predicate < 0 ? pattern.getPredicate() : row.at(predicate);
    Node o = object < 0 ? pattern.getObject() : row.at(object);
    if (s != null && s.isLiteral() || p != null && !p.isURI()) {
      return true;
    }
    if (s != null && p != null && o != null) {
      return !row.graph().contains(s, p, o) || next.run(row);
    }
    ExtendedIterator<Triple> found =
        row.graph()
            .find(s == null ? Node.ANY : s, p == null ? Node.ANY : p, o == null ? Node.ANY : o);
    try {
      while (found.hasNext()) {
        Triple triple = found.next();
        // A variable may occur twice in the pattern.
        boolean fits =
            (s != null || row.set(subject, triple.getSubject()))
                && (p != null || row.set(predicate, triple.getPredicate()))
                && (o != null || row.set(object, triple.getObject()));
        if (fits && !next.run(row)) {
          return false;
        }
        clear(row, s, p, o);
      }
      return true;
    } finally {
      clear(row, s, p, o);
      found.close();
    }
  }

  private void clear(PlanRow row, Node s, Node p, Node o) {
    if (s == null) {
      row.clear(subject);
    }
    if (p == null) {
      row.clear(predicate);
    }
    if (o == null) {
      row.clear(object);
    }
  }
}
