package entente.validate.engine;

import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprNode;
import org.apache.jena.sparql.expr.ExprVisitor;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.graph.NodeTransform;

/** An {@code EXISTS} or {@code NOT EXISTS} within an expression of a {@link QueryPlan}. */
final class ExistsExpr extends ExprNode {
  private final PlanStep pattern;
  private final boolean wanted;

  /** The last step of the pattern returns false. */
  ExistsExpr(PlanStep pattern, boolean wanted) {
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
    // Made after all rewriting of expressions: no visitor sees it.
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
