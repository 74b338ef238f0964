package entente.kb.row;

import entente.kb.index.TermTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.util.NodeCmp;

/**
 * The ids of terms during one execution: those of the index and, after them, one for each other
 * term that the query names or computes. Two ids are equal if and only if the terms are.
 */
public final class TermIds {
  /** The id of an unbound variable. */
  public static final int UNBOUND = TermTable.ABSENT;

  private final TermTable table;
  private final int stored;
  private final WorkMeter meter;
  private final Map<Node, Integer> others = new HashMap<>();
  private final List<Node> otherNodes = new ArrayList<>();

  public TermIds(TermTable table, WorkMeter meter) {
    this.table = table;
    this.stored = table.size();
    this.meter = meter;
  }

  /** The id of a term; a new one if the term was never seen. */
  public int id(Node term) {
    int id = table.id(term);
    return id == TermTable.ABSENT ? other(term) : id;
  }

  private int other(Node term) {
    Integer known = others.get(term);
    if (known != null) {
      return known;
    }
    meter.keepTerm(term);
    otherNodes.add(term);
    int id = stored + otherNodes.size();
    others.put(term, id);
    return id;
  }

  /** The term of an id; null if unbound. */
  public Node node(int id) {
    if (id == UNBOUND) {
      return null;
    }
    return id <= stored ? table.node(id) : otherNodes.get(id - stored - 1);
  }

  /** Whether the index has the term. */
  public boolean isStored(int id) {
    return id <= stored;
  }

  public boolean isIri(int id) {
    return isStored(id) ? table.isIri(id) : node(id).isURI();
  }

  public boolean isBlank(int id) {
    return isStored(id) ? table.isBlank(id) : node(id).isBlank();
  }

  public boolean isLiteral(int id) {
    return isStored(id) ? table.isLiteral(id) : node(id).isLiteral();
  }

  /** The language tag of a literal, or the empty string. */
  public String language(int id) {
    return isStored(id) ? table.language(id) : node(id).getLiteralLanguage();
  }

  /** Compares two terms as {@code ORDER BY} does: what is unbound comes first. */
  public int compare(int one, int other) {
    if (one == other || isStored(one) && isStored(other)) {
      return Integer.compare(one, other);
    }
    if (one == UNBOUND || other == UNBOUND) {
      return one == UNBOUND ? -1 : 1;
    }
    return NodeValue.compareAlways(NodeValue.makeNode(node(one)), NodeValue.makeNode(node(other)));
  }

  /**
   * Compares two terms by their form, by which ARQ orders rows that {@code ORDER BY} leaves equal.
   */
  public int compareForms(int one, int other) {
    if (one == other) {
      return 0;
    }
    boolean stored = one != UNBOUND && other != UNBOUND && isStored(one) && isStored(other);
    return stored && !(table.isLiteral(one) && table.isLiteral(other))
        ? Integer.compare(one, other)
        : NodeCmp.compareRDFTerms(node(one), node(other));
  }
}
