package entente.validate;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.GraphWrapper;
import org.apache.jena.util.iterator.ExtendedIterator;

/**
 * A view of data together with an ontology. The two parts have no triple in common, so that nothing
 * has to be filtered while reading.
 */
final class DataWithOntology extends GraphWrapper {
  private final Graph rest = GraphFactory.createDefaultGraph();

  /** A view of the data as it is now; only the triples that it lacks are copied. */
  DataWithOntology(Graph data, Graph ontology) {
    super(data);
    ontology.find().filterDrop(data::contains).forEach(rest::add);
  }

  @Override
  public ExtendedIterator<Triple> find(Triple triple) {
    return find(triple.getSubject(), triple.getPredicate(), triple.getObject());
  }

  @Override
  public ExtendedIterator<Triple> find(Node subject, Node predicate, Node object) {
    ExtendedIterator<Triple> found = get().find(subject, predicate, object);
    ExtendedIterator<Triple> more = rest.find(subject, predicate, object);
    return more.hasNext() ? found.andThen(more) : found;
  }

  @Override
  public ExtendedIterator<Triple> find() {
    return super.find().andThen(rest.find());
  }

  @Override
  public boolean contains(Node subject, Node predicate, Node object) {
    return super.contains(subject, predicate, object) || rest.contains(subject, predicate, object);
  }

  @Override
  public boolean contains(Triple triple) {
    return super.contains(triple) || rest.contains(triple);
  }

  @Override
  public int size() {
    return super.size() + rest.size();
  }

  @Override
  public boolean isEmpty() {
    return super.isEmpty() && rest.isEmpty();
  }
}
