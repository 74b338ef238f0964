package entente.validate.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpDistinctReduced;
import org.apache.jena.sparql.algebra.op.OpProject;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.util.Context;

/**
 * A compiled query that runs for one focus node after another without set-up: its variables are
 * slots of a {@link PlanRow}, its parts {@link PlanStep}s that pass the row on.
 *
 * <p>Each step sees the bindings of earlier steps. SPARQL permits this where Jena's optimizer has
 * turned a join into a sequence or a condition, and within {@code EXISTS}. Queries with anything
 * else have no plan: joins of groups with filters of their own, grouping, ordering, named graphs.
 */
final class QueryPlan {
  private final PlanCompiler compiler = new PlanCompiler();
  private final List<Var> results;
  private final boolean distinct;
  private final PlanStep first;

  private QueryPlan(Op query, List<Var> results, Set<Var> given, boolean distinct) {
    this.results = results;
    this.distinct = distinct;
    this.first = compiler.first(query, results, given);
  }

  /** The plan of an optimized query whose {@code given} variables are bound before it runs. */
  static Optional<QueryPlan> of(Query query, Op algebra, Set<Var> given) {
    Op op = algebra;
    boolean distinct = false;
    while (op instanceof OpDistinctReduced || op instanceof OpProject) {
      distinct |= op instanceof OpDistinctReduced;
      op = op instanceof OpDistinctReduced once ? once.getSubOp() : ((OpProject) op).getSubOp();
    }
    try {
      return Optional.of(new QueryPlan(op, query.getProjectVars(), given, distinct));
    } catch (PlanCompiler.UnplannedException e) {
      return Optional.empty();
    }
  }

  /** The solutions for the given values: up to {@code limit}, and one more if there are more. */
  List<Binding> solutions(
      Map<Var, Node> values, DeadlineGraph data, Supplier<Context> settings, int limit) {
    PlanRow row = data.ofThread(this, PlanRow.class, () -> row(data, settings)).anew();
    values.forEach(row::give);
    row.begin(results, distinct, limit);
    first.run(row);
    return row.solutions();
  }

  private PlanRow row(DeadlineGraph data, Supplier<Context> settings) {
    return new PlanRow(
        compiler.slots(),
        compiler.marks(),
        data,
        ExecutionContext.create(DatasetGraphFactory.wrap(data), settings.get()));
  }
}
