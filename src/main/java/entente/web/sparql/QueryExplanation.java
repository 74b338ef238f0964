package entente.web.sparql;

import entente.kb.read.Prefixes;
import entente.web.http.PercentEncoding;
import entente.web.page.PageQueries;
import entente.web.sparql.explain.QueryDiagnosis;
import entente.web.sparql.explain.QueryDiagnostic;
import entente.web.sparql.query.QueryPattern;
import entente.web.sparql.query.QueryRunner;
import entente.web.sparql.query.SubmittedQuery;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.util.FmtUtils;

/**
 * The explanation of a query: its text as it runs anywhere, possible mistakes, the number of
 * matches of each pattern, and the algebra that is executed.
 *
 * @param query the text with all its declarations
 * @param prologue the declarations that the text lacked
 * @param address the address of the results
 * @param rows the number of rows or triples; 1 or 0 for a yes or no
 * @param patterns the triple patterns that do not contain paths, with their matches
 * @param algebra the optimized algebra, in the syntax of SSE
 */
public record QueryExplanation(
    String query,
    String prologue,
    String address,
    long rows,
    List<QueryDiagnostic> hints,
    List<Matches> patterns,
    String algebra) {

  /** A triple pattern and the number of triples that match it alone. */
  public record Matches(String pattern, long triples) {}

  static QueryExplanation of(PageQueries queries, QueryRunner runner, SubmittedQuery asked) {
    long rows = count(runner, asked.query());
    return new QueryExplanation(
        asked.text(),
        asked.prologue(),
        "/sparql?query=" + PercentEncoding.component(asked.text()),
        rows,
        new QueryDiagnosis(queries, runner, asked).full(rows == 0),
        matches(queries, runner, asked.query()),
        Algebra.optimize(Algebra.compile(asked.query()))
            .toString(asked.query().getPrefixMapping()));
  }

  private static long count(QueryRunner runner, Query query) {
    try (QueryExec execution = runner.of(query, Map.of())) {
      if (query.isSelectType()) {
        return size(execution.select());
      }
      return query.isAskType()
          ? execution.ask() ? 1 : 0
          : query.isConstructType() ? execution.construct().size() : execution.describe().size();
    }
  }

  private static List<Matches> matches(PageQueries queries, QueryRunner runner, Query query) {
    if (query.getQueryPattern() == null) {
      return List.of();
    }
    PrefixMapping prefixes =
        Prefixes.mapping(queries.base()).setNsPrefixes(query.getPrefixMapping());
    List<Matches> matches = new ArrayList<>();
    for (QueryPattern.Placed placed : QueryPattern.of(query.getQueryPattern()).paths()) {
      TriplePath path = placed.path();
      if (path.isTriple() && placed.graph() == null) {
        Graph graph = runner.dataset().getDefaultGraph();
        matches.add(
            new Matches(
                FmtUtils.stringForTriple(path.asTriple(), prefixes),
                size(matching(graph, path.asTriple()))));
      }
    }
    return matches;
  }

  private static Iterator<Triple> matching(Graph graph, Triple pattern) {
    return graph.find(
        open(pattern.getSubject()), open(pattern.getPredicate()), open(pattern.getObject()));
  }

  private static Node open(Node node) {
    return Var.isVar(node) || node.isBlank() ? Node.ANY : node;
  }

  private static long size(Iterator<?> each) {
    long size = 0;
    while (each.hasNext()) {
      each.next();
      size++;
    }
    return size;
  }
}
