package entente.kb.plan;

import entente.kb.index.IndexedDataset;
import entente.kb.index.IndexedGraph;
import entente.kb.operator.ActiveGraph;
import entente.kb.operator.ArqRows;
import entente.kb.operator.Condition;
import entente.kb.operator.Extend;
import entente.kb.operator.Filter;
import entente.kb.operator.GraphLoop;
import entente.kb.operator.IdPath;
import entente.kb.operator.NestedLoop;
import entente.kb.operator.Operator;
import entente.kb.operator.OptionalJoin;
import entente.kb.operator.PathScan;
import entente.kb.operator.TermRef;
import entente.kb.operator.TripleScan;
import entente.kb.operator.UnionAll;
import entente.kb.row.RowTable;
import entente.kb.row.TermIds;
import entente.kb.row.WorkMeter;
import entente.kb.solution.Aggregate;
import entente.kb.solution.AntiJoin;
import entente.kb.solution.Distinct;
import entente.kb.solution.GroupRows;
import entente.kb.solution.HashJoin;
import entente.kb.solution.Slice;
import entente.kb.solution.SortRows;
import entente.kb.solution.Subplan;
import entente.kb.solution.SubplanRows;
import entente.kb.solution.Values;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.op.Op1;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpConditional;
import org.apache.jena.sparql.algebra.op.OpDisjunction;
import org.apache.jena.sparql.algebra.op.OpDistinctReduced;
import org.apache.jena.sparql.algebra.op.OpExtendAssign;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpModifier;
import org.apache.jena.sparql.algebra.op.OpNull;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpProject;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpSlice;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.op.OpTopN;
import org.apache.jena.sparql.algebra.op.OpTriple;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.E_BNode;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprList;

/**
 * Turns the algebra of a query, as ARQ's optimizer leaves it, into operators on ids.
 *
 * <p>ARQ's optimizer says where a pattern may see the variables of what comes before: there the
 * pattern joins the group around it. Elsewhere it becomes a {@link Subplan} with a row of its own.
 */
final class Planner {
  private final IndexedDataset dataset;
  private final WorkMeter meter;
  private final BiFunction<Op, Binding, QueryIterator> arq;

  /**
   * @param dataset the named graphs; null if they are not indexed
   * @param arq ARQ's execution of an operator for a row
   */
  Planner(IndexedDataset dataset, WorkMeter meter, BiFunction<Op, Binding, QueryIterator> arq) {
    this.dataset = dataset;
    this.meter = meter;
    this.arq = arq;
  }

  /**
   * A plan with the operator that runs it and the variables that it shows.
   *
   * @param outputs the places of those variables
   */
  record Plan(Operator operator, int[] outputs) {}

  /** Whether an operator is planned itself, whatever is below it. */
  boolean knows(Op op) {
    return op instanceof OpBGP bgp && isPlain(bgp.getPattern().getList())
        || op instanceof OpTriple triple && isPlain(List.of(triple.getTriple()))
        || op instanceof OpGraph graph && (dataset != null && knows(graph))
        || op instanceof OpPath
        || op instanceof OpSequence
        || op instanceof OpJoin
        || op instanceof OpLeftJoin
        || op instanceof OpConditional
        || op instanceof OpMinus
        || op instanceof OpUnion
        || op instanceof OpDisjunction
        || op instanceof OpFilter
        || op instanceof OpExtendAssign extend && knows(extend)
        || op instanceof OpTable
        || op instanceof OpNull
        || isModifier(op);
  }

  /** ARQ tells rows apart by their bindings when BNODE makes one blank node for each. */
  private static boolean knows(OpExtendAssign extend) {
    return extend.getVarExprList().getExprs().values().stream()
        .noneMatch(expression -> contains(expression, E_BNode.BNode1.class));
  }

  /** Operators on a whole set of rows. */
  private static boolean isModifier(Op op) {
    return op instanceof OpGroup || op instanceof OpModifier;
  }

  /** Triple patterns without triple terms. */
  private static boolean isPlain(List<Triple> triples) {
    return triples.stream()
        .allMatch(
            triple ->
                !triple.getSubject().isTripleTerm()
                    && !triple.getPredicate().isTripleTerm()
                    && !triple.getObject().isTripleTerm());
  }

  /**
   * In each graph of a variable the same operators run, so none may keep rows; nor may the pattern
   * of EXISTS, which sees other variables each time.
   */
  private boolean knows(OpGraph graph) {
    return !graph.getNode().isVariable() || runsAgain(graph.getSubOp());
  }

