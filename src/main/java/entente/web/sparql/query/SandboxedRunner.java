package entente.web.sparql.query;

import entente.kb.text.NameIndex;
import entente.sparql.QueryBudget;
import entente.sparql.QueryLimits;
import entente.sparql.QuerySandbox;
import entente.web.http.ServerSettings;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecBuilder;
import org.apache.jena.sparql.util.Context;

/** A runner in the sandbox; all its queries share the budget of one request. */
public final class SandboxedRunner implements QueryRunner {
  private final DatasetGraph dataset;
  private final QueryBudget budget;
  private final ServerSettings.Limits limits;

  public SandboxedRunner(DatasetGraph dataset, ServerSettings.Limits limits) {
    this.budget = new QueryBudget(sandboxed(limits));
    this.dataset = QuerySandbox.metered(dataset, budget);
    this.limits = limits;
  }

  private static QueryLimits sandboxed(ServerSettings.Limits limits) {
    return new QueryLimits(
        limits.time(),
        limits.work(),
        limits.rows() * 2,
        limits.characters(),
        (int) Math.min(limits.characters(), Integer.MAX_VALUE),
        QueryLimits.DIGITS,
        Runtime.getRuntime().maxMemory() / 2);
  }

  @Override
  public QueryExec of(Query query, Map<String, Node> parameters) {
    QueryExecBuilder builder =
        QueryExec.newBuilder()
            .dataset(dataset)
            .query(QuerySandbox.bounded(query))
            .context(context())
            .overallTimeout(limits.time().toMillis(), TimeUnit.MILLISECONDS);
    parameters.forEach(builder::substitution);
    return builder.build();
  }

  /**
   * Property functions run code, and some load classes by name: only full-text search is allowed.
   */
  private Context context() {
    Context context = ARQ.getContext().copy();
    NameIndex index = NameIndex.of(dataset);
    if (index == null) {
      context.setFalse(ARQ.enablePropertyFunctions);
    } else {
      index.into(context);
    }
    return QuerySandbox.prepare(context, budget);
  }

  @Override
  public DatasetGraph dataset() {
    return dataset;
  }
}
