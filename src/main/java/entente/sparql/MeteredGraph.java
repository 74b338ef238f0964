package entente.sparql;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphWrapper;
import org.apache.jena.util.iterator.ExtendedIterator;

/**
 * A graph that takes a step of its {@link Meter} whenever it is read, so that any traversal, by a
 * path or a query, ends when the meter throws. ARQ itself does not interrupt property paths.
 */
public class MeteredGraph extends GraphWrapper {
  private final Meter meter;

  public MeteredGraph(Graph graph, Meter meter) {
    super(graph);
    this.meter = meter;
  }

  @Override
  public ExtendedIterator<Triple> find(Triple pattern) {
    meter.step();
    return meter.counted(super.find(pattern));
  }

  @Override
  public ExtendedIterator<Triple> find(Node subject, Node predicate, Node object) {
    meter.step();
    return meter.counted(super.find(subject, predicate, object));
  }

  @Override
  public ExtendedIterator<Triple> find() {
    meter.step();
    return meter.counted(super.find());
  }

  @Override
  public boolean contains(Triple triple) {
    meter.step();
    return super.contains(triple);
  }

  @Override
  public boolean contains(Node subject, Node predicate, Node object) {
    meter.step();
    return super.contains(subject, predicate, object);
  }
}
