package entente.kb.index;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/**
 * Collects triples of named graphs and sorts them into an {@link IndexedDataset}.
 *
 * <p>Terms get provisional numbers in the order of their arrival; only when the index is built are
 * they sorted. A builder is for one thread.
 */
public final class IndexBuilder {
  /** Each graph is one bit of the set of graphs that a triple is in. */
  private static final int MAX_GRAPHS = 64;

  private final NodeNumbers nodes = new NodeNumbers();
  private final TermSorter sorter = new TermSorter();
  private final Map<Node, Integer> graphs = new LinkedHashMap<>();
  private int[] subjects = new int[1 << 12];
  private int[] predicates = new int[1 << 12];
  private int[] objects = new int[1 << 12];
  private byte[] graph = new byte[1 << 12];
  private int size;
  private int derived;

  /** Adds all triples of a graph under a name. */
  public IndexBuilder add(Node name, Graph triples) {
    int number = graph(name);
    triples.find().forEachRemaining(triple -> add(number, triple));
    return this;
  }

  /** Adds the triples of an index under a name, with each of its terms replaced. */
  public IndexBuilder add(Node name, TripleIndex triples, UnaryOperator<Node> change) {
    int number = graph(name);
    TermTable terms = triples.terms();
    int[] changed = new int[terms.size() + 1];
    IntUnaryOperator provisional =
        id -> {
          if (changed[id] == 0) {
            changed[id] = nodes.number(change.apply(terms.node(id))) + 1;
          }
          return changed[id] - 1;
        };
    TripleCursor all = triples.cursor(TripleIndex.ANY, TripleIndex.ANY, TripleIndex.ANY);
    while (all.next()) {
      add(
          number,
          provisional.applyAsInt(all.subject()),
          provisional.applyAsInt(all.predicate()),
          provisional.applyAsInt(all.object()));
    }
    return this;
  }

  /** The number of a graph for {@link #add(int, Triple)}; it is created if it is new. */
  public int graph(Node name) {
    int number = graphs.computeIfAbsent(name, key -> graphs.size());
    if (number >= MAX_GRAPHS) {
      throw new IllegalArgumentException("an index has at most " + MAX_GRAPHS + " graphs");
    }
    return number;
  }

  /** Adds a triple to the graph with a number. */
  public void add(int graphNumber, Triple triple) {
    if (!indexable(triple.getSubject()) || !indexable(triple.getObject())) {
      throw new UnsupportedTermException(triple);
    }
    add(
        graphNumber,
        nodes.number(triple.getSubject()),
        nodes.number(triple.getPredicate()),
        nodes.number(triple.getObject()));
  }

  private void add(int graphNumber, int subject, int predicate, int object) {
    if (size == subjects.length) {
      int length = size + (size >> 1);
      subjects = Arrays.copyOf(subjects, length);
      predicates = Arrays.copyOf(predicates, length);
      objects = Arrays.copyOf(objects, length);
      graph = Arrays.copyOf(graph, length);
    }
    subjects[size] = subject;
    predicates[size] = predicate;
    objects[size] = object;
    graph[size++] = (byte) graphNumber;
  }

  private static boolean indexable(Node node) {
    return node.isURI() || node.isLiteral() || node.isBlank();
  }

  /** The number of a new graph that leaves out the triples of those before it. */
  public int derived(Node name) {
    derived = graph(name);
    return derived;
  }

  /**
   * The index of everything added; the builder can be used further, and sorts what it has sorted
   * before in less time.
   */
  public IndexedDataset build() {
    TermTable terms = new TermTable(sorter.sort(nodes.all(), nodes.size()));
    int[] ids = sorter.ids();
    TripleRows rows =
        TripleRows.sort(
            moved(subjects, ids),
            moved(predicates, ids),
            moved(objects, ids),
            graph,
            derived,
            terms.size());
    return IndexedDataset.of(terms, graphs.keySet(), rows);
  }

  private int[] moved(int[] column, int[] ids) {
    int[] moved = new int[size];
    for (int i = 0; i < size; i++) {
      moved[i] = ids[column[i]];
    }
    return moved;
  }
}
