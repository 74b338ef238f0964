package entente.web.sparql.explain;

import entente.kb.DidYouMean;
import entente.web.page.PageQueries;
import entente.web.sparql.query.QueryRunner;
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
 * Possible mistakes in a query without results: unknown terms with the most similar ones, unused
 * properties, literals without their language, comparisons of dates of mixed precision, and the one
 * condition without which there would be results.
 */
public final class EmptyResultDiagnosis {
  private final Query query;
  private final TermHints termHints;
  private final ValueHints valueHints;
  private final ConditionHints conditionHints;

  public EmptyResultDiagnosis(PageQueries queries, QueryRunner runner, Query query) {
    HintText text = new HintText(queries);
    this.query = query;
    this.termHints = new TermHints(queries, text);
    this.valueHints = new ValueHints(queries, text);
    this.conditionHints = new ConditionHints(runner, text);
  }

  /** The hints; an empty list for a result with rows whose columns can all have values. */
  public List<QueryDiagnostic> of(boolean empty) {
    Element pattern = query.getQueryPattern();
    if (pattern == null) {
      return List.of();
    }
    List<QueryDiagnostic> hints = new ArrayList<>(columns(pattern));
    if (empty) {
      PatternTerms terms = PatternTerms.of(pattern);
      hints.addAll(termHints.of(terms));
      hints.addAll(valueHints.of(terms));
      hints.addAll(conditionHints.of(query));
      if (hints.isEmpty()) {
        hints.add(new QueryDiagnostic("none", List.of(), List.of()));
      }
    }
    return hints.stream().distinct().toList();
  }

  /** Columns that no part of the pattern binds. */
  private List<QueryDiagnostic> columns(Element pattern) {
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
                    DidYouMean.of(name(column), bound.stream().map(EmptyResultDiagnosis::name))
                        .stream()
                        .map(near -> HintText.plain("?" + near.getLiteralLexicalForm()))
                        .toList()))
        .toList();
  }

  private static Node name(Var variable) {
    return NodeFactory.createLiteralString(variable.getVarName());
  }
}
