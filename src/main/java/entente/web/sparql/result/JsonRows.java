package entente.web.sparql.result;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.TextDirection;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.vocabulary.XSD;

/**
 * A writer of rows as SPARQL 1.1 Query Results JSON, one row a line.
 *
 * <p>Jena's writer counts columns at every character, which takes longer than most queries. This
 * one encodes a term once and keeps a bounded number of them, since rows repeat their terms.
 */
public final class JsonRows {
  private static final int KEPT = 1 << 9;
  private static final int LONGEST_KEPT = 1 << 9;
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private final OutputStream out;
  private final Map<Node, Integer> blankNodes = new HashMap<>();
  private final Node[] keptTerms = new Node[KEPT];
  private final byte[][] keptBytes = new byte[KEPT][];
  private byte[] buffer = new byte[1 << 12];
  private int size;

  private JsonRows(OutputStream out) {
    this.out = out;
  }

  /** Writes all rows; what the stream throws ends the writing. */
  public static void write(OutputStream out, List<Var> columns, Iterable<Binding> rows) {
    JsonRows writer = new JsonRows(out);
    try {
      writer.all(columns, rows);
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void all(List<Var> columns, Iterable<Binding> rows) throws IOException {
    Var[] variables = columns.toArray(Var[]::new);
    byte[][] names = new byte[variables.length][];
    ascii("{\"head\":{\"vars\":[");
    for (int i = 0; i < variables.length; i++) {
      ascii(i == 0 ? "" : ",");
      int start = size;
      text(variables[i].getVarName());
      names[i] = copy(start);
    }
    ascii("]},\"results\":{\"bindings\":[");
    boolean first = true;
    for (Binding row : rows) {
      ascii(first ? "\n{" : ",\n{");
      first = false;
      boolean begun = false;
      for (int i = 0; i < variables.length; i++) {
        Node value = row.get(variables[i]);
        if (value != null) {
          ascii(begun ? "," : "");
          begun = true;
          bytes(names[i]);
          ascii(":");
          term(value);
        }
      }
      ascii("}");
      if (size > 1 << 11) {
        flush();
      }
    }
    ascii("\n]}}\n");
  }

  private byte[] copy(int from) {
    byte[] copy = new byte[size - from];
    System.arraycopy(buffer, from, copy, 0, copy.length);
    return copy;
  }

  private void term(Node term) {
    int place = (term.hashCode() ^ term.hashCode() >>> 16) & KEPT - 1;
    if (keptTerms[place] == term) {
      bytes(keptBytes[place]);
      return;
    }
    int start = size;
    encode(term);
    if (size - start <= LONGEST_KEPT) {
      keptTerms[place] = term;
      keptBytes[place] = copy(start);
    }
  }

  private void encode(Node term) {
    if (term.isURI()) {
      ascii("{\"type\":\"uri\",\"value\":");
      text(term.getURI());
    } else if (term.isBlank()) {
      ascii("{\"type\":\"bnode\",\"value\":\"b");
      ascii(blankNodes.computeIfAbsent(term, added -> blankNodes.size()) + "\"");
    } else if (term.isLiteral()) {
      literal(term);
    } else {
      Triple triple = term.getTriple();
      ascii("{\"type\":\"triple\",\"value\":{\"subject\":");
      encode(triple.getSubject());
      ascii(",\"predicate\":");
      encode(triple.getPredicate());
      ascii(",\"object\":");
      encode(triple.getObject());
      ascii("}");
    }
    ascii("}");
  }

  private void literal(Node literal) {
    ascii("{\"type\":\"literal\",");
    String language = literal.getLiteralLanguage();
    if (!language.isEmpty()) {
      ascii("\"xml:lang\":");
      text(language);
      TextDirection direction = literal.getLiteralBaseDirection();
      ascii(direction == null ? "," : ",\"its:dir\":\"" + direction.direction() + "\",");
    } else if (!literal.getLiteralDatatypeURI().equals(XSD.xstring.getURI())) {
      ascii("\"datatype\":");
      text(literal.getLiteralDatatypeURI());
      ascii(",");
    }
    ascii("\"value\":");
    text(literal.getLiteralLexicalForm());
  }

  private void bytes(byte[] bytes) {
    room(bytes.length);
    System.arraycopy(bytes, 0, buffer, size, bytes.length);
    size += bytes.length;
  }

  private void ascii(String text) {
    int length = text.length();
    room(length);
    for (int i = 0; i < length; i++) {
      buffer[size++] = (byte) text.charAt(i);
    }
  }

  /** A string of JSON (RFC 8259, section 7); a lone surrogate is escaped, having no UTF-8. */
  private void text(String text) {
    int length = text.length();
    room(Math.addExact(Math.multiplyExact(6, length), 2));
    buffer[size++] = '"';
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        buffer[size++] = '\\';
        buffer[size++] = (byte) c;
      } else if (c >= 0x20 && c < 0x7F) {
        buffer[size++] = (byte) c;
      } else if (c < 0x20 || c == 0x7F) {
        escape(c);
      } else if (c < 0x800) {
        buffer[size++] = (byte) (0xC0 | c >> 6);
        buffer[size++] = (byte) (0x80 | c & 0x3F);
      } else if (!Character.isSurrogate(c)) {
        buffer[size++] = (byte) (0xE0 | c >> 12);
        buffer[size++] = (byte) (0x80 | c >> 6 & 0x3F);
        buffer[size++] = (byte) (0x80 | c & 0x3F);
      } else if (i + 1 < length && Character.isSurrogatePair(c, text.charAt(i + 1))) {
        int point = Character.toCodePoint(c, text.charAt(++i));
        buffer[size++] = (byte) (0xF0 | point >> 18);
        buffer[size++] = (byte) (0x80 | point >> 12 & 0x3F);
        buffer[size++] = (byte) (0x80 | point >> 6 & 0x3F);
        buffer[size++] = (byte) (0x80 | point & 0x3F);
      } else {
        escape(c);
      }
    }
    buffer[size++] = '"';
  }

  private void escape(char c) {
    buffer[size++] = '\\';
    buffer[size++] = 'u';
    for (int shift = 12; shift >= 0; shift -= 4) {
      buffer[size++] = HEX[c >> shift & 0xF];
    }
  }

  private void room(int more) {
    if (size + more > buffer.length) {
      byte[] larger = new byte[Math.max(buffer.length * 2, size + more)];
      System.arraycopy(buffer, 0, larger, 0, size);
      buffer = larger;
    }
  }

  private void flush() throws IOException {
    out.write(buffer, 0, size);
    size = 0;
  }
}
