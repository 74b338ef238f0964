package entente.kb.plan;

import entente.kb.row.ResultBinding;
import entente.kb.row.Row;
import entente.kb.row.TermIds;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIter;

/** The rows of a plan for each row of its input, as an iterator of ARQ. */
final class PlanRows extends QueryIter {
  private final Planner.Plan plan;
  private final Scope scope;
  private final QueryIterator input;
  private final Var[] variables;
  private Binding parent;
  private boolean open;
  private Binding next;

  PlanRows(Planner.Plan plan, Scope scope, QueryIterator input, ExecutionContext context) {
    super(context);
    this.plan = plan;
    this.scope = scope;
    this.input = input;
    this.variables = new Var[plan.outputs().length];
    for (int i = 0; i < variables.length; i++) {
      variables[i] = scope.slots().variable(plan.outputs()[i]);
    }
  }

  @Override
  protected boolean hasNextBinding() {
    while (next == null) {
      if (open && plan.operator().next()) {
        next = binding();
      } else if (input.hasNext()) {
        open(input.next());
      } else {
        return false;
      }
    }
    return true;
  }

  private void open(Binding binding) {
    parent = binding;
    Row row = scope.row();
    row.clear();
    binding.forEach(
        (variable, node) -> {
          int slot = scope.slots().find(variable);
          if (slot >= 0) {
            row.set(slot, scope.terms().id(node));
          }
        });
    plan.operator().open();
    open = true;
  }

  private Binding binding() {
    int[] ids = scope.row().copy(plan.outputs());
    if (parent.isEmpty()) {
      return new ResultBinding(null, variables, ids, scope.terms());
    }
    for (int i = 0; i < ids.length; i++) {
      if (parent.contains(variables[i])) {
        ids[i] = TermIds.UNBOUND;
      }
    }
    return new ResultBinding(parent, variables, ids, scope.terms());
  }

  @Override
  protected Binding moveToNextBinding() {
    Binding result = next;
    next = null;
    return result;
  }

  @Override
  protected void closeIterator() {
    input.close();
  }

  @Override
  protected void requestCancel() {
    input.cancel();
  }
}
