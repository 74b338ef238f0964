package entente.web.sparql.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.E_Exists;
import org.apache.jena.sparql.expr.E_NotExists;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementBind;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementMinus;
import org.apache.jena.sparql.syntax.ElementNamedGraph;
import org.apache.jena.sparql.syntax.ElementOptional;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementUnion;
import org.apache.jena.sparql.syntax.PatternVars;

/**
 * The parts of the pattern of a query, collected from its groups at all depths.
 *
 * @param paths the triple patterns and paths
 * @param subqueries the subqueries
 * @param required the patterns in EXISTS
 * @param absent the patterns in NOT EXISTS and MINUS
 * @param expressions the expressions in FILTER and BIND
 */
public record QueryPattern(
    List<Placed> paths,
    List<Inner> subqueries,
    List<Part> required,
    List<Element> absent,
    List<Expr> expressions) {

  /** A triple pattern or path and its named graph; null stands for the default graph. */
  public record Placed(TriplePath path, Node graph) {}

  /** A subquery and its named graph. */
  public record Inner(Query query, Node graph) {}

  /** A pattern in EXISTS and its named graph. */
  public record Part(Element element, Node graph) {}

  public static QueryPattern of(Element element) {
    return of(element, null);
  }

  public static QueryPattern of(Element element, Node graph) {
    QueryPattern pattern =
        new QueryPattern(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    pattern.add(element, graph);
    return pattern;
  }

  private void add(Element element, Node graph) {
    if (element instanceof ElementGroup group) {
      group.getElements().forEach(each -> add(each, graph));
    } else if (element instanceof ElementPathBlock block) {
      block.patternElts().forEachRemaining(path -> paths.add(new Placed(path, graph)));
    } else if (element instanceof ElementUnion union) {
      union.getElements().forEach(each -> add(each, graph));
    } else if (element instanceof ElementOptional optional) {
      add(optional.getOptionalElement(), graph);
    } else if (element instanceof ElementNamedGraph named) {
      add(named.getElement(), named.getGraphNameNode());
    } else if (element instanceof ElementSubQuery inner) {
      subqueries.add(new Inner(inner.getQuery(), graph));
    } else if (element instanceof ElementMinus minus) {
      absent.add(minus.getMinusElement());
    } else if (element instanceof ElementFilter filter) {
      add(filter.getExpr(), graph);
    } else if (element instanceof ElementBind bind) {
      add(bind.getExpr(), graph);
    }
  }

  private void add(Expr expression, Node graph) {
    expressions.add(expression);
    patterns(expression, graph);
  }

  private void patterns(Expr expression, Node graph) {
    if (expression instanceof E_Exists exists) {
      required.add(new Part(exists.getElement(), graph));
    } else if (expression instanceof E_NotExists none) {
      absent.add(none.getElement());
    } else if (expression instanceof ExprFunction function
        && !(function instanceof ExprFunctionOp)) {
      function.getArgs().forEach(argument -> patterns(argument, graph));
    }
  }

  /** The variables that solutions bind, including those of blank nodes. */
  public Set<Var> variables() {
    Set<Var> variables = new LinkedHashSet<>();
    paths.forEach(
        placed ->
            Stream.of(
                    placed.path().getSubject(),
                    placed.path().getObject(),
                    placed.path().getPredicate(),
                    placed.graph())
                .filter(node -> node != null && node.isVariable())
                .forEach(node -> variables.add(Var.alloc(node))));
    subqueries.forEach(inner -> variables.addAll(inner.query().getProjectVars()));
    return variables;
  }

  /** The variables that every solution binds, by a triple pattern of the outermost group. */
  public static Set<Var> certain(Element element) {
    Set<Var> certain = new LinkedHashSet<>();
    (element instanceof ElementGroup group ? group.getElements().stream() : Stream.of(element))
        .filter(ElementPathBlock.class::isInstance)
        .forEach(block -> PatternVars.vars(certain, block));
    return certain;
  }
}
