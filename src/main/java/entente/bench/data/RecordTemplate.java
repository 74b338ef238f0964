package entente.bench.data;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/**
 * The Turtle of a description with gaps for the number of the copy: after the names of things and
 * in their labels. Copy 0 is the description itself.
 */
final class RecordTemplate {
  private static final int OWN = -1;
  private static final int LABEL = -2;

  /** The text before a gap, and what fills it: the own number, that of a label, or of a hub. */
  private record Piece(byte[] before, int gap) {}

  private final SourceRecord record;
  private final TurtleTerms terms;
  private final Map<Node, Integer> hubs;
  private final Set<Node> labels;
  private final List<Piece> pieces = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final byte[] end;

  RecordTemplate(SourceRecord record, TurtleTerms terms, Map<Node, Integer> hubs) {
    this.record = record;
    this.terms = terms;
    this.hubs = hubs.containsKey(record.thing()) ? Map.of() : hubs;
    labels =
        record.triples().stream()
            .filter(each -> each.predicateMatches(RDFS.label.asNode()))
            .map(Triple::getObject)
            .collect(Collectors.toSet());
    term(record.thing());
    values(record.thing(), "  ");
    text.append(" .\n\n");
    end = text.toString().getBytes(StandardCharsets.UTF_8);
  }

  int size() {
    return record.triples().size();
  }

  SourceRecord record() {
    return record;
  }

  private void values(Node subject, String indent) {
    Node last = null;
    for (Triple triple : record.triples()) {
      if (!triple.getSubject().equals(subject)) {
        continue;
      }
      Node property = triple.getPredicate();
      if (property.equals(last)) {
        text.append(" , ");
      } else {
        text.append(last == null ? subject.isBlank() ? " " : "\n" + indent : " ;\n" + indent);
        text.append(property.equals(RDF.type.asNode()) ? "a" : terms.text(property)).append(' ');
      }
      last = property;
      if (triple.getObject().isBlank()) {
        text.append("[");
        values(triple.getObject(), indent + "  ");
        text.append(" ]");
      } else {
        term(triple.getObject());
      }
    }
  }

  private void term(Node node) {
    String term = terms.text(node);
    if (SourceRecord.isThing(node)) {
      int cut = term.endsWith(">") ? term.length() - 1 : term.length();
      gap(term, cut, node.equals(record.thing()) ? OWN : hubs.getOrDefault(node, OWN));
    } else if (labels.contains(node)) {
      gap(term, term.lastIndexOf('"'), LABEL);
    } else {
      text.append(term);
    }
  }

  private void gap(String term, int cut, int gap) {
    text.append(term, 0, cut);
    pieces.add(new Piece(text.toString().getBytes(StandardCharsets.UTF_8), gap));
    text.setLength(0);
    text.append(term.substring(cut));
  }

  /** Writes a copy; the copies of hubs that it mentions are given by their numbers. */
  void write(OutputStream out, int copy, IntUnaryOperator hubCopy) throws IOException {
    for (Piece piece : pieces) {
      out.write(piece.before());
      int number = piece.gap() >= 0 ? hubCopy.applyAsInt(piece.gap()) : copy;
      if (number > 0) {
        String mark = piece.gap() == LABEL ? " " + number : SourceRecord.suffix(number);
        out.write(mark.getBytes(StandardCharsets.US_ASCII));
      }
    }
    out.write(end);
  }
}
