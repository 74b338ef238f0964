package entente.web.sparql.query;

import entente.sparql.parse.QueryScanner;
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
    QueryScanner.scan(
        text,
        (kind, start, end) -> {
          if (kind != QueryScanner.Kind.SPACE) {
            plain.append(text, start, end);
          } else if (plain.length() > 0 && plain.charAt(plain.length() - 1) != ' ') {
            plain.append(' ');
          }
        });
    return plain.toString().stripTrailing();
  }
}
