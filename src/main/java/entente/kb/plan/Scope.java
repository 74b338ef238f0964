package entente.kb.plan;

import entente.kb.operator.ActiveGraph;
import entente.kb.operator.TermRef;
import entente.kb.row.Row;
import entente.kb.row.RowBinding;
import entente.kb.row.Slots;
import entente.kb.row.TermIds;
import java.util.BitSet;
import java.util.Collection;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;

/**
 * The variables and the graph of a part of a plan.
 *
 * @param slots the variables of the row
 * @param row the current row
 * @param terms the ids of all terms
 * @param graph the graph that is read
 * @param name the name of that graph, or the variable for it; null in the graph of the execution
 * @param context the execution in that graph, for ARQ's part in it
 */
record Scope(
    Slots slots, Row row, TermIds terms, ActiveGraph graph, Node name, ExecutionContext context) {

  /** A scope with a row of its own. */
  Scope separate() {
    return new Scope(new Slots(), new Row(), terms, graph, name, context);
  }

  /** The same row in another graph. */
  Scope in(ActiveGraph other, Node otherName, ExecutionContext otherContext) {
    return new Scope(slots, row, terms, other, otherName, otherContext);
  }

  int slot(Var variable) {
    int slot = slots.of(variable);
    row.grow(slots.size());
    return slot;
  }

  int[] slots(Collection<Var> variables) {
    return variables.stream().mapToInt(this::slot).toArray();
  }

  BitSet set(Collection<Var> variables) {
    BitSet set = new BitSet();
    variables.forEach(variable -> set.set(slot(variable)));
    return set;
  }

  TermRef ref(Node node) {
    return node.isVariable()
        ? TermRef.variable(slot(Var.alloc(node)))
        : TermRef.constant(terms.id(node));
  }

  RowBinding binding() {
    return new RowBinding(slots, row, terms);
  }
}
