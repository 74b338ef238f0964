package entente.kb.plan;

import entente.kb.operator.Condition;
import entente.kb.operator.Condition.Truth;
import entente.kb.row.Row;
import entente.kb.row.RowBinding;
import entente.kb.row.TermIds;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.E_Bound;
import org.apache.jena.sparql.expr.E_Equals;
import org.apache.jena.sparql.expr.E_Exists;
import org.apache.jena.sparql.expr.E_IsBlank;
import org.apache.jena.sparql.expr.E_IsIRI;
import org.apache.jena.sparql.expr.E_IsLiteral;
import org.apache.jena.sparql.expr.E_Lang;
import org.apache.jena.sparql.expr.E_LogicalAnd;
import org.apache.jena.sparql.expr.E_LogicalNot;
import org.apache.jena.sparql.expr.E_LogicalOr;
import org.apache.jena.sparql.expr.E_NotEquals;
import org.apache.jena.sparql.expr.E_NotExists;
import org.apache.jena.sparql.expr.E_SameTerm;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.XSDFuncOp;
import org.apache.jena.sparql.function.FunctionEnv;

/**
 * Turns expressions into conditions and values on ids. Those that do not need the text or the value
 * of a term do not decode it; all others are ARQ's, on a view of the row.
 */
final class ConditionCompiler {
  private final TermIds terms;
  private final Row row;
  private final RowBinding binding;
  private final FunctionEnv environment;
  private final Function<Var, Integer> slots;
  private final Function<ExprFunctionOp, Optional<Condition>> exists;

  /**
   * @param exists the condition that the pattern of EXISTS has a match; empty to leave it to ARQ
   */
  ConditionCompiler(Scope scope, Function<ExprFunctionOp, Optional<Condition>> exists) {
    this.terms = scope.terms();
    this.row = scope.row();
    this.binding = scope.binding();
    this.environment = scope.context();
    this.slots = scope::slot;
    this.exists = exists;
  }

  Condition condition(Expr expression) {
    if (expression instanceof E_LogicalAnd and) {
      return Condition.and(condition(and.getArg1()), condition(and.getArg2()));
    }
    if (expression instanceof E_LogicalOr or) {
      return Condition.or(condition(or.getArg1()), condition(or.getArg2()));
    }
    if (expression instanceof E_LogicalNot not) {
      return Condition.not(condition(not.getArg()));
    }
    if (expression instanceof E_Exists || expression instanceof E_NotExists) {
      return exists
          .apply((ExprFunctionOp) expression)
          .map(found -> expression instanceof E_Exists ? found : Condition.not(found))
          .orElseGet(() -> evaluated(expression));
    }
    if (expression instanceof E_Bound && isVariable(((E_Bound) expression).getArg())) {
      int slot = slot(((E_Bound) expression).getArg());
      return () -> Truth.of(row.get(slot) != TermIds.UNBOUND);
    }
    if (expression instanceof ExprFunction1 test) {
      return test(test);
    }
    if (expression instanceof ExprFunction2 comparison) {
      return comparison(comparison);
    }
    return evaluated(expression);
  }

  private Condition test(ExprFunction1 test) {
    IntPredicate predicate =
        test instanceof E_IsIRI
            ? terms::isIri
            : test instanceof E_IsBlank
                ? terms::isBlank
                : test instanceof E_IsLiteral ? terms::isLiteral : null;
    if (predicate == null || !isVariable(test.getArg())) {
      return evaluated(test);
    }
    int slot = slot(test.getArg());
    return () -> {
      int id = row.get(slot);
      return id == TermIds.UNBOUND ? Truth.ERROR : Truth.of(predicate.test(id));
    };
  }

  private Condition comparison(ExprFunction2 comparison) {
    Expr one = comparison.getArg1();
    Expr other = comparison.getArg2();
    boolean equals = comparison instanceof E_Equals;
    if (equals && one instanceof E_Lang lang && isVariable(lang.getArg()) && isString(other)) {
      return language(slot(lang.getArg()), other.getConstant().asString());
    }
    if (!isTerm(one) || !isTerm(other)) {
      return evaluated(comparison);
    }
    IntSupplier first = term(one);
    IntSupplier second = term(other);
    if (comparison instanceof E_SameTerm) {
      return () -> {
        int a = first.getAsInt();
        int b = second.getAsInt();
        return a == TermIds.UNBOUND || b == TermIds.UNBOUND ? Truth.ERROR : Truth.of(a == b);
      };
    }
    if (!equals && !(comparison instanceof E_NotEquals)) {
      return evaluated(comparison);
    }
    Condition byValue = evaluated(comparison);
    return () -> {
      int a = first.getAsInt();
      int b = second.getAsInt();
      if (a == TermIds.UNBOUND || b == TermIds.UNBOUND) {
        return Truth.ERROR;
      }
      // Only literals can be equal in value without being the same term, or unequal to themselves.
      return terms.isLiteral(a) && terms.isLiteral(b) ? byValue.test() : Truth.of(a == b == equals);
    };
  }

  private Condition language(int slot, String language) {
    return () -> {
      int id = row.get(slot);
      return id == TermIds.UNBOUND || !terms.isLiteral(id)
          ? Truth.ERROR
          : Truth.of(terms.language(id).equals(language));
    };
  }

  /** The truth of any expression, by ARQ; kept by value where only one variable decides. */
  private Condition evaluated(Expr expression) {
    Condition evaluation =
        () -> {
          try {
            return Truth.of(XSDFuncOp.effectiveBooleanValue(expression.eval(binding, environment)));
          } catch (ExprEvalException e) {
            return Truth.ERROR;
          }
        };
    Set<Var> variables = expression.getVarsMentioned();
    return variables.size() == 1 && isPure(expression)
        ? new KeptTruth(evaluation, row, slots.apply(variables.iterator().next()))
        : evaluation;
  }

  /** The id of the value of an expression in the current row. */
  IntSupplier value(Expr expression) {
    if (isTerm(expression)) {
      return term(expression);
    }
    return () -> {
      try {
        NodeValue value = expression.eval(binding, environment);
        return value == null ? TermIds.UNBOUND : terms.id(value.asNode());
      } catch (ExprEvalException e) {
        return TermIds.UNBOUND;
      }
    };
  }

  private IntSupplier term(Expr expression) {
    if (isVariable(expression)) {
      int slot = slot(expression);
      return () -> row.get(slot);
    }
    Node constant = expression.getConstant().asNode();
    int id = terms.id(constant);
    return () -> id;
  }

  private static boolean isTerm(Expr expression) {
    return isVariable(expression) || expression.isConstant();
  }

  private static boolean isString(Expr expression) {
    return expression.isConstant() && expression.getConstant().isString();
  }

  private static boolean isVariable(Expr expression) {
    return PassThrough.strip(expression) instanceof ExprVar;
  }

  private int slot(Expr variable) {
    return slots.apply(PassThrough.strip(variable).asVar());
  }

  /** Whether an expression has the same value each time for the same values of its variables. */
  private static boolean isPure(Expr expression) {
    if (expression instanceof ExprFunctionOp) {
      return false;
    }
    if (!(expression instanceof ExprFunction function)) {
      return true;
    }
    if (function.numArgs() == 0 || function.getFunctionIRI() != null) {
      return false;
    }
    return function.getArgs().stream().allMatch(ConditionCompiler::isPure);
  }
}
