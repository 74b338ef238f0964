package entente.web.sparql.result;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Programs that send a query, in several languages. The query is escaped for the string literal
 * that holds it, so that no part of it is code.
 *
 * <p>The programs are templates, in which {@code {{name}}} stands for a value.
 */
final class CodeSnippets {
  private static final String TEMPLATES = "/snippets/";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");
  private static final Map<String, String> LOADED = new ConcurrentHashMap<>();

  private CodeSnippets() {}

  /** The programs for a query whose result is a graph or rows. */
  static List<ResultPage.Snippet> of(String query, String endpoint, boolean graph) {
    String text = query.replace("\r\n", "\n").replace('\r', '\n').replace("\0", "").strip();
    String type = graph ? "text/turtle" : "text/csv";
    String result = graph ? "-graph" : "-rows";
    return List.of(
        snippet("curl", "curl", endpoint, type, shell(text)),
        snippet("Python", "python" + result, endpoint, type, python(text)),
        snippet("JavaScript", "javascript" + result, endpoint, type, javaScript(text)),
        new ResultPage.Snippet(
            "R",
            filled(
                "r" + result,
                Map.of("endpoint", endpoint, "type", type, "query", text, "dashes", dashes(text)))),
        snippet("Java", "java", endpoint, type, java(text)));
  }

  private static ResultPage.Snippet snippet(
      String language, String template, String endpoint, String type, String query) {
    return new ResultPage.Snippet(
        language, filled(template, Map.of("endpoint", endpoint, "type", type, "query", query)));
  }

  /** Escapes for a word in single quotes. */
  private static String shell(String query) {
    return query.replace("'", "'\\''");
  }

  private static String python(String query) {
    return query.replace("\\", "\\\\").replace("\"\"\"", "\\\"\\\"\\\"");
  }

  /** Escapes for a template literal. */
  private static String javaScript(String query) {
    return query.replace("\\", "\\\\").replace("`", "\\`").replace("${", "\\${");
  }

  /** As many dashes as a raw string needs so that the query does not contain its end. */
  private static String dashes(String query) {
    String dashes = "";
    while (query.contains(")" + dashes + "\"")) {
      dashes += "-";
    }
    return dashes;
  }

  /**
   * Escapes for a text block. A backslash after a backslash begins no Unicode escape (JLS 3.3);
   * white space at the end of a line would be stripped (JLS 3.10.6).
   */
  private static String java(String query) {
    return query
        .replace("\\", "\\\\")
        .replace("\"\"\"", "\\\"\\\"\\\"")
        .replaceAll(" (?=\\n|$)", "\\\\s")
        .replaceAll("\\t(?=\\n|$)", "\\\\t");
  }

  /** Replaces placeholders in one pass, so that one in a query is left as it is. */
  private static String filled(String template, Map<String, String> values) {
    return PLACEHOLDER
        .matcher(LOADED.computeIfAbsent(template, CodeSnippets::load))
        .replaceAll(found -> Matcher.quoteReplacement(values.get(found.group(1))));
  }

  private static String load(String template) {
    try (InputStream stream =
        CodeSnippets.class.getResourceAsStream(TEMPLATES + template + ".txt")) {
      return new String(
          Objects.requireNonNull(stream, template).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
