package entente.sparql;

import java.util.Iterator;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.DatasetGraphWrapperView;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphWrapper;
import org.apache.jena.util.iterator.ExtendedIterator;

/**
 * A data set whose every triple is counted as it is looked at; property paths, which ARQ cannot
 * interrupt, stop here.
 */
public final class MeteredDataset extends DatasetGraphWrapper implements DatasetGraphWrapperView {
  private final QueryBudget budget;

  public MeteredDataset(DatasetGraph dataset, QueryBudget budget) {
    super(dataset);
    this.budget = budget;
  }

  @Override
  public Graph getDefaultGraph() {
    return new Metered(super.getDefaultGraph(), budget);
  }

  @Override
  public Graph getGraph(Node name) {
    Graph graph = super.getGraph(name);
    return graph == null ? null : new Metered(graph, budget);
  }

  @Override
  public Graph getUnionGraph() {
    return new Metered(super.getUnionGraph(), budget);
  }

  @Override
  public Iterator<Quad> find() {
    return counted(super.find());
  }

  @Override
  public Iterator<Quad> find(Quad quad) {
    return counted(super.find(quad));
  }

  @Override
  public Iterator<Quad> find(Node graph, Node subject, Node predicate, Node object) {
    return counted(super.find(graph, subject, predicate, object));
  }

  @Override
  public Iterator<Quad> findNG(Node graph, Node subject, Node predicate, Node object) {
    return counted(super.findNG(graph, subject, predicate, object));
  }

  private Iterator<Quad> counted(Iterator<Quad> quads) {
    budget.step();
    return Iter.map(
        quads,
        quad -> {
          budget.step();
          return quad;
        });
  }

  private static final class Metered extends GraphWrapper {
    private final QueryBudget budget;

    Metered(Graph graph, QueryBudget budget) {
      super(graph);
      this.budget = budget;
    }

    @Override
    public ExtendedIterator<Triple> find(Triple pattern) {
      return counted(super.find(pattern));
    }

    @Override
    public ExtendedIterator<Triple> find(Node subject, Node predicate, Node object) {
      return counted(super.find(subject, predicate, object));
    }

    @Override
    public ExtendedIterator<Triple> find() {
      return counted(super.find());
    }

    @Override
    public boolean contains(Triple triple) {
      budget.step();
      return super.contains(triple);
    }

    @Override
    public boolean contains(Node subject, Node predicate, Node object) {
      budget.step();
      return super.contains(subject, predicate, object);
    }

    private ExtendedIterator<Triple> counted(ExtendedIterator<Triple> triples) {
      budget.step();
      return triples.mapWith(
          triple -> {
            budget.step();
            return triple;
          });
    }
  }
}
