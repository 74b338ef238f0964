package entente.kb.plan;

import entente.kb.row.WorkMeter;
import entente.kb.solution.Aggregate;
import entente.kb.solution.Aggregates;
import java.util.BitSet;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.aggregate.AggAvg;
import org.apache.jena.sparql.expr.aggregate.AggCount;
import org.apache.jena.sparql.expr.aggregate.AggCountVar;
import org.apache.jena.sparql.expr.aggregate.AggCountVarDistinct;
import org.apache.jena.sparql.expr.aggregate.AggMax;
import org.apache.jena.sparql.expr.aggregate.AggMaxDistinct;
import org.apache.jena.sparql.expr.aggregate.AggMin;
import org.apache.jena.sparql.expr.aggregate.AggMinDistinct;
import org.apache.jena.sparql.expr.aggregate.AggSum;
import org.apache.jena.sparql.expr.aggregate.Aggregator;

/**
 * Turns the aggregates of a query into aggregates on ids where they are over a single variable.
 *
 * @param certain the variables that every row binds
 */
record AggregateCompiler(Scope scope, WorkMeter meter, BitSet certain) {

  Aggregate compile(Aggregator aggregator) {
    if (aggregator instanceof AggCount) {
      return new Aggregates.Count(scope.row(), -1, scope.terms());
    }
    int slot = variable(aggregator);
    if (slot < 0) {
      return other(aggregator);
    }
    if (aggregator instanceof AggCountVar) {
      return new Aggregates.Count(scope.row(), certain.get(slot) ? -1 : slot, scope.terms());
    }
    if (aggregator instanceof AggCountVarDistinct) {
      return new Aggregates.CountDistinct(scope.row(), slot, scope.terms(), meter);
    }
    if (aggregator instanceof AggSum || aggregator instanceof AggAvg) {
      return new Aggregates.Total(scope.row(), slot, scope.terms(), aggregator instanceof AggAvg);
    }
    if (!certain.get(slot)) {
      return other(aggregator);
    }
    if (aggregator instanceof AggMin || aggregator instanceof AggMinDistinct) {
      return new Aggregates.Extreme(scope.row(), slot, scope.terms(), -1);
    }
    return aggregator instanceof AggMax || aggregator instanceof AggMaxDistinct
        ? new Aggregates.Extreme(scope.row(), slot, scope.terms(), 1)
        : other(aggregator);
  }

  private Aggregate other(Aggregator aggregator) {
    return new Aggregates.Other(aggregator, scope.binding(), scope.context(), scope.terms(), meter);
  }

  /** The place of the only variable that is aggregated, or -1. */
  private int variable(Aggregator aggregator) {
    if (aggregator.getExprList() == null || aggregator.getExprList().size() != 1) {
      return -1;
    }
    Expr operand = PassThrough.strip(aggregator.getExprList().get(0));
    return operand instanceof ExprVar ? scope.slot(operand.asVar()) : -1;
  }
}
