package entente.kb.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.expr.ValueSpace;

/**
 * The terms of an index, numbered from 1 in the order of {@code ORDER BY}.
 *
 * <p>Of two ids the smaller sorts first by {@link
 * org.apache.jena.sparql.expr.NodeValue#compareAlways}: blank nodes, then IRIs, then literals by
 * value. Two terms are the same RDF term if and only if their ids are equal. Terms are decoded when
 * they are asked for, and a bounded number is kept. A table is safe for use by many threads.
 */
public final class TermTable {
  /** The id of every term that is not in the table. */
  public static final int ABSENT = 0;

  /** The greatest number of decoded terms that are kept. */
  private static final int KEPT = 1 << 17;

  private final TermColumns columns;
  private final LiteralTypes types;
  private final int size;
  private final int firstIri;
  private final int firstLiteral;
  private final Kept[] kept;

  /** A decoded term with its id, since two ids may share a place. */
  private record Kept(int id, Node node) {}

  TermTable(TermColumns columns) {
    this.columns = columns;
    this.types = new LiteralTypes(columns.types());
    this.size = columns.offsets().length - 2;
    this.firstIri = columns.spaces().first(ValueSpace.VSPACE_URI);
    this.firstLiteral = columns.spaces().firstLiteral();
    this.kept = new Kept[Math.min(KEPT, Integer.highestOneBit(Math.max(size, 1)) << 1)];
  }

  /** The number of terms; the ids are 1 to this number. */
  public int size() {
    return size;
  }

  /** The id of a term, or {@link #ABSENT}. */
  public int id(Node node) {
    if (node.isURI()) {
      return find(node, node.getURI(), 0, firstIri, firstLiteral);
    }
    if (node.isBlank()) {
      return find(node, node.getBlankNodeLabel(), 0, 1, firstIri);
    }
    int type = node.isLiteral() ? types.number(node) : -1;
    return type < 0
        ? ABSENT
        : find(node, node.getLiteralLexicalForm(), type, firstLiteral, size + 1);
  }

  private int find(Node node, String text, int type, int from, int to) {
    int[] slots = columns.slots();
    byte[] bytes = null;
    int slot = TermColumns.hash(text, type) & slots.length - 1;
    for (int id; (id = slots[slot]) != 0; slot = slot + 1 & slots.length - 1) {
      if (id < from || id >= to || from == firstLiteral && type(id) != type) {
        continue;
      }
      Kept known = kept[id & kept.length - 1];
      if (known != null && known.id == id) {
        if (known.node.equals(node)) {
          return id;
        }
        continue;
      }
      if (bytes == null) {
        bytes = text.getBytes(StandardCharsets.UTF_8);
      }
      if (Arrays.equals(
          columns.text(),
          columns.offsets()[id],
          columns.offsets()[id + 1],
          bytes,
          0,
          bytes.length)) {
        return id;
      }
    }
    return ABSENT;
  }

  private int type(int literal) {
    return columns.literalTypes()[literal - firstLiteral] & 0xFFFF;
  }

  /** The term with an id from 1 to {@link #size()}. */
  public Node node(int id) {
    Kept known = kept[id & kept.length - 1];
    if (known != null && known.id == id) {
      return known.node;
    }
    Node node = decode(id);
    kept[id & kept.length - 1] = new Kept(id, node);
    return node;
  }

  private Node decode(int id) {
    String text = text(id);
    if (id >= firstLiteral) {
      return types.literal(text, type(id));
    }
    return id >= firstIri ? NodeFactory.createURI(text) : NodeFactory.createBlankNode(text);
  }

  /** The IRI, the lexical form or the label, without making a node. */
  public String text(int id) {
    int start = columns.offsets()[id];
    return new String(
        columns.text(), start, columns.offsets()[id + 1] - start, StandardCharsets.UTF_8);
  }

  public boolean isBlank(int id) {
    return id < firstIri && id > 0;
  }

  public boolean isIri(int id) {
    return id >= firstIri && id < firstLiteral;
  }

  public boolean isLiteral(int id) {
    return id >= firstLiteral && id <= size;
  }

  /** Whether the term is a valid number of any numeric type. */
  public boolean isNumeric(int id) {
    return space(id) == ValueSpace.VSPACE_NUM;
  }

  /** The value space in which ARQ sorts and compares the term. */
  public ValueSpace space(int id) {
    return columns.spaces().of(id);
  }

  /** The first id of a value space; that of the next space if it is empty. */
  public int firstOf(ValueSpace space) {
    return columns.spaces().first(space);
  }

  /** The id after the last of a value space. */
  public int endOf(ValueSpace space) {
    return columns.spaces().end(space);
  }

  /** The language tag of a literal, or the empty string. */
  public String language(int id) {
    return isLiteral(id) ? types.language(type(id)) : "";
  }

  /** The IRI of the datatype of a literal. */
  public String datatype(int id) {
    return types.datatype(type(id));
  }

  TermColumns columns() {
    return columns;
  }
}
