package entente.web.sparql.query;

import java.util.regex.Pattern;

/**
 * Normalization of query texts for the keys of a cache: texts that differ only in white space and
 * comments have the same normal form.
 */
public final class QueryNormalizer {
  /** Functions that return another value in each execution. */
  private static final Pattern VOLATILE =
      Pattern.compile("(?i)\\b(?:now|rand|uuid|struuid|bnode)\\s*\\(");

  private static final Pattern ESCAPE = Pattern.compile("(?i)\\\\u");

  private QueryNormalizer() {}

  /**
   * Whether a normalized query has the same results each time. A query with an escape is taken for
   * one that has not, because the escape may hide the name of a function.
   */
  public static boolean isRepeatable(String normalized) {
    return !VOLATILE.matcher(normalized).find() && !ESCAPE.matcher(normalized).find();
  }

  /**
   * The text with each run of white space and comments between two tokens replaced by one space;
   * strings and IRIs are unchanged.
   */
  public static String plain(String text) {
    if (text.indexOf("\\u") >= 0 || text.indexOf("\\U") >= 0) {
      // Such an escape can stand for a quotation mark (SPARQL 1.1 section 19.2), so the ends of
      // strings cannot be determined here.
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
