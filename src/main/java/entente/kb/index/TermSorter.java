package entente.kb.index;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.ValueSpace;

/**
 * Sorts terms into the columns of a {@link TermTable}.
 *
 * <p>What was sorted before is kept in its order, so that sorting again after some terms were added
 * merges two runs.
 */
final class TermSorter {
  private final Map<ValueSpace, List<Term>> spaces = new EnumMap<>(ValueSpace.class);
  private int[] ids = {};
  private int size;

  /** A node with what it is sorted by. */
  private record Term(int number, Node node, String text, NodeValue value) {}

  private static final Comparator<Term> BY_TEXT = Comparator.comparing(Term::text);
  private static final Comparator<Term> BY_LANGUAGE =
      Comparator.comparing(
              (Term term) -> term.node.getLiteralLanguage(), String::compareToIgnoreCase)
          .thenComparing(Term::text)
          .thenComparing(term -> term.node.getLiteralLanguage());
  private static final Comparator<Term> BY_VALUE =
      (one, other) -> NodeValue.compareAlways(one.value, other.value);

  /** Where the order of values contradicts itself, as between zones of time. */
  private static final Comparator<Term> BY_TERM =
      BY_TEXT.thenComparing(term -> term.node.getLiteralDatatypeURI());

  /** Sorts the nodes up to a number; those of an earlier call must be the same. */
  TermColumns sort(Node[] nodes, int count) {
    for (int i = size; i < count; i++) {
      Term term = term(i, nodes[i]);
      spaces.computeIfAbsent(space(term), key -> new ArrayList<>()).add(term);
    }
    size = count;
    List<ValueSpace> order = new ArrayList<>(spaces.keySet());
    order.sort(Comparator.comparingInt(ValueSpace::comparisonOrder));
    Growing columns = new Growing(count);
    int[] starts = new int[order.size() + 1];
    for (int i = 0; i < order.size(); i++) {
      starts[i] = columns.next;
      List<Term> terms = spaces.get(order.get(i));
      sort(order.get(i), terms);
      terms.forEach(columns::add);
    }
    starts[order.size()] = columns.next;
    ids = columns.ids;
    return columns.finish(new ValueRanges(order, starts));
  }

  /** The id of each node by its provisional number, after the latest call of {@link #sort}. */
  int[] ids() {
    return ids;
  }

  private static Term term(int number, Node node) {
    if (node.isURI()) {
      return new Term(number, node, node.getURI(), null);
    }
    if (node.isBlank()) {
      return new Term(number, node, node.getBlankNodeLabel(), null);
    }
    boolean plain = isString(node) || !node.getLiteralLanguage().isEmpty();
    return new Term(
        number, node, node.getLiteralLexicalForm(), plain ? null : NodeValue.makeNode(node));
  }

  private static boolean isString(Node literal) {
    return literal.getLiteralDatatype() == XSDDatatype.XSDstring;
  }

  private static ValueSpace space(Term term) {
    if (term.value != null) {
      return ValueSpace.valueSpace(term.value);
    }
    if (term.node.isLiteral()) {
      return isString(term.node) ? ValueSpace.VSPACE_STRING : ValueSpace.VSPACE_LANG;
    }
    return term.node.isURI() ? ValueSpace.VSPACE_URI : ValueSpace.VSPACE_BLANKNODE;
  }

  private static void sort(ValueSpace space, List<Term> terms) {
    switch (space) {
      case VSPACE_URI, VSPACE_BLANKNODE, VSPACE_STRING -> terms.sort(BY_TEXT);
      case VSPACE_LANG -> terms.sort(BY_LANGUAGE);
      default -> {
        try {
          terms.sort(BY_VALUE);
        } catch (IllegalArgumentException e) {
          terms.sort(BY_TERM);
        }
      }
    }
  }

  /** The columns while they grow. */
  private static final class Growing {
    private final int[] ids;
    private final int[] offsets;
    private final int[] types;
    private final int[] hashes;
    private final Map<String, Integer> typeNumbers = new LinkedHashMap<>();
    private byte[] text;
    private int length;
    private int next = 1;

    Growing(int size) {
      ids = new int[size];
      offsets = new int[size + 2];
      types = new int[size + 1];
      hashes = new int[size + 1];
      text = new byte[Math.max(64, size * 32)];
    }

    void add(Term term) {
      byte[] bytes = term.text.getBytes(StandardCharsets.UTF_8);
      if (text.length - length < bytes.length) {
        text = Arrays.copyOf(text, Math.max(length + bytes.length, length + (length >> 1)));
      }
      System.arraycopy(bytes, 0, text, length, bytes.length);
      offsets[next] = length;
      length += bytes.length;
      offsets[next + 1] = length;
      int type = 0;
      if (term.node.isLiteral()) {
        type = typeNumbers.computeIfAbsent(LiteralTypes.name(term.node), key -> typeNumbers.size());
      }
      types[next] = type;
      hashes[next] = TermColumns.hash(term.text, type);
      ids[term.number] = next++;
    }

    TermColumns finish(ValueRanges spaces) {
      short[] literalTypes = new short[next - spaces.firstLiteral()];
      for (int i = 0; i < literalTypes.length; i++) {
        literalTypes[i] = (short) types[spaces.firstLiteral() + i];
      }
      int[] slots = new int[Integer.highestOneBit(Math.max(next, 2)) * 2];
      for (int id = 1; id < next; id++) {
        int slot = hashes[id] & slots.length - 1;
        while (slots[slot] != 0) {
          slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = id;
      }
      return new TermColumns(
          Arrays.copyOf(text, length),
          offsets,
          literalTypes,
          slots,
          List.copyOf(typeNumbers.keySet()),
          spaces);
    }
  }
}
