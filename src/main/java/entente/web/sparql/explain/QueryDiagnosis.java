package entente.web.sparql.explain;

import entente.kb.DidYouMean;
import entente.web.page.PageQueries;
import entente.web.sparql.query.QueryRunner;
import entente.web.sparql.query.SubmittedQuery;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.PatternVars;

/**
 * Possible mistakes in a query: parts that share no variable, filters that are never true, columns
 * without values; and, when it has no results, unknown terms with the most similar ones, unused
 * properties, literals without their language, comparisons of dates of mixed precision, and the one
 * condition without which there would be results.
 */
public final class QueryDiagnosis {
  private final SubmittedQuery asked;
  private final TermHints termHints;
  private final ValueHints valueHints;
  private final StructureHints structureHints;
  private final FilterHints filterHints;
  private final ConditionHints conditionHints;

  public QueryDiagnosis(PageQueries queries, QueryRunner runner, SubmittedQuery asked) {
    HintText text = new HintText(queries);
    this.asked = asked;
    this.termHints = new TermHints(queries, text);
    this.valueHints = new ValueHints(queries, text);
    this.structureHints = new StructureHints(text);
    this.filterHints = new FilterHints(text);
    this.conditionHints = new ConditionHints(runner, text);
  }

  /** The hints that need no further execution of the query. */
  public List<QueryDiagnostic> brief(boolean empty) {
    Query query = asked.query();
    Element pattern = query.getQueryPattern();
    if (pattern == null) {
      return List.of();
    }
    List<QueryDiagnostic> hints = new ArrayList<>(columns(query, pattern));
    hints.addAll(structureHints.of(query, asked.text()));
    hints.addAll(filterHints.of(query));
    if (empty) {
      PatternTerms terms = PatternTerms.of(pattern);
      hints.addAll(termHints.of(terms));
      hints.addAll(valueHints.of(terms));
    }
    return hints.stream().distinct().toList();
  }

  /**
   * All hints; for an empty result, the query is run again without each of its conditions. An empty
   * list for a result with rows in which nothing is doubtful.
   */
  public List<QueryDiagnostic> full(boolean empty) {
    List<QueryDiagnostic> brief = brief(empty);
    if (!empty || asked.query().getQueryPattern() == null) {
      return brief;
    }
    List<QueryDiagnostic> hints = new ArrayList<>(brief);
    hints.addAll(conditionHints.of(asked.query()));
    if (hints.isEmpty()) {
      hints.add(new QueryDiagnostic("none", List.of(), List.of()));
    }
    return hints.stream().distinct().toList();
  }

  /** Columns that no part of the pattern binds. */
  private static List<QueryDiagnostic> columns(Query query, Element pattern) {
    Set<Var> bound = new LinkedHashSet<>(PatternVars.vars(pattern));
    if (query.getValuesVariables() != null) {
      bound.addAll(query.getValuesVariables());
    }
    return query.getProjectVars().stream()
        .filter(column -> query.getProject().getExpr(column) == null && !bound.contains(column))
        .map(
            column ->
                new QueryDiagnostic(
                    "column",
                    List.of(HintText.plain("?" + column.getVarName())),
                    DidYouMean.of(name(column), bound.stream().map(QueryDiagnosis::name)).stream()
                        .map(near -> HintText.plain("?" + near.getLiteralLexicalForm()))
                        .toList()))
        .toList();
  }

  private static Node name(Var variable) {
    return NodeFactory.createLiteralString(variable.getVarName());
  }
}
