package entente.kb.operator;

import entente.kb.row.Row;
import entente.kb.row.Slots;
import entente.kb.row.TermIds;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;

/** A part of a query that ARQ executes for the current row, such as a property function. */
public final class ArqRows extends Operator {
  private final Supplier<QueryIterator> execution;
  private final Slots variables;
  private final Row row;
  private final int[] slots;
  private final TermIds terms;
  private int[] before;
  private QueryIterator rows;

  /**
   * @param execution the rows of ARQ for the current row
   * @param slots the places of the variables that they may bind
   */
  public ArqRows(
      Supplier<QueryIterator> execution, Slots variables, Row row, int[] slots, TermIds terms) {
    this.execution = execution;
    this.variables = variables;
    this.row = row;
    this.slots = slots;
    this.terms = terms;
  }

  @Override
  public void open() {
    close();
    before = row.copy(slots);
    rows = execution.get();
  }

  @Override
  public boolean next() {
    if (rows == null) {
      return false;
    }
    row.restore(slots, before);
    if (!rows.hasNext()) {
      close();
      return false;
    }
    Binding found = rows.next();
    for (int slot : slots) {
      Var variable = variables.variable(slot);
      Node node = found.get(variable);
      row.set(slot, node == null ? TermIds.UNBOUND : terms.id(node));
    }
    return true;
  }

  private void close() {
    if (rows != null) {
      rows.close();
      rows = null;
    }
  }
}
