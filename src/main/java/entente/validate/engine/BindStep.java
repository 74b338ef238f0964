package entente.validate.engine;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;

/** A step that assigns the value of an expression; after an error the variable stays unbound. */
record BindStep(int variable, Expr expression, PlanStep next) implements PlanStep {

  @Override
  public boolean run(PlanRow row) {
    Node value;
    try {
      value = expression.eval(row, row.environment()).asNode();
    } catch (ExprEvalException e) {
      return next.run(row);
    }
    if (row.at(variable) != null) {
      return !row.at(variable).equals(value) || next.run(row);
    }
    row.set(variable, value);
    try {
      return next.run(row);
    } finally {
      row.clear(variable);
    }
  }
}