  private boolean runsAgain(Op op) {
    if (op instanceof OpFilter filter) {
      return filter.getExprs().getList().stream()
              .noneMatch(each -> contains(each, ExprFunctionOp.class))
          && runsAgain(filter.getSubOp());
    }
    if (op instanceof OpExtendAssign extend) {
      return extend.getVarExprList().getExprs().values().stream()
              .noneMatch(each -> contains(each, ExprFunctionOp.class))
          && runsAgain(extend.getSubOp());
    }
    if (op instanceof OpSequence sequence) {
      return sequence.getElements().stream().allMatch(this::runsAgain);
    }
    if (op instanceof OpDisjunction disjunction) {
      return disjunction.getElements().stream().allMatch(this::runsAgain);
    }
    if (op instanceof OpUnion union) {
      return runsAgain(union.getLeft()) && runsAgain(union.getRight());
    }
    if (op instanceof OpConditional optional) {
      return runsAgain(optional.getLeft()) && runsAgain(optional.getRight());
    }
    return op instanceof OpTable || op instanceof OpPath || op instanceof OpBGP && knows(op);
  }

  private static boolean contains(Expr expression, Class<? extends Expr> type) {
    return type.isInstance(expression)
        || expression.isFunction()
            && !(expression instanceof ExprFunctionOp)
            && expression.getFunction().getArgs().stream().anyMatch(each -> contains(each, type));
  }

  /**
   * The plan of an operator for rows that bind some variables.
   *
   * @param bound the variables that the rows from outside bind
   */
  Plan plan(Op op, Scope scope, Set<Var> bound) {
    BitSet given = scope.set(bound);
    PatternGroup group = new PatternGroup(given, given);
    Operator operator = modified(op, scope, group);
    return new Plan(operator, shown(op, scope));
  }

  /**
   * The places of the variables that an operator shows to what it is joined with, which within a
   * subquery are renamed ones as well.
   */
  private static int[] shown(Op op, Scope scope) {
    if (op instanceof OpProject project) {
      return scope.slots(project.getVars());
    }
    if (op instanceof OpExtendAssign extend && isModifierBelow(extend.getSubOp())) {
      return IntStream.concat(
              IntStream.of(shown(extend.getSubOp(), scope)),
              IntStream.of(scope.slots(extend.getVarExprList().getVars())))
          .distinct()
          .toArray();
    }
    return op instanceof OpModifier || op instanceof OpFilter && isModifierBelow(op)
        ? shown(((Op1) op).getSubOp(), scope)
        : IntStream.range(0, scope.slots().size()).toArray();
  }

  /**
   * The operator of a query or subquery, with its solution modifiers. The group is empty, and has
   * the variables of the result when this returns.
   */
  private Operator modified(Op op, Scope scope, PatternGroup group) {
    if (op instanceof OpProject project) {
      return modified(project.getSubOp(), scope, group);
    }
    if (op instanceof OpSlice slice) {
      return slice(slice, scope, group);
    }
    if (op instanceof OpDistinctReduced distinct) {
      Operator rows = modified(distinct.getSubOp(), scope, group);
      return new Distinct(rows, scope.row(), shown(op, scope), meter);
    }
    if (op instanceof OpOrder order) {
      return sorted(order.getSubOp(), order.getConditions(), Integer.MAX_VALUE, scope, group);
    }
    if (op instanceof OpTopN top) {
      return sorted(top.getSubOp(), top.getConditions(), top.getLimit(), scope, group);
    }
    if (op instanceof OpGroup grouped) {
      return grouped(grouped, scope, group);
    }
    if (op instanceof OpFilter filter && isModifierBelow(filter.getSubOp())) {
      Operator rows = modified(filter.getSubOp(), scope, group);
      List<Operator> all = new ArrayList<>(List.of(rows));
      for (Expr each : filter.getExprs()) {
        all.add(new Filter(conditions(scope, group).condition(each)));
      }
      return NestedLoop.of(all);
    }
    if (op instanceof OpExtendAssign extend && isModifierBelow(extend.getSubOp())) {
      Operator rows = modified(extend.getSubOp(), scope, group);
      List<Operator> all = new ArrayList<>(List.of(rows));
      extensions(extend.getVarExprList(), scope, group).forEach(all::add);
      return NestedLoop.of(all);
    }
    walk(op, scope, group);
    return group.finish();
  }

