package entente.sparql;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpTopN;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterGroup;
import org.apache.jena.sparql.engine.iterator.QueryIterProcessBinding;
import org.apache.jena.sparql.engine.iterator.QueryIterSort;
import org.apache.jena.sparql.engine.iterator.QueryIterTopN;
import org.apache.jena.sparql.engine.join.Join;
import org.apache.jena.sparql.engine.main.OpExecutor;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprLib;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.Accumulator;
import org.apache.jena.sparql.expr.aggregate.AggAvg;
import org.apache.jena.sparql.expr.aggregate.AggCount;
import org.apache.jena.sparql.expr.aggregate.AggCountVar;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcat;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcatDistinct;
import org.apache.jena.sparql.expr.aggregate.AggMax;
import org.apache.jena.sparql.expr.aggregate.AggMin;
import org.apache.jena.sparql.expr.aggregate.AggSample;
import org.apache.jena.sparql.expr.aggregate.AggSum;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.expr.aggregate.AggregatorBase;
import org.apache.jena.sparql.function.FunctionEnv;

/**
 * ARQ's execution where what is kept takes {@link MemoryBudget}: what is sorted, the groups and
 * what they gather, one side of a join, and what has been seen.
 */
public final class MemoryBoundedExecutor extends OpExecutor {
  private static final long GROUP = 320;
  private final MemoryBudget room;

  public MemoryBoundedExecutor(ExecutionContext context, MemoryBudget room) {
    super(context);
    this.room = room;
  }

  private QueryIterator each(QueryIterator rows, UnaryOperator<Binding> taking) {
    return new QueryIterProcessBinding(rows, execCxt) {
      @Override
      public Binding accept(Binding row) {
        return taking.apply(row);
      }
    };
  }

  @Override
  protected QueryIterator execute(OpOrder order, QueryIterator input) {
    return new QueryIterSort(
        each(exec(order.getSubOp(), input), room::keep), order.getConditions(), execCxt);
  }

  /** Keeps few rows; that they are distinct is looked for among those. */
  @Override
  protected QueryIterator execute(OpTopN top, QueryIterator input) {
    boolean distinct = top.getSubOp() instanceof OpDistinct;
    QueryIterator rows =
        exec(distinct ? ((OpDistinct) top.getSubOp()).getSubOp() : top.getSubOp(), input);
    return new QueryIterTopN(
        each(rows, room::keepTexts), top.getConditions(), top.getLimit(), distinct, execCxt);
  }

  @Override
  protected QueryIterator execute(OpDistinct distinct, QueryIterator input) {
    return each(super.execute(distinct, input), room::keep);
  }

  @Override
  protected QueryIterator execute(OpJoin join, QueryIterator input) {
    return Join.join(
        each(exec(join.getLeft(), input), room::keep), exec(join.getRight(), root()), execCxt);
  }

  @Override
  protected QueryIterator execute(OpLeftJoin join, QueryIterator input) {
    return Join.leftJoin(
        exec(join.getLeft(), input),
        each(exec(join.getRight(), root()), room::keep),
        join.getExprs(),
        execCxt);
  }

  @Override
  protected QueryIterator execute(OpGroup group, QueryIterator input) {
    QueryIterator rows = exec(group.getSubOp(), input);
    List<ExprAggregator> aggregators = new ArrayList<>();
    group
        .getAggregators()
        .forEach(
            each ->
                aggregators.add(
                    new ExprAggregator(each.getVar(), new Gathering(each.getAggregator()))));
    boolean rowsAreKept = aggregators.isEmpty();
    return new QueryIterGroup(
        rowsAreKept ? each(rows, room::keep) : rows, group.getGroupVars(), aggregators, execCxt);
  }

  /** An aggregate whose groups take room, and what they keep of the values. */
  private final class Gathering extends AggregatorBase {
    private final Aggregator aggregator;
    private final boolean counts;
    private final boolean keepsOne;
    private final int between;

    Gathering(Aggregator aggregator) {
      super(aggregator.getName(), false, aggregator.getExprList());
      this.aggregator = aggregator;
      this.counts =
          aggregator instanceof AggCount
              || aggregator instanceof AggCountVar
              || aggregator instanceof AggSum
              || aggregator instanceof AggAvg;
      this.keepsOne =
          aggregator instanceof AggMin
              || aggregator instanceof AggMax
              || aggregator instanceof AggSample;
      this.between =
          Objects.requireNonNullElse(
                  aggregator instanceof AggGroupConcat joined
                      ? joined.getSeparator()
                      : aggregator instanceof AggGroupConcatDistinct joined
                          ? joined.getSeparator()
                          : "",
                  "")
              .length();
    }

    @Override
    public Accumulator createAccumulator() {
      room.take(GROUP);
      Accumulator accumulator = aggregator.createAccumulator();
      return counts
          ? accumulator
          : new Accumulator() {
            @Override
            public void accumulate(Binding row, FunctionEnv environment) {
              if (exprList == null || exprList.isEmpty()) {
                room.keep(row);
              } else {
                exprList.forEach(each -> keep(ExprLib.evalOrNull(each, row, environment)));
                room.take(between);
              }
              accumulator.accumulate(row, environment);
            }

            @Override
            public NodeValue getValue() {
              return accumulator.getValue();
            }
          };
    }

    private void keep(NodeValue value) {
      if (value != null && keepsOne) {
        room.keepText(value);
      } else if (value != null) {
        room.keep(value);
      }
    }

    @Override
    public Node getValueEmpty() {
      return aggregator.getValueEmpty();
    }

    @Override
    public Aggregator copy(ExprList expressions) {
      return new Gathering(aggregator.copy(expressions));
    }

    @Override
    public int hashCode() {
      return aggregator.hashCode();
    }

    @Override
    public boolean equals(Aggregator other, boolean bySyntax) {
      return other instanceof Gathering gathering
          && aggregator.equals(gathering.aggregator, bySyntax);
    }
  }
}
