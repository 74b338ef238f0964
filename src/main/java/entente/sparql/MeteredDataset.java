package entente.sparql;

import java.util.Iterator;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.DatasetGraphWrapperView;
import org.apache.jena.sparql.core.Quad;

/** A data set that takes a step of a {@link QueryBudget} for every triple and quad read. */
final class MeteredDataset extends DatasetGraphWrapper implements DatasetGraphWrapperView {
  private final QueryBudget budget;

  MeteredDataset(DatasetGraph dataset, QueryBudget budget) {
    super(dataset);
    this.budget = budget;
  }

  @Override
  public Graph getDefaultGraph() {
    return new MeteredGraph(super.getDefaultGraph(), budget);
  }

  @Override
  public Graph getGraph(Node name) {
    Graph graph = super.getGraph(name);
    return graph == null ? null : new MeteredGraph(graph, budget);
  }

  @Override
  public Graph getUnionGraph() {
    return new MeteredGraph(super.getUnionGraph(), budget);
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
}
