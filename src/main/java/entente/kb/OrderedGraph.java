package entente.kb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.shared.impl.PrefixMappingImpl;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;

/**
 * A graph that is always iterated in the order of its N-Triples, in whatever order it was built.
 *
 * <p>Jena's writers follow the order of iteration, so a fixed order makes their output reproducible
 * byte by byte.
 */
public final class OrderedGraph extends GraphBase {
  private final Map<String, Triple> all = new TreeMap<>();
  private final Map<Node, List<Triple>> bySubject = new HashMap<>();
  private final Map<Node, List<Triple>> byObject = new HashMap<>();

  private OrderedGraph() {}

  /** The triples of a graph, with its blank nodes renamed. */
  public static OrderedGraph of(Graph graph, UnaryOperator<Node> naming) {
    OrderedGraph ordered = new OrderedGraph();
    graph
        .find()
        .forEachRemaining(
            triple ->
                ordered.take(
                    Triple.create(
                        naming.apply(triple.getSubject()),
                        triple.getPredicate(),
                        naming.apply(triple.getObject()))));
    ordered
        .all
        .values()
        .forEach(
            triple -> {
              ordered
                  .bySubject
                  .computeIfAbsent(triple.getSubject(), subject -> new ArrayList<>())
                  .add(triple);
              ordered
                  .byObject
                  .computeIfAbsent(triple.getObject(), object -> new ArrayList<>())
                  .add(triple);
            });
    return ordered;
  }

  private void take(Triple triple) {
    all.put(line(triple), triple);
  }

  /** A triple as a line of N-Triples, without the final dot. */
  public static String line(Triple triple) {
    return NodeFmtLib.strNT(triple.getSubject())
        + " "
        + NodeFmtLib.strNT(triple.getPredicate())
        + " "
        + NodeFmtLib.strNT(triple.getObject());
  }

  @Override
  protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
    if (pattern.getSubject().isConcrete()) {
      return matching(bySubject.getOrDefault(pattern.getSubject(), List.of()), pattern);
    }
    if (pattern.getObject().isConcrete()) {
      return matching(byObject.getOrDefault(pattern.getObject(), List.of()), pattern);
    }
    return matching(all.values(), pattern);
  }

  private static ExtendedIterator<Triple> matching(Iterable<Triple> triples, Triple pattern) {
    return WrappedIterator.create(triples.iterator())
        .filterKeep(
            triple ->
                same(pattern.getSubject(), triple.getSubject())
                    && same(pattern.getPredicate(), triple.getPredicate())
                    && same(pattern.getObject(), triple.getObject()));
  }

  /** Compares terms for identity; in Jena's own matching, a month matches any day in it. */
  private static boolean same(Node pattern, Node node) {
    return !pattern.isConcrete() || pattern.equals(node);
  }

  /**
   * Returns prefixes in alphabetical order: the order of Jena's own mappings differs between JDKs.
   */
  @Override
  protected PrefixMapping createPrefixMapping() {
    return new PrefixMappingImpl() {
      @Override
      public Map<String, String> getNsPrefixMap() {
        return new TreeMap<>(super.getNsPrefixMap());
      }
    };
  }

  @Override
  protected int graphBaseSize() {
    return all.size();
  }
}
