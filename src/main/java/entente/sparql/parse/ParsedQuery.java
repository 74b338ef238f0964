package entente.sparql.parse;

import java.util.Map;
import java.util.stream.Collectors;
import org.apache.jena.query.Query;

/**
 * A query that parses.
 *
 * @param query the syntax tree, with all prefixes declared
 * @param text the text as it was written
 * @param added the namespaces of the project's prefixes that the text uses without declaring them,
 *     by prefix
 */
public record ParsedQuery(Query query, String text, Map<String, String> added) {

  /** The declarations that the text lacks, on one line; empty when it lacks none. */
  public String prologue() {
    return declarations(" ");
  }

  /**
   * The text with the declarations that it lacks, which runs at any endpoint. They go below the
   * header of a named query, which has to come first.
   */
  public String complete() {
    if (added.isEmpty()) {
      return text;
    }
    String header =
        text.lines()
            .takeWhile(line -> line.startsWith("#+"))
            .map(line -> line + "\n")
            .collect(Collectors.joining());
    return header
        + declarations("\n")
        + "\n"
        + text.lines().dropWhile(line -> line.startsWith("#+")).collect(Collectors.joining("\n"));
  }

  private String declarations(String separator) {
    return added.entrySet().stream()
        .map(entry -> "PREFIX " + entry.getKey() + ": <" + entry.getValue() + ">")
        .collect(Collectors.joining(separator));
  }
}
