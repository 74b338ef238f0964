package entente.validate.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBase;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.path.Path;

/**
 * The variables of a {@link QueryPlan} with their current values, as a binding for expressions. A
 * row belongs to one thread.
 */
final class PlanRow extends BindingBase {
  private final Map<Var, Integer> slots;
  private final Node[] values;
  private final boolean[] marks;
  private final DeadlineGraph data;
  private final FunctionEnv environment;
  private List<Var> results = List.of();
  private Collection<Binding> solutions = List.of();
  private int limit;

  /**
   * A row without values.
   *
   * @param slots the slot of each variable, from 0
   * @param marks the number of marks for optional parts
   */
  PlanRow(Map<Var, Integer> slots, int marks, DeadlineGraph data, FunctionEnv environment) {
    super(null);
    this.slots = slots;
    this.values = new Node[slots.size()];
    this.marks = new boolean[marks];
    this.data = data;
    this.environment = environment;
  }

  void begin(List<Var> projected, boolean distinct, int limit) {
    results = projected;
    solutions = distinct ? new LinkedHashSet<>() : new ArrayList<>();
    this.limit = limit;
  }

  /** The last step of a query: keeps a solution. */
  boolean found() {
    BindingBuilder kept = Binding.builder();
    for (Var variable : results) {
      Node value = get1(variable);
      if (value != null) {
        kept.add(variable, value);
      }
    }
    solutions.add(data.keep(kept.build()));
    return solutions.size() <= limit;
  }

  List<Binding> solutions() {
    return List.copyOf(solutions);
  }

  Graph graph() {
    return data;
  }

  Collection<Node> reached(Node start, Path path, boolean forward) {
    return data.reached(start, path, forward);
  }

  FunctionEnv environment() {
    return environment;
  }

  Node at(int slot) {
    return values[slot];
  }

  /** Binds a variable; false if it is bound to another value already. */
  boolean set(int slot, Node value) {
    if (values[slot] != null) {
      return values[slot].equals(value);
    }
    values[slot] = value;
    return true;
  }

  void give(Var variable, Node value) {
    values[slots.get(variable)] = value;
  }

  void clear(int slot) {
    values[slot] = null;
  }

  /** Clears all values, for the next focus node. */
  PlanRow anew() {
    Arrays.fill(values, null);
    return this;
  }

  void mark(int mark, boolean set) {
    marks[mark] = set;
  }

  boolean isMarked(int mark) {
    return marks[mark];
  }

  @Override
  protected Iterator<Var> vars1() {
    return slots.keySet().stream().filter(this::contains1).iterator();
  }

  @Override
  protected int size1() {
    return (int) Arrays.stream(values).filter(value -> value != null).count();
  }

  @Override
  protected boolean isEmpty1() {
    return size1() == 0;
  }

  @Override
  protected boolean contains1(Var variable) {
    return get1(variable) != null;
  }

  @Override
  protected Node get1(Var variable) {
    Integer slot = slots.get(variable);
    return slot == null ? null : values[slot];
  }

  @Override
  protected Binding detachWithNewParent(Binding parent) {
    return this;
  }
}
