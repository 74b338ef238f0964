package entente.kb.index;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.TxnType;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.sparql.core.DatasetGraphBaseFind;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.TransactionalNull;

/**
 * Named graphs and, as default graph, their union, over one index; each triple is stored once. The
 * dataset cannot be changed.
 */
public final class IndexedDataset extends DatasetGraphBaseFind {
  private final IndexedGraph union;
  private final Map<Node, IndexedGraph> graphs = new LinkedHashMap<>();
  private final TransactionalNull transactions = new TransactionalNull();
  private final PrefixMap prefixes = PrefixMapFactory.create();

  private IndexedDataset(TripleIndex union, Map<Node, TripleIndex> graphs) {
    this.union = new IndexedGraph(union);
    graphs.forEach((name, index) -> this.graphs.put(name, new IndexedGraph(index)));
  }

  /**
   * @param graphs the names of the graphs by number
   */
  static IndexedDataset of(TermTable terms, Collection<Node> graphs, TripleRows rows) {
    Map<Node, TripleIndex> indexes = new LinkedHashMap<>();
    for (Node name : graphs) {
      boolean[] members = new boolean[rows.sets().length];
      for (int set = 0; set < members.length; set++) {
        members[set] = (rows.sets()[set] >>> indexes.size() & 1) != 0;
      }
      indexes.put(name, new TripleIndex(terms, rows, members));
    }
    return new IndexedDataset(new TripleIndex(terms, rows, null), indexes);
  }

  public TermTable terms() {
    return union.index().terms();
  }

  /** The triples of the default graph. */
  public TripleIndex union() {
    return union.index();
  }

  /** The triples of a named graph; null if there is no such graph. */
  public TripleIndex index(Node name) {
    IndexedGraph graph = graphs.get(name);
    return graph == null ? null : graph.index();
  }

  /** The names of the graphs by number. */
  Set<Node> names() {
    return graphs.keySet();
  }

  /** Another dataset over the same index, with a context of its own. */
  public IndexedDataset view() {
    return of(terms(), names(), union().rows());
  }

  @Override
  public Graph getDefaultGraph() {
    return union;
  }

  @Override
  public Graph getUnionGraph() {
    return union;
  }

  @Override
  public Graph getGraph(Node name) {
    if (Quad.isUnionGraph(name) || Quad.isDefaultGraph(name)) {
      return union;
    }
    IndexedGraph graph = graphs.get(name);
    return graph == null ? Graph.emptyGraph : graph;
  }

  @Override
  public boolean containsGraph(Node name) {
    return Quad.isUnionGraph(name) || Quad.isDefaultGraph(name) || graphs.containsKey(name);
  }

  @Override
  public Iterator<Node> listGraphNodes() {
    return graphs.keySet().iterator();
  }

  @Override
  public long size() {
    return graphs.size();
  }

  @Override
  protected Iterator<Quad> findInDftGraph(Node s, Node p, Node o) {
    return quads(Quad.defaultGraphIRI, union, s, p, o);
  }

  @Override
  public Iterator<Triple> findInUnionGraph(Node s, Node p, Node o) {
    return union.find(s, p, o);
  }

  @Override
  public Iterator<Quad> findQuadsInUnionGraph(Node s, Node p, Node o) {
    return quads(Quad.unionGraph, union, s, p, o);
  }

  @Override
  protected Iterator<Quad> findInSpecificNamedGraph(Node g, Node s, Node p, Node o) {
    return quads(g, getGraph(g), s, p, o);
  }

  @Override
  protected Iterator<Quad> findInAnyNamedGraphs(Node s, Node p, Node o) {
    return Iter.flatMap(
        graphs.entrySet().iterator(), each -> quads(each.getKey(), each.getValue(), s, p, o));
  }

  private static Iterator<Quad> quads(Node name, Graph graph, Node s, Node p, Node o) {
    return Iter.map(graph.find(s, p, o), triple -> Quad.create(name, triple));
  }

  @Override
  public void addGraph(Node name, Graph graph) {
    throw fixed();
  }

  @Override
  public void removeGraph(Node name) {
    throw fixed();
  }

  private static UnsupportedOperationException fixed() {
    return new UnsupportedOperationException("an index does not change");
  }

  @Override
  public PrefixMap prefixes() {
    return prefixes;
  }

  @Override
  public boolean supportsTransactions() {
    return true;
  }

  @Override
  public void begin(TxnType type) {
    transactions.begin(type);
  }

  @Override
  public boolean promote(Promote mode) {
    return transactions.promote(mode);
  }

  @Override
  public void commit() {
    transactions.commit();
  }

  @Override
  public void abort() {
    transactions.abort();
  }

  @Override
  public void end() {
    transactions.end();
  }

  @Override
  public ReadWrite transactionMode() {
    return transactions.transactionMode();
  }

  @Override
  public TxnType transactionType() {
    return transactions.transactionType();
  }

  @Override
  public boolean isInTransaction() {
    return transactions.isInTransaction();
  }
}
