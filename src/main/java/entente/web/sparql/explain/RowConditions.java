package entente.web.sparql.explain;

import entente.web.sparql.query.QueryPattern;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.expr.E_Bound;
import org.apache.jena.sparql.expr.E_LogicalNot;
import org.apache.jena.sparql.expr.E_SameTerm;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.PatternVars;

/**
 * The conditions under which a solution of a pattern contributes to a row: values of its variables,
 * and filters on expressions over them.
 */
record RowConditions(Binding values, List<Expr> filters) {

  static RowConditions of(Query query, RowReference row) {
    Element pattern = query.getQueryPattern();
    Set<Var> certain = QueryPattern.certain(pattern);
    Set<Var> visible = new LinkedHashSet<>(PatternVars.vars(pattern));
    Binding values = BindingFactory.empty();
    List<Expr> filters = new ArrayList<>();
    for (Var column : query.getProjectVars()) {
      Node value = row.values().get(column);
      Expr computed =
          Optional.ofNullable(query.getProject().getExpr(column))
              .orElseGet(() -> query.getGroupBy().getExpr(column));
      if (!row.columns().contains(column)
          || value != null && value.isBlank()
          || aggregates(computed)
          || computed == null && !visible.contains(column)) {
        continue;
      }
      Expr expression = computed == null ? new ExprVar(column) : computed;
      if (value != null && computed == null && certain.contains(column)) {
        values = BindingFactory.binding(values, column, value);
      } else if (value != null) {
        filters.add(new E_SameTerm(expression, NodeValue.makeNode(value)));
      } else if (computed == null && !query.hasAggregators()) {
        filters.add(new E_LogicalNot(new E_Bound(expression)));
      }
    }
    return new RowConditions(values, filters);
  }

  /** The conditions of a pattern inside another one that has a given solution. */
  static RowConditions of(Element pattern, Binding solution) {
    Set<Var> certain = QueryPattern.certain(pattern);
    Binding values = BindingFactory.empty();
    for (Iterator<Var> variables = solution.vars(); variables.hasNext(); ) {
      Var variable = variables.next();
      if (certain.contains(variable) && !solution.get(variable).isBlank()) {
        values = BindingFactory.binding(values, variable, solution.get(variable));
      }
    }
    return new RowConditions(values, List.of());
  }

  /** The pattern together with the conditions. */
  ElementGroup appliedTo(Element pattern) {
    ElementGroup group = new ElementGroup();
    if (!values.isEmpty()) {
      ElementData data = new ElementData();
      values.vars().forEachRemaining(data::add);
      data.add(values);
      group.addElement(data);
    }
    (pattern instanceof ElementGroup inner ? inner.getElements().stream() : Stream.of(pattern))
        .forEach(group::addElement);
    filters.forEach(filter -> group.addElement(new ElementFilter(filter)));
    return group;
  }

  private static boolean aggregates(Expr expression) {
    return expression instanceof ExprAggregator
        || expression instanceof ExprFunction function
            && function.getArgs().stream().anyMatch(RowConditions::aggregates);
  }
}