  private static boolean isModifierBelow(Op op) {
    return isModifier(op)
        || op instanceof OpFilter filter && isModifierBelow(filter.getSubOp())
        || op instanceof OpExtendAssign extend && isModifierBelow(extend.getSubOp());
  }

  private Operator slice(OpSlice slice, Scope scope, PatternGroup group) {
    long offset = slice.getStart() == Query.NOLIMIT ? 0 : slice.getStart();
    long limit = slice.getLength() == Query.NOLIMIT ? Long.MAX_VALUE - offset : slice.getLength();
    return new Slice(modified(slice.getSubOp(), scope, group), offset, limit);
  }

  private Operator sorted(
      Op op, List<SortCondition> conditions, int limit, Scope scope, PatternGroup group) {
    Operator rows = modified(op, scope, group);
    ConditionCompiler compiler = conditions(scope, group);
    List<SortRows.Key> keys =
        conditions.stream()
            .map(
                each ->
                    new SortRows.Key(
                        compiler.value(each.getExpression()),
                        each.getDirection() == Query.ORDER_DESCENDING))
            .toList();
    int[] byName =
        IntStream.range(0, scope.slots().size())
            .boxed()
            .sorted(Comparator.comparing(slot -> scope.slots().variable(slot).getName()))
            .mapToInt(Integer::intValue)
            .toArray();
    return new SortRows(rows, scope.row(), byName, keys, scope.terms(), meter, limit);
  }

  private Operator grouped(OpGroup grouped, Scope scope, PatternGroup group) {
    List<Operator> rows = new ArrayList<>();
    rows.add(modified(grouped.getSubOp(), scope, group));
    VarExprList keys = grouped.getGroupVars();
    extensions(keys, scope, group).forEach(rows::add);
    AggregateCompiler compiler = new AggregateCompiler(scope, meter, group.certain());
    List<Aggregate> aggregates = new ArrayList<>();
    List<Var> results = new ArrayList<>();
    for (ExprAggregator each : grouped.getAggregators()) {
      aggregates.add(compiler.compile(each.getAggregator()));
      results.add(each.getVar());
    }
    BitSet shown = scope.set(keys.getVars());
    group.certain().and(shown);
    group.possible().and(shown);
    group.possible().or(shown);
    group.possible().or(scope.set(results));
    return new GroupRows(
        NestedLoop.of(rows),
        scope.row(),
        scope.slots(keys.getVars()),
        aggregates,
        scope.slots(results),
        meter);
  }

  private List<Extend> extensions(VarExprList expressions, Scope scope, PatternGroup group) {
    ConditionCompiler compiler = conditions(scope, group);
    List<Extend> extensions = new ArrayList<>();
    for (Var variable : expressions.getVars()) {
      Expr expression = expressions.getExpr(variable);
      if (expression != null) {
        extensions.add(new Extend(scope.row(), scope.slot(variable), compiler.value(expression)));
      }
    }
    return extensions;
  }

  private ConditionCompiler conditions(Scope scope, PatternGroup group) {
    return new ConditionCompiler(
        scope,
        exists -> {
          Op pattern = exists.getGraphPattern();
          return runsAgain(pattern) ? Optional.of(exists(pattern, scope, group)) : Optional.empty();
        });
  }

  private Condition exists(Op pattern, Scope scope, PatternGroup group) {
    PatternGroup inner = group.nested();
    walk(pattern, scope, inner);
    Operator operator = inner.finish();
    int[] all = IntStream.range(0, scope.slots().size()).toArray();
    return Condition.exists(scope.row(), all, operator);
  }

