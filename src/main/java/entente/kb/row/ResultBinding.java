package entente.kb.row;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBase;

/** A row of a result as a binding of ARQ; a term is decoded when it is asked for. */
public final class ResultBinding extends BindingBase {
  private final Var[] variables;
  private final int[] ids;
  private final TermIds terms;

  /**
   * @param parent the binding that the row extends; null if there is none
   * @param variables the variables of all rows
   * @param ids the id of each variable
   */
  public ResultBinding(Binding parent, Var[] variables, int[] ids, TermIds terms) {
    super(parent);
    this.variables = variables;
    this.ids = ids;
    this.terms = terms;
  }

  private int id(Var variable) {
    for (int i = 0; i < variables.length; i++) {
      if (variables[i].equals(variable)) {
        return ids[i];
      }
    }
    return TermIds.UNBOUND;
  }

  @Override
  protected Node get1(Var variable) {
    return terms.node(id(variable));
  }

  @Override
  protected boolean contains1(Var variable) {
    return id(variable) != TermIds.UNBOUND;
  }

  @Override
  protected Iterator<Var> vars1() {
    List<Var> bound = new ArrayList<>(variables.length);
    for (int i = 0; i < variables.length; i++) {
      if (ids[i] != TermIds.UNBOUND) {
        bound.add(variables[i]);
      }
    }
    return bound.iterator();
  }

  @Override
  protected int size1() {
    int size = 0;
    for (int id : ids) {
      size += id == TermIds.UNBOUND ? 0 : 1;
    }
    return size;
  }

  @Override
  protected boolean isEmpty1() {
    return size1() == 0;
  }

  @Override
  public Binding detach() {
    return this;
  }

  @Override
  protected Binding detachWithNewParent(Binding newParent) {
    return new ResultBinding(newParent, variables, ids, terms);
  }
}
