package entente.web.sparql.query;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.shared.PrefixMapping;

/**
 * The prefixes of the project, declared for whoever writes a query by hand and uses them
 * undeclared; what is asked then runs everywhere.
 */
public final class MissingPrefixes {
  private static final Pattern UNDECLARED =
      Pattern.compile("Unresolved prefixed name: ([^:\\s]*):");
  private final PrefixMapping prefixes;

  public MissingPrefixes(PrefixMapping prefixes) {
    this.prefixes = prefixes;
  }

  /** A query with its declarations, and the prefixes that were not declared in it. */
  public record Completed(String text, List<String> added) {}

  /** The query with what it lacks, or as it is when that would not make it parse. */
  public Completed completed(String text) {
    Set<String> added = new LinkedHashSet<>();
    for (String tried = text; ; tried = declared(text, added)) {
      try {
        QueryFactory.create(tried, Syntax.syntaxSPARQL_11);
        return new Completed(tried, List.copyOf(added));
      } catch (QueryException e) {
        Matcher undeclared = UNDECLARED.matcher(String.valueOf(e.getMessage()));
        if (!undeclared.find()
            || prefixes.getNsPrefixURI(undeclared.group(1)) == null
            || !added.add(undeclared.group(1))) {
          return new Completed(text, List.of());
        }
      } catch (RuntimeException | StackOverflowError e) {
        // Who answers the query says what is wrong with it.
        return new Completed(text, List.of());
      }
    }
  }

  /** Below the header of a question of ours, which says what it asks. */
  private String declared(String text, Set<String> added) {
    String header =
        text.lines()
            .takeWhile(line -> line.startsWith("#+"))
            .map(line -> line + "\n")
            .collect(Collectors.joining());
    String lines =
        added.stream()
            .map(prefix -> "PREFIX " + prefix + ": <" + prefixes.getNsPrefixURI(prefix) + ">\n")
            .collect(Collectors.joining());
    return header
        + lines
        + text.lines().dropWhile(line -> line.startsWith("#+")).collect(Collectors.joining("\n"));
  }
}
