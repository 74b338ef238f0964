package entente.validate.engine;

import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprNode;
import org.apache.jena.sparql.expr.ExprVisitor;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.graph.NodeTransform;

/** {@code EXISTS} or {@code NOT EXISTS} inside of an expression of a {@link QueryPlan}. */
final class ExistsExpr extends ExprNode {
  private final QueryPlan.Step pattern;
  private final boolean wanted;

  /** The pattern's last step stops it. */
  ExistsExpr(QueryPlan.Step pattern, boolean wanted) {
    this.pattern = pattern;
    this.wanted = wanted;
  }

  @Override
  public NodeValue eval(Binding row, FunctionEnv environment) {
    return NodeValue.booleanReturn(pattern.run((PlanRow) row) != wanted);
  }

  @Override
  public Expr copySubstitute(Binding binding) {
    return this;
  }

  @Override
  public Expr applyNodeTransform(NodeTransform transform) {
    return this;
  }

  @Override
  public void visit(ExprVisitor visitor) {
    // It is made last, and nothing looks into it.
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public boolean equals(Expr other, boolean bySyntax) {
    return other == this;
  }
}
