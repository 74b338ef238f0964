package entente.web.sparql.query;

import entente.sparql.QuerySandbox;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.ProblemType;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.apache.jena.shared.JenaException;
import org.apache.jena.shared.PrefixMapping;

/**
 * The parser of queries: SPARQL 1.1 without ARQ's extensions, so that a query that runs here runs
 * elsewhere, and no extension has to be considered for safety.
 */
public final class QueryParser {
  private static final Pattern PLACE = Pattern.compile("line (\\d+), column (\\d+)");
  private static final Pattern UNDECLARED =
      Pattern.compile("Unresolved prefixed name: ([^:\\s]*):");
  private final PrefixMapping prefixes;
  private final String base;

  /** {@code prefixes} are those that {@link #completed} declares. */
  public QueryParser(PrefixMapping prefixes, String base) {
    this.prefixes = prefixes;
    this.base = base;
  }

  /** The query as it was sent; a {@link ProblemException} when it does not parse. */
  public SubmittedQuery parsed(String text) {
    QuerySandbox.requireReadable(text);
    try {
      return new SubmittedQuery(tree(text), text, "");
    } catch (JenaException e) {
      throw problem(e);
    }
  }

  /**
   * The query with the project's prefixes declared where it uses them undeclared, for readers who
   * write queries by hand. The problem of a query that still does not parse is that of the text as
   * it was sent.
   */
  public SubmittedQuery completed(String text) {
    QuerySandbox.requireReadable(text);
    Set<String> added = new LinkedHashSet<>();
    JenaException first = null;
    for (String tried = text; ; tried = declared(text, added)) {
      try {
        return new SubmittedQuery(tree(tried), tried, String.join(", ", added));
      } catch (JenaException e) {
        first = first == null ? e : first;
        Matcher undeclared = UNDECLARED.matcher(String.valueOf(e.getMessage()));
        if (!undeclared.find()
            || prefixes.getNsPrefixURI(undeclared.group(1)) == null
            || !added.add(undeclared.group(1))) {
          throw problem(first);
        }
      }
    }
  }

  private Query tree(String text) {
    return QueryFactory.create(text, base, Syntax.syntaxSPARQL_11);
  }

  /** Declarations go below the header of a named query, which has to come first. */
  private String declared(String text, Set<String> added) {
    String header =
        text.lines()
            .takeWhile(line -> line.startsWith("#+"))
            .map(line -> line + "\n")
            .collect(Collectors.joining());
    String declarations =
        added.stream()
            .map(prefix -> "PREFIX " + prefix + ": <" + prefixes.getNsPrefixURI(prefix) + ">\n")
            .collect(Collectors.joining());
    return header
        + declarations
        + text.lines().dropWhile(line -> line.startsWith("#+")).collect(Collectors.joining("\n"));
  }

  private static ProblemException problem(JenaException e) {
    if (!(e instanceof QueryParseException)) {
      return new ProblemException(
          Problem.of(ProblemType.SYNTAX_ERROR, String.valueOf(e.getMessage())));
    }
    if (e.getMessage() == null) {
      return new ProblemException(QueryProblems.tooDeep());
    }
    String message = e.getMessage().lines().findFirst().orElse("It does not parse.");
    Problem problem = Problem.of(ProblemType.SYNTAX_ERROR, message);
    Matcher place = PLACE.matcher(message);
    return new ProblemException(
        place.find()
            ? problem
                .with("line", Long.valueOf(place.group(1)))
                .with("column", Long.valueOf(place.group(2)))
            : problem);
  }
}
