package entente.validate.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.OpWalker;
import org.apache.jena.sparql.algebra.op.OpAssign;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpConditional;
import org.apache.jena.sparql.algebra.op.OpDisjunction;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpExtendAssign;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.E_Exists;
import org.apache.jena.sparql.expr.E_NotExists;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.ExprTransformer;

/**
 * Compiles the algebra of a query to the steps of a {@link QueryPlan}, each of which knows the one
 * after it, and gives each variable a slot.
 */
final class PlanCompiler {
  private static final PlanStep ENOUGH = row -> false;
  private final Map<Var, Integer> slots = new HashMap<>();
  private int marks;

  /** Thrown while compiling a query that has no plan. */
  static final class UnplannedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private UnplannedException() {
      super("", null, false, false);
    }
  }

  /** The first step of a query whose {@code given} variables are bound before it runs. */
  PlanStep first(Op query, List<Var> results, Set<Var> given) {
    results.forEach(this::slot);
    given.forEach(this::slot);
    return compile(query, given, PlanRow::found);
  }

  /** The slot of each variable. */
  Map<Var, Integer> slots() {
    return slots;
  }

  /** The number of marks that the steps set in a row. */
  int marks() {
    return marks;
  }

  private int slot(Var variable) {
    return slots.computeIfAbsent(variable, each -> slots.size());
  }

  /** The slot of a variable; -1 for any other node. */
  private int slot(Node node) {
    if (node.isTripleTerm()) {
      throw new UnplannedException();
    }
    return Var.isVar(node) ? slot(Var.alloc(node)) : -1;
  }

  private PlanStep compile(Op op, Set<Var> bound, PlanStep next) {
    if (op instanceof OpBGP basic) {
      return triples(basic.getPattern().getList(), bound, next);
    }
    if (op instanceof OpPath path) {
      return path(path.getTriplePath(), bound, next);
    }
    if (op instanceof OpFilter filter) {
      return compile(
          filter.getSubOp(),
          bound,
          filter(filter.getExprs(), with(bound, filter.getSubOp()), next));
    }
    if (op instanceof OpSequence sequence) {
      return sequence(sequence.getElements(), bound, next);
    }
    if (op instanceof OpConditional condition) {
      return condition(condition, bound, next);
    }
    if (op instanceof OpUnion union) {
      return either(List.of(union.getLeft(), union.getRight()), bound, next);
    }
    if (op instanceof OpDisjunction several) {
      return either(several.getElements(), bound, next);
    }
    if (op instanceof OpExtendAssign extend) {
      return compile(
          extend.getSubOp(), bound, extend(extend, with(bound, extend.getSubOp()), next));
    }
    if (op instanceof OpTable table && table.isJoinIdentity()) {
      return next;
    }
    throw new UnplannedException();
  }

  /** The variables that are certainly bound afterwards; an expression may fail to bind one. */
  private static Set<Var> with(Set<Var> bound, Op op) {
    Set<Var> more = new HashSet<>(OpVars.fixedVars(op));
    OpWalker.walk(
        op,
        new OpVisitorBase() {
          @Override
          public void visit(OpExtend extend) {
            more.removeAll(extend.getVarExprList().getVars());
          }

          @Override
          public void visit(OpAssign assign) {
            more.removeAll(assign.getVarExprList().getVars());
          }
        });
    more.addAll(bound);
    return more;
  }

  private PlanStep sequence(List<Op> parts, Set<Var> bound, PlanStep next) {
    if (parts.isEmpty()) {
      return next;
    }
    return compile(
        parts.get(0),
        bound,
        sequence(parts.subList(1, parts.size()), with(bound, parts.get(0)), next));
  }

  /** Orders triples by what is bound: the subject selects most, the predicate least. */
  private PlanStep triples(List<Triple> triples, Set<Var> bound, PlanStep next) {
    List<Triple> open = new ArrayList<>(triples);
    List<Triple> order = new ArrayList<>();
    Set<Var> known = new HashSet<>(bound);
    while (!open.isEmpty()) {
      Triple best = open.get(0);
      for (Triple each : open) {
        best = weight(each, known) > weight(best, known) ? each : best;
      }
      open.remove(best);
      order.add(best);
      for (Node node : List.of(best.getSubject(), best.getPredicate(), best.getObject())) {
        if (Var.isVar(node)) {
          known.add(Var.alloc(node));
        }
      }
    }
    PlanStep step = next;
    for (int i = order.size() - 1; i >= 0; i--) {
      step =
          new TripleStep(
              order.get(i),
              slot(order.get(i).getSubject()),
              slot(order.get(i).getPredicate()),
              slot(order.get(i).getObject()),
              step);
    }
    return step;
  }

  private static int weight(Triple triple, Set<Var> known) {
    return (isKnown(triple.getSubject(), known) ? 4 : 0)
        + (isKnown(triple.getObject(), known) ? 2 : 0)
        + (isKnown(triple.getPredicate(), known) ? 1 : 0);
  }

  private static boolean isKnown(Node node, Set<Var> known) {
    return !Var.isVar(node) || known.contains(Var.alloc(node));
  }

  private PlanStep path(TriplePath path, Set<Var> bound, PlanStep next) {
    if (path.isTriple()) {
      return triples(List.of(path.asTriple()), bound, next);
    }
    boolean forward = isKnown(path.getSubject(), bound);
    if (!forward && !isKnown(path.getObject(), bound)) {
      throw new UnplannedException();
    }
    Node from = forward ? path.getSubject() : path.getObject();
    Node to = forward ? path.getObject() : path.getSubject();
    return new PathStep(from, slot(from), to, slot(to), path.getPath(), forward, next);
  }

  private PlanStep filter(ExprList list, Set<Var> bound, PlanStep next) {
    PlanStep step = next;
    for (int i = list.size() - 1; i >= 0; i--) {
      Expr each = list.get(i);
      PlanStep after = step;
      if (each instanceof E_Exists || each instanceof E_NotExists) {
        PlanStep inner = exists((ExprFunctionOp) each, bound);
        boolean wanted = each instanceof E_Exists;
        step = row -> inner.run(row) == wanted || after.run(row);
      } else {
        Expr condition = planned(each, bound);
        step = row -> !condition.isSatisfied(row, row.environment()) || after.run(row);
      }
    }
    return step;
  }

  /** A step that returns false, and so stops, if the pattern has a solution. */
  private PlanStep exists(ExprFunctionOp expression, Set<Var> bound) {
    return compile(Algebra.optimize(expression.getGraphPattern()), bound, ENOUGH);
  }

  private Expr planned(Expr expression, Set<Var> bound) {
    return ExprTransformer.transform(
        new ExprTransformCopy() {
          @Override
          public Expr transform(ExprFunctionOp function, ExprList arguments, Op pattern) {
            if (!(function instanceof E_Exists || function instanceof E_NotExists)) {
              throw new UnplannedException();
            }
            return new ExistsExpr(exists(function, bound), function instanceof E_Exists);
          }
        },
        expression);
  }

  private PlanStep extend(OpExtendAssign extend, Set<Var> bound, PlanStep next) {
    PlanStep step = next;
    List<Var> variables = extend.getVarExprList().getVars();
    for (int i = variables.size() - 1; i >= 0; i--) {
      step =
          new BindStep(
              slot(variables.get(i)),
              planned(extend.getVarExprList().getExpr(variables.get(i)), bound),
              step);
    }
    return step;
  }

  private PlanStep condition(OpConditional condition, Set<Var> bound, PlanStep next) {
    int mark = marks++;
    PlanStep optional =
        compile(
            condition.getRight(),
            with(bound, condition.getLeft()),
            row -> {
              row.mark(mark, true);
              return next.run(row);
            });
    return compile(
        condition.getLeft(),
        bound,
        row -> {
          row.mark(mark, false);
          return optional.run(row) && (row.isMarked(mark) || next.run(row));
        });
  }

  private PlanStep either(List<Op> branches, Set<Var> bound, PlanStep next) {
    List<PlanStep> steps = branches.stream().map(branch -> compile(branch, bound, next)).toList();
    return row -> {
      for (PlanStep step : steps) {
        if (!step.run(row)) {
          return false;
        }
      }
      return true;
    };
  }
}
