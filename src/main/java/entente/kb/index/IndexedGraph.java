package entente.kb.index;

import java.util.NoSuchElementException;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.NiceIterator;
import org.apache.jena.util.iterator.NullIterator;

/** A {@link TripleIndex} as a graph of Jena, which cannot be changed. Terms match as RDF terms. */
public final class IndexedGraph extends GraphBase {
  private final TripleIndex index;

  IndexedGraph(TripleIndex index) {
    this.index = index;
  }

  public TripleIndex index() {
    return index;
  }

  @Override
  protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
    return graphBaseFind(pattern.getSubject(), pattern.getPredicate(), pattern.getObject());
  }

  @Override
  protected ExtendedIterator<Triple> graphBaseFind(Node s, Node p, Node o) {
    int subject = index.match(s);
    int predicate = index.match(p);
    int object = index.match(o);
    if (subject == TermTable.ABSENT
        || predicate == TermTable.ABSENT
        || object == TermTable.ABSENT) {
      return NullIterator.instance();
    }
    return new Matches(index.terms(), index.cursor(subject, predicate, object));
  }

  @Override
  protected boolean graphBaseContains(Triple triple) {
    return index.contains(
        index.match(triple.getSubject()),
        index.match(triple.getPredicate()),
        index.match(triple.getObject()));
  }

  @Override
  protected int graphBaseSize() {
    return (int) index.size();
  }

  /** The matches of a pattern; terms that stay the same from one to the next are made once. */
  private static final class Matches extends NiceIterator<Triple> {
    private final TermTable terms;
    private final TripleCursor cursor;
    private boolean ready;
    private boolean more;

    Matches(TermTable terms, TripleCursor cursor) {
      this.terms = terms;
      this.cursor = cursor;
    }

    @Override
    public boolean hasNext() {
      if (!ready) {
        more = cursor.next();
        ready = true;
      }
      return more;
    }

    @Override
    public Triple next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      ready = false;
      return Triple.create(
          terms.node(cursor.subject()),
          terms.node(cursor.predicate()),
          terms.node(cursor.object()));
    }
  }
}
