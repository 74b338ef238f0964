package entente.web.sparql.explain;

import entente.web.sparql.query.QueryRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementBind;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementOptional;
import org.apache.jena.sparql.syntax.ElementPathBlock;

/**
 * Hints about conditions of the outermost group without which there would be results: the query is
 * run without each of them in turn.
 */
final class ConditionHints {
  private static final int TRIED = 12;
  private final QueryRunner runner;
  private final HintText text;

  ConditionHints(QueryRunner runner, HintText text) {
    this.runner = runner;
    this.text = text;
  }

  List<QueryDiagnostic> of(Query query) {
    List<QueryDiagnostic> hints = new ArrayList<>();
    if (!(query.getQueryPattern() instanceof ElementGroup group) || group.size() == 0) {
      return hints;
    }
    int tried = 0;
    try {
      for (int i = 0; i < group.size(); i++) {
        int pieces = pieces(group.get(i));
        for (int piece = 0; piece < pieces && tried < TRIED; piece++, tried++) {
          if (group.size() == 1 && pieces == 1) {
            return hints;
          }
          if (matches(query, without(group, i, piece))) {
            hints.add(
                new QueryDiagnostic(
                    "condition", List.of(text.pattern(piece(group.get(i), piece))), List.of()));
          }
        }
      }
    } catch (QueryCancelledException e) {
      // The result itself is there; hints are not worth more time than the query.
    }
    return hints;
  }

  /** The number of conditions in an element: optional parts and assignments drop no solution. */
  private static int pieces(Element element) {
    return element instanceof ElementPathBlock block
        ? block.getPattern().size()
        : element instanceof ElementOptional || element instanceof ElementBind ? 0 : 1;
  }

  private static Element piece(Element element, int piece) {
    if (!(element instanceof ElementPathBlock block)) {
      return element;
    }
    ElementPathBlock one = new ElementPathBlock();
    one.addTriplePath(block.getPattern().get(piece));
    return one;
  }

  private static ElementGroup without(ElementGroup group, int index, int piece) {
    ElementGroup rest = new ElementGroup();
    for (int i = 0; i < group.size(); i++) {
      if (i != index) {
        rest.addElement(group.get(i));
      } else if (group.get(i) instanceof ElementPathBlock block) {
        ElementPathBlock others = new ElementPathBlock();
        for (int j = 0; j < block.getPattern().size(); j++) {
          if (j != piece) {
            others.addTriplePath(block.getPattern().get(j));
          }
        }
        rest.addElement(others);
      }
    }
    return rest;
  }

  private boolean matches(Query query, ElementGroup group) {
    Query ask = new Query();
    ask.setQueryAskType();
    ask.setQueryPattern(group);
    if (query.getValuesVariables() != null) {
      ask.setValuesDataBlock(query.getValuesVariables(), query.getValuesData());
    }
    try (QueryExec execution = runner.of(ask, Map.of())) {
      return execution.ask();
    }
  }
}
