package entente.kb.row;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBase;

/** A view of the current row as a binding of ARQ, for the evaluation of expressions. */
public final class RowBinding extends BindingBase {
  private final Slots slots;
  private final Row row;
  private final TermIds terms;

  public RowBinding(Slots slots, Row row, TermIds terms) {
    super(null);
    this.slots = slots;
    this.row = row;
    this.terms = terms;
  }

  @Override
  protected Node get1(Var variable) {
    int slot = slots.find(variable);
    return slot < 0 ? null : terms.node(row.get(slot));
  }

  @Override
  protected boolean contains1(Var variable) {
    int slot = slots.find(variable);
    return slot >= 0 && row.get(slot) != TermIds.UNBOUND;
  }

  @Override
  protected Iterator<Var> vars1() {
    List<Var> bound = new ArrayList<>();
    for (int slot = 0; slot < slots.size(); slot++) {
      if (row.get(slot) != TermIds.UNBOUND) {
        bound.add(slots.variable(slot));
      }
    }
    return bound.iterator();
  }

  @Override
  protected int size1() {
    int size = 0;
    for (int slot = 0; slot < slots.size(); slot++) {
      size += row.get(slot) == TermIds.UNBOUND ? 0 : 1;
    }
    return size;
  }

  @Override
  protected boolean isEmpty1() {
    return size1() == 0;
  }

  /** The present row as a binding that does not change with it. */
  @Override
  public Binding detach() {
    int[] all = new int[slots.size()];
    Var[] variables = new Var[all.length];
    for (int slot = 0; slot < all.length; slot++) {
      all[slot] = row.get(slot);
      variables[slot] = slots.variable(slot);
    }
    return new ResultBinding(null, variables, all, terms);
  }

  @Override
  protected Binding detachWithNewParent(Binding newParent) {
    throw new UnsupportedOperationException("a row has no parent");
  }
}
