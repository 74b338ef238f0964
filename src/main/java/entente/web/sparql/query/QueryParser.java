package entente.web.sparql.query;

import entente.sparql.QuerySandbox;
import entente.sparql.parse.ParsedQuery;
import entente.sparql.parse.QuerySyntaxException;
import entente.sparql.parse.SparqlParser;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.ProblemType;
import org.apache.jena.shared.PrefixMapping;

/** The parser of submitted queries, whose errors are problem documents with line and column. */
public final class QueryParser {
  private final SparqlParser parser;

  /** {@code prefixes} are those that a query need not declare. */
  public QueryParser(PrefixMapping prefixes, String base) {
    this.parser = new SparqlParser(prefixes, base);
  }

  /** The query; a {@link ProblemException} when it does not parse. */
  public SubmittedQuery parsed(String text) {
    QuerySandbox.requireReadable(text);
    try {
      ParsedQuery parsed = parser.parse(text);
      return new SubmittedQuery(parsed.query(), parsed.complete(), parsed.prologue());
    } catch (QuerySyntaxException e) {
      throw problem(e);
    }
  }

  private static ProblemException problem(QuerySyntaxException e) {
    if (e.isTooDeep()) {
      return new ProblemException(QueryProblems.tooDeep());
    }
    Problem problem = Problem.of(ProblemType.SYNTAX_ERROR, e.getMessage());
    return new ProblemException(
        e.line() == 0 ? problem : problem.with("line", e.line()).with("column", e.column()));
  }
}
