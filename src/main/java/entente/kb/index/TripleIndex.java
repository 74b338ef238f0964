package entente.kb.index;

import org.apache.jena.graph.Node;

/**
 * A set of triples of ids, sorted in three orders: the union of all graphs, or the triples of one
 * graph, which are the rows of the union that are in it.
 *
 * <p>Each component of a pattern is an id, {@link #ANY}, or {@link TermTable#ABSENT}, which matches
 * nothing.
 *
 * <pre>
 * TripleCursor row = index.cursor(TripleIndex.ANY, type, exercise);
 * while (row.next()) {
 *   row.subject();                              // ascending, as this is the only free component
 * }
 * </pre>
 */
public final class TripleIndex {
  /** Matches every term. */
  public static final int ANY = -1;

  private final TermTable terms;
  private final TripleRows rows;
  private final boolean[] members;
  private volatile PredicateStatistics statistics;

  /**
   * An index of all rows, or of those in one graph.
   *
   * @param members which sets of graphs the rows are in, by the number of the set; null for all
   */
  TripleIndex(TermTable terms, TripleRows rows, boolean[] members) {
    this.terms = terms;
    this.rows = rows;
    this.members = members;
  }

  public TermTable terms() {
    return terms;
  }

  TripleRows rows() {
    return rows;
  }

  /** A component of a pattern: {@link #ANY} for null and what is not concrete, or the id. */
  public int match(Node node) {
    return node == null || !node.isConcrete() ? ANY : terms.id(node);
  }

  /** The order in which {@link #cursor} gives the matches of a pattern. */
  public static TripleOrder order(int s, int p, int o) {
    if (s != ANY) {
      return p == ANY && o != ANY ? TripleOrder.OSP : TripleOrder.SPO;
    }
    if (p != ANY) {
      return TripleOrder.POS;
    }
    return o != ANY ? TripleOrder.OSP : TripleOrder.SPO;
  }

  /**
   * The triples that match a pattern, sorted by their free components: in the order subject,
   * predicate, object, but object before subject if the predicate is the only one given.
   */
  public TripleCursor cursor(int s, int p, int o) {
    if (s == TermTable.ABSENT || p == TermTable.ABSENT || o == TermTable.ABSENT) {
      return TripleCursor.none(rows.spo());
    }
    return switch (order(s, p, o)) {
      case SPO -> TripleCursor.of(TripleOrder.SPO, rows.spo(), s, p, o, members);
      case POS -> TripleCursor.of(TripleOrder.POS, rows.pos(), p, o, s, members);
      case OSP -> TripleCursor.of(TripleOrder.OSP, rows.osp(), o, s, p, members);
    };
  }

  public boolean contains(int s, int p, int o) {
    return cursor(s, p, o).next();
  }

  /**
   * The exact number of matches: by binary search in the union, by reading one byte for each row
   * that matches in a graph.
   */
  public long count(int s, int p, int o) {
    TripleCursor cursor = cursor(s, p, o);
    return members == null ? cursor.rows() : cursor.count();
  }

  /** The number of matches in the union of all graphs, by binary search: a bound for each graph. */
  public long atMost(int s, int p, int o) {
    return cursor(s, p, o).rows();
  }

  public long size() {
    return count(ANY, ANY, ANY);
  }

  /** Counts by predicate, made at the first call. */
  public PredicateStatistics statistics() {
    PredicateStatistics made = statistics;
    if (made == null) {
      made =
          PredicateStatistics.of(
              terms.size(), cursor(ANY, ANY, ANY), predicate -> cursor(ANY, predicate, ANY));
      statistics = made;
    }
    return made;
  }
}