  /** Adds an operator to a group. */
  private void walk(Op op, Scope scope, PatternGroup group) {
    if (!knows(op)) {
      arq(op, scope, group);
    } else if (op instanceof OpBGP bgp) {
      bgp.getPattern().forEach(triple -> triple(triple, scope, group));
    } else if (op instanceof OpTriple triple) {
      triple(triple.getTriple(), scope, group);
    } else if (op instanceof OpPath path) {
      path(path, scope, group);
    } else if (op instanceof OpSequence sequence) {
      sequence.getElements().forEach(each -> walk(each, scope, group));
    } else if (op instanceof OpJoin join) {
      walk(join.getLeft(), scope, group);
      join(join.getRight(), scope, group, null);
    } else if (op instanceof OpLeftJoin join) {
      walk(join.getLeft(), scope, group);
      join(
          join.getRight(),
          scope,
          group,
          join.getExprs() == null ? ExprList.emptyList : join.getExprs());
    } else if (op instanceof OpConditional optional) {
      walk(optional.getLeft(), scope, group);
      PatternGroup inner = group.nested();
      walk(optional.getRight(), scope, inner);
      group.add(new OptionalJoin(inner.finish()), new BitSet(), inner.possible());
    } else if (op instanceof OpMinus minus) {
      walk(minus.getLeft(), scope, group);
      minus(minus, scope, group);
    } else if (op instanceof OpUnion union) {
      union(List.of(union.getLeft(), union.getRight()), scope, group);
    } else if (op instanceof OpDisjunction disjunction) {
      union(disjunction.getElements(), scope, group);
    } else if (op instanceof OpFilter filter) {
      filter(filter, scope, group);
    } else if (op instanceof OpExtendAssign extend) {
      walk(extend.getSubOp(), scope, group);
      extend(extend.getVarExprList(), scope, group);
    } else if (op instanceof OpGraph graph) {
      graph(graph, scope, group);
    } else if (op instanceof OpTable table) {
      table(table, scope, group);
    } else if (op instanceof OpNull) {
      group.add(new UnionAll(List.of()), new BitSet(), new BitSet());
    } else {
      join(op, scope, group, null);
    }
  }

  private void triple(Triple triple, Scope scope, PatternGroup group) {
    TermRef subject = scope.ref(triple.getSubject());
    TermRef predicate = scope.ref(triple.getPredicate());
    TermRef object = scope.ref(triple.getObject());
    TripleScan scan = new TripleScan(scope.graph(), scope.row(), meter, subject, predicate, object);
    group.add(new PlannedPattern(scan, scope.graph().index(), subject, predicate, object));
  }

  private void path(OpPath op, Scope scope, PatternGroup group) {
    TriplePath triple = op.getTriplePath();
    if (triple.isTriple()) {
      triple(triple.asTriple(), scope, group);
      return;
    }
    Optional<IdPath> path = new PathCompiler(scope, meter).compile(triple.getPath());
    if (path.isEmpty()) {
      arq(op, scope, group);
      return;
    }
    TermRef subject = scope.ref(triple.getSubject());
    TermRef object = scope.ref(triple.getObject());
    PathScan scan = new PathScan(scope.graph(), scope.row(), meter, subject, path.get(), object);
    group.add(new PlannedPattern(scan, scope.graph().index(), subject, null, object));
  }

  private void union(List<Op> branches, Scope scope, PatternGroup group) {
    List<Operator> operators = new ArrayList<>();
    BitSet certain = null;
    BitSet possible = new BitSet();
    for (Op branch : branches) {
      PatternGroup inner = group.nested();
      walk(branch, scope, inner);
      operators.add(inner.finish());
      possible.or(inner.possible());
      if (certain == null) {
        certain = inner.certain();
      } else {
        certain.and(inner.certain());
      }
    }
    group.add(new UnionAll(operators), certain == null ? new BitSet() : certain, possible);
  }

  private void filter(OpFilter filter, Scope scope, PatternGroup group) {
    walk(filter.getSubOp(), scope, group);
    for (Expr each : filter.getExprs()) {
      group.filter(
          () -> conditions(scope, group).condition(each), scope.set(each.getVarsMentioned()));
    }
  }

  private void extend(VarExprList expressions, Scope scope, PatternGroup group) {
    for (Extend each : extensions(expressions, scope, group)) {
      group.add(each, new BitSet(), new BitSet());
    }
    group.add(NestedLoop.of(List.of()), new BitSet(), scope.set(expressions.getVars()));
  }

  private void graph(OpGraph graph, Scope scope, PatternGroup group) {
    Node name = graph.getNode();
    if (!name.isVariable()) {
      if (!dataset.containsGraph(name)) {
        group.add(new UnionAll(List.of()), new BitSet(), new BitSet());
        return;
      }
      IndexedGraph read = (IndexedGraph) dataset.getGraph(name);
      ExecutionContext context =
          ExecutionContext.copyChangeActiveGraph(
              scope.context(), scope.context().getDataset().getGraph(name));
      walk(graph.getSubOp(), scope.in(new ActiveGraph(read.index()), name, context), group);
      return;
    }
    List<GraphLoop.Named> graphs =
        Iter.toList(
            Iter.map(
                dataset.listGraphNodes(),
                each -> new GraphLoop.Named(scope.terms().id(each), dataset.index(each))));
    ActiveGraph active = new ActiveGraph(dataset.union());
    int slot = scope.slot(Var.alloc(name));
    PatternGroup inner = group.nested();
    walk(graph.getSubOp(), scope.in(active, name, scope.context()), inner);
    BitSet binds = inner.certain();
    binds.set(slot);
    group.add(
        new GraphLoop(scope.row(), slot, active, graphs, inner.finish()), binds, inner.possible());
  }

