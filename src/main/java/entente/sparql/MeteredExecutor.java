package entente.sparql;

import entente.kb.plan.IndexExecutor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.jena.graph.Node;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpTopN;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingComparator;
import org.apache.jena.sparql.engine.iterator.QueryIterGroup;
import org.apache.jena.sparql.engine.iterator.QueryIterProcessBinding;
import org.apache.jena.sparql.engine.iterator.QueryIterSort;
import org.apache.jena.sparql.engine.iterator.QueryIterTopN;
import org.apache.jena.sparql.engine.join.Join;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.Accumulator;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.expr.aggregate.AggregatorBase;
import org.apache.jena.sparql.function.FunctionEnv;

/**
 * ARQ's execution with every row counted, and with the memory for sorting, grouping and joining
 * charged.
 *
 * <p>ARQ does not check its timeout while sorting, so comparisons of rows take steps as well.
 */
final class MeteredExecutor extends IndexExecutor {
  private final QueryBudget budget;
  private boolean keepsRows;

  MeteredExecutor(ExecutionContext context, QueryBudget budget) {
    super(context, budget);
    this.budget = budget;
  }

  @Override
  protected QueryIterator exec(Op op, QueryIterator input) {
    boolean kept = keepsRows;
    keepsRows =
        op instanceof OpOrder
            || op instanceof OpGroup
            || op instanceof OpDistinct
            || op instanceof OpJoin
            || op instanceof OpLeftJoin
            || op instanceof OpMinus;
    QueryIterator rows = super.exec(op, input);
    keepsRows = kept;
    return each(
        rows,
        row -> {
          if (kept) {
            budget.keep();
          } else {
            budget.step();
          }
          return row;
        });
  }

  private QueryIterator each(QueryIterator rows, UnaryOperator<Binding> charge) {
    return new QueryIterProcessBinding(rows, execCxt) {
      @Override
      public Binding accept(Binding row) {
        return charge.apply(row);
      }
    };
  }

  private Comparator<Binding> comparator(List<SortCondition> conditions) {
    BindingComparator comparator = new BindingComparator(conditions, execCxt);
    return (one, other) -> {
      budget.step();
      return comparator.compare(one, other);
    };
  }

  @Override
  protected QueryIterator execute(OpOrder order, QueryIterator input) {
    return new QueryIterSort(
        each(exec(order.getSubOp(), input), budget::takeRow),
        comparator(order.getConditions()),
        execCxt);
  }

  /** Keeps few rows, and removes duplicates only among those. */
  @Override
  protected QueryIterator execute(OpTopN top, QueryIterator input) {
    boolean distinct = top.getSubOp() instanceof OpDistinct;
    QueryIterator rows =
        exec(distinct ? ((OpDistinct) top.getSubOp()).getSubOp() : top.getSubOp(), input);
    return new QueryIterTopN(
        each(rows, budget::takeTexts),
        comparator(top.getConditions()),
        top.getLimit(),
        distinct,
        execCxt);
  }

  @Override
  protected QueryIterator execute(OpDistinct distinct, QueryIterator input) {
    return each(super.execute(distinct, input), budget::takeRow);
  }

  @Override
  protected QueryIterator execute(OpJoin join, QueryIterator input) {
    return Join.join(
        each(exec(join.getLeft(), input), budget::takeRow), exec(join.getRight(), root()), execCxt);
  }

  @Override
  protected QueryIterator execute(OpLeftJoin join, QueryIterator input) {
    return Join.leftJoin(
        exec(join.getLeft(), input),
        each(exec(join.getRight(), root()), budget::takeRow),
        join.getExprs(),
        execCxt);
  }

  /** The values that aggregates keep are charged where they are evaluated. */
  @Override
  protected QueryIterator execute(OpGroup group, QueryIterator input) {
    QueryIterator rows = exec(group.getSubOp(), input);
    List<ExprAggregator> aggregators = new ArrayList<>();
    for (ExprAggregator each : group.getAggregators()) {
      aggregators.add(new ExprAggregator(each.getVar(), new Grouping(each.getAggregator())));
    }
    return new QueryIterGroup(
        aggregators.isEmpty() ? each(rows, budget::takeRow) : rows,
        group.getGroupVars(),
        aggregators,
        execCxt);
  }

  /** An aggregator that charges for each of its groups. */
  private final class Grouping extends AggregatorBase {
    private final Aggregator aggregator;

    Grouping(Aggregator aggregator) {
      super(aggregator.getName(), false, aggregator.getExprList());
      this.aggregator = aggregator;
    }

    @Override
    public Accumulator createAccumulator() {
      budget.takeGroup();
      Accumulator accumulator = aggregator.createAccumulator();
      return BoundedExpressions.keepsRows(aggregator) ? new RowKeeping(accumulator) : accumulator;
    }

    @Override
    public Node getValueEmpty() {
      return aggregator.getValueEmpty();
    }

    @Override
    public Aggregator copy(ExprList expressions) {
      return new Grouping(aggregator.copy(expressions));
    }

    @Override
    public int hashCode() {
      return aggregator.hashCode();
    }

    @Override
    public boolean equals(Aggregator other, boolean bySyntax) {
      return other instanceof Grouping grouping && aggregator.equals(grouping.aggregator, bySyntax);
    }
  }

  /** The accumulator of {@code COUNT(DISTINCT *)}, which keeps whole rows. */
  private final class RowKeeping implements Accumulator {
    private final Accumulator accumulator;

    RowKeeping(Accumulator accumulator) {
      this.accumulator = accumulator;
    }

    @Override
    public void accumulate(Binding row, FunctionEnv environment) {
      budget.takeRow(row);
      accumulator.accumulate(row, environment);
    }

    @Override
    public NodeValue getValue() {
      return accumulator.getValue();
    }
  }
}
