package entente.sparql;

import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterProcessBinding;
import org.apache.jena.sparql.engine.main.OpExecutor;

/**
 * ARQ's execution with every row counted; what sorts, groups or joins keeps its rows, and ARQ does
 * not stop it while it does.
 */
public final class MeteredExecutor extends OpExecutor {
  private final QueryBudget budget;
  private boolean keeping;

  public MeteredExecutor(ExecutionContext context, QueryBudget budget) {
    super(context);
    this.budget = budget;
  }

  @Override
  protected QueryIterator exec(Op op, QueryIterator input) {
    boolean keeps = keeping;
    boolean collects =
        op instanceof OpOrder
            || op instanceof OpGroup
            || op instanceof OpDistinct
            || op instanceof OpJoin
            || op instanceof OpLeftJoin
            || op instanceof OpMinus;
    keeping = collects;
    QueryIterator rows = super.exec(op, input);
    keeping = keeps;
    return new QueryIterProcessBinding(rows, execCxt) {
      @Override
      public Binding accept(Binding row) {
        if (keeps) {
          budget.keep();
        } else {
          budget.step();
        }
        return row;
      }
    };
  }
}
