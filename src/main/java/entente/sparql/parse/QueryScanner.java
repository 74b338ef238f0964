package entente.sparql.parse;

/**
 * A scanner that tells white space, comments, strings and IRIs of a SPARQL query from the rest,
 * also in a query that does not parse.
 */
public final class QueryScanner {
  private QueryScanner() {}

  /** The kinds of pieces of a query text. */
  public enum Kind {
    SPACE,
    STRING,
    IRI,
    OTHER
  }

  /** Receives the pieces of a text, from {@code start} to before {@code end}. */
  @FunctionalInterface
  public interface Receiver {
    void piece(Kind kind, int start, int end);
  }

  /**
   * Sends all pieces of a text, in order and without gaps; OTHER has one character or an escape.
   */
  public static void scan(String text, Receiver receiver) {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int end = i + 1;
      Kind kind = Kind.OTHER;
      if (c == '#' || Character.isWhitespace(c)) {
        kind = Kind.SPACE;
        end = endOfSpace(text, i);
      } else if (c == '"' || c == '\'') {
        kind = Kind.STRING;
        end = endOfString(text, i);
      } else if (c == '<') {
        end = endOfIri(text, i);
        kind = end > i + 1 ? Kind.IRI : Kind.OTHER;
      } else if (c == '\\') {
        end = Math.min(i + 2, text.length());
      }
      receiver.piece(kind, i, end);
      i = end;
    }
  }

  private static int endOfSpace(String text, int start) {
    boolean comment = text.charAt(start) == '#';
    int end = start + 1;
    while (end < text.length()
        && (comment
            ? text.charAt(end) != '\n' && text.charAt(end) != '\r'
            : Character.isWhitespace(text.charAt(end)))) {
      end++;
    }
    return end;
  }

  private static int endOfString(String text, int start) {
    char mark = text.charAt(start);
    String three = String.valueOf(mark).repeat(3);
    boolean isLong = text.startsWith(three, start);
    for (int i = start + (isLong ? 3 : 1); i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (isLong ? text.startsWith(three, i) : text.charAt(i) == mark) {
        return i + (isLong ? 3 : 1);
      }
    }
    return text.length();
  }

  /** The end of the IRI that begins here, or of the operator {@code <}. */
  private static int endOfIri(String text, int start) {
    for (int i = start + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '>') {
        return i + 1;
      }
      if (c <= ' ' || "<\"{}|^`\\".indexOf(c) >= 0) {
        return start + 1;
      }
    }
    return start + 1;
  }
}