  private void table(OpTable table, Scope scope, PatternGroup group) {
    if (table.isJoinIdentity()) {
      return;
    }
    List<Var> variables = table.getTable().getVars();
    int[] slots = scope.slots(variables);
    RowTable rows = new RowTable(slots.length, 0);
    BitSet always = scope.set(variables);
    table
        .getTable()
        .rows()
        .forEachRemaining(
            row -> {
              int added = rows.append();
              for (int i = 0; i < slots.length; i++) {
                Node value = row.get(variables.get(i));
                rows.set(added, i, value == null ? TermIds.UNBOUND : scope.terms().id(value));
                if (value == null) {
                  always.clear(slots[i]);
                }
              }
            });
    group.add(new Values(rows, scope.row(), slots, meter), always, scope.set(variables));
  }

  /** An operator planned apart from its surroundings. */
  private record Apart(Subplan plan, int[] slots, int keys, BitSet certain, BitSet possible) {}

  /**
   * Plans an operator with a row of its own. The variables that both sides always bind come first
   * among its outputs.
   */
  private Apart apart(Op op, Scope scope, PatternGroup group) {
    Scope own = scope.separate();
    PatternGroup inner = new PatternGroup(new BitSet(), new BitSet());
    Operator operator = modified(op, own, inner);
    List<Var> shared = new ArrayList<>();
    List<Var> others = new ArrayList<>();
    for (int slot : shown(op, own)) {
      Var variable = own.slots().variable(slot);
      boolean key = inner.certain().get(slot) && group.certain().get(scope.slot(variable));
      (key ? shared : others).add(variable);
    }
    int keys = shared.size();
    List<Var> all = shared;
    all.addAll(others);
    BitSet certain = new BitSet();
    all.stream()
        .filter(variable -> inner.certain().get(own.slot(variable)))
        .forEach(variable -> certain.set(scope.slot(variable)));
    return new Apart(
        new Subplan(operator, own.row(), own.slots(all)),
        scope.slots(all),
        keys,
        certain,
        scope.set(all));
  }

  /**
   * Joins with an operator that does not see the variables before it.
   *
   * @param optional the conditions of an optional join; null for an inner one
   */
  private void join(Op op, Scope scope, PatternGroup group, ExprList optional) {
    boolean first = group.isFirst() && optional == null;
    Apart apart = apart(op, scope, group);
    if (first) {
      group.add(
          new SubplanRows(apart.plan(), scope.row(), apart.slots()),
          apart.certain(),
          apart.possible());
      return;
    }
    PatternGroup joined = group.nested();
    joined.add(NestedLoop.of(List.of()), apart.certain(), apart.possible());
    Condition condition = optional == null ? null : all(optional, conditions(scope, joined));
    group.add(
        new HashJoin(apart.plan(), scope.row(), apart.slots(), apart.keys(), meter, condition),
        optional == null ? apart.certain() : new BitSet(),
        apart.possible());
  }

  private static Condition all(ExprList conditions, ConditionCompiler compiler) {
    Condition all = () -> Condition.Truth.TRUE;
    for (Expr each : conditions) {
      all = Condition.and(all, compiler.condition(each));
    }
    return all;
  }

  private void minus(OpMinus minus, Scope scope, PatternGroup group) {
    Apart apart = apart(minus.getRight(), scope, group);
    Collection<Var> common = OpVars.visibleVars(minus.getLeft());
    common.retainAll(OpVars.visibleVars(minus.getRight()));
    if (common.isEmpty()) {
      return;
    }
    group.add(
        new Filter(new AntiJoin(apart.plan(), scope.row(), apart.slots(), apart.keys(), meter)),
        new BitSet(),
        new BitSet());
  }

  /** Leaves an operator to ARQ, for each row of what comes before. */
  private void arq(Op op, Scope scope, PatternGroup group) {
    Op run = scope.name() == null ? op : new OpGraph(scope.name(), op);
    Collection<Var> variables = OpVars.visibleVars(op);
    int[] slots = scope.slots(variables);
    group.add(
        new ArqRows(
            () -> arq.apply(run, scope.binding().detach()),
            scope.slots(),
            scope.row(),
            slots,
            scope.terms()),
        new BitSet(),
        scope.set(variables));
  }
}
