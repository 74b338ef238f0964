package entente.web.sparql.query;

/**
 * The text of a query as something to compare: two texts that differ only in white space and
 * comments are one.
 */
public final class QueryNormalizer {
  private QueryNormalizer() {}

  /**
   * The text with one space for all white space and comments between two tokens; strings and IRIs
   * stay as they are.
   */
  public static String plain(String text) {
    if (text.indexOf("\\u") >= 0 || text.indexOf("\\U") >= 0) {
      // Such an escape can stand for a quotation mark (SPARQL 1.1 section 19.2), so where strings
      // end is not to be seen.
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int end = i + 1;
      if (c == '#' || Character.isWhitespace(c)) {
        while (end < text.length()
            && (c == '#'
                ? text.charAt(end) != '\n' && text.charAt(end) != '\r'
                : Character.isWhitespace(text.charAt(end)))) {
          end++;
        }
        if (plain.length() > 0 && plain.charAt(plain.length() - 1) != ' ') {
          plain.append(' ');
        }
      } else {
        end =
            c == '"' || c == '\''
                ? endOfString(text, i)
                : c == '<' ? endOfIri(text, i) : c == '\\' ? Math.min(i + 2, text.length()) : end;
        plain.append(text, i, end);
      }
      i = end;
    }
    return plain.toString().stripTrailing();
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

  /** The end of the IRI that begins here, or of the sign that is less than one. */
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
