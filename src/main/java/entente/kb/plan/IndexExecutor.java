package entente.kb.plan;

import entente.kb.index.IndexedDataset;
import entente.kb.index.IndexedGraph;
import entente.kb.operator.ActiveGraph;
import entente.kb.row.CancelMeter;
import entente.kb.row.Row;
import entente.kb.row.Slots;
import entente.kb.row.TermIds;
import entente.kb.row.WorkMeter;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterPeek;
import org.apache.jena.sparql.engine.iterator.QueryIterSingleton;
import org.apache.jena.sparql.engine.main.OpExecutor;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.graph.GraphWrapper;

/**
 * ARQ's execution with plans on ids wherever the active graph is indexed. On any other graph it is
 * ARQ's own.
 */
public class IndexExecutor extends OpExecutor {
  private final WorkMeter meter;
  private final IndexedGraph graph;

  protected IndexExecutor(ExecutionContext context, WorkMeter meter) {
    super(context);
    this.meter = meter;
    this.graph = indexed(context.getActiveGraph());
  }

  /** Makes executions over a dataset use this executor where they name no other. */
  public static DatasetGraph over(DatasetGraph dataset) {
    QC.setFactory(
        dataset.getContext(),
        execution -> new IndexExecutor(execution, new CancelMeter(execution.getCancelSignal())));
    return dataset;
  }

  /** The indexed graph inside of wrappers, or null. */
  private static IndexedGraph indexed(Graph graph) {
    Graph inner = graph;
    while (inner instanceof GraphWrapper wrapper) {
      inner = wrapper.get();
    }
    return inner instanceof IndexedGraph found ? found : null;
  }

  private static IndexedDataset indexed(DatasetGraph dataset) {
    DatasetGraph inner = dataset;
    while (inner instanceof DatasetGraphWrapper wrapper) {
      inner = wrapper.getWrapped();
    }
    return inner instanceof IndexedDataset found ? found : null;
  }

  @Override
  protected QueryIterator exec(Op op, QueryIterator input) {
    if (graph == null) {
      return super.exec(op, input);
    }
    Planner planner = new Planner(indexed(execCxt.getDataset()), meter, this::arq);
    if (!planner.knows(op)) {
      return super.exec(op, input);
    }
    QueryIterPeek rows = QueryIterPeek.create(input, execCxt);
    Set<Var> bound = rows.hasNext() ? rows.peek().varsMentioned() : Set.of();
    Scope scope =
        new Scope(
            new Slots(),
            new Row(),
            new TermIds(graph.index().terms(), meter),
            new ActiveGraph(graph.index()),
            null,
            execCxt);
    return new PlanRows(planner.plan(op, scope, bound), scope, rows, execCxt);
  }

  /** ARQ's execution of one operator for one row; what is below it comes back here. */
  private QueryIterator arq(Op op, Binding row) {
    return super.exec(op, QueryIterSingleton.create(row, execCxt));
  }
}
