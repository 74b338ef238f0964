package entente.web.sparql.explain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.E_Bound;
import org.apache.jena.sparql.expr.E_Coalesce;
import org.apache.jena.sparql.expr.E_Datatype;
import org.apache.jena.sparql.expr.E_Equals;
import org.apache.jena.sparql.expr.E_IRI;
import org.apache.jena.sparql.expr.E_If;
import org.apache.jena.sparql.expr.E_Lang;
import org.apache.jena.sparql.expr.E_LogicalAnd;
import org.apache.jena.sparql.expr.E_LogicalOr;
import org.apache.jena.sparql.expr.E_Str;
import org.apache.jena.sparql.expr.E_StrAfter;
import org.apache.jena.sparql.expr.E_StrBefore;
import org.apache.jena.sparql.expr.E_StrLowerCase;
import org.apache.jena.sparql.expr.E_StrUpperCase;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementNamedGraph;
import org.apache.jena.sparql.syntax.ElementOptional;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementUnion;
import org.apache.jena.sparql.syntax.PatternVars;

/**
 * Hints about filters that are true for no row: they use a variable that nothing in their group
 * binds, or compare a string with an IRI.
 */
final class FilterHints {
  private final HintText text;

  FilterHints(HintText text) {
    this.text = text;
  }

  List<QueryDiagnostic> of(Query query) {
    Set<Var> given = new LinkedHashSet<>();
    if (query.getValuesVariables() != null) {
      given.addAll(query.getValuesVariables());
    }
    List<QueryDiagnostic> hints = new ArrayList<>();
    examine(query.getQueryPattern(), given, hints);
    return hints;
  }

  private void examine(Element element, Set<Var> given, List<QueryDiagnostic> hints) {
    if (element instanceof ElementSubQuery inner) {
      examine(inner.getQuery().getQueryPattern(), Set.of(), hints);
    } else if (element instanceof ElementUnion union) {
      union.getElements().forEach(each -> examine(each, given, hints));
    } else if (element instanceof ElementGroup group) {
      Set<Var> bound = new LinkedHashSet<>(given);
      bound.addAll(PatternVars.vars(group));
      for (Element each : group.getElements()) {
        if (each instanceof ElementFilter filter) {
          if (fails(filter.getExpr(), bound)) {
            hints.add(new QueryDiagnostic("never", List.of(text.pattern(filter)), List.of()));
          }
        } else if (each instanceof ElementOptional optional) {
          examine(optional.getOptionalElement(), bound, hints);
        } else if (each instanceof ElementNamedGraph named) {
          examine(named.getElement(), given, hints);
        } else {
          examine(each, given, hints);
        }
      }
    }
  }

  /** Whether an expression is an error or false for every row; false when that is not known. */
  private static boolean fails(Expr expression, Set<Var> bound) {
    if (expression instanceof E_LogicalAnd and) {
      return fails(and.getArg1(), bound) || fails(and.getArg2(), bound);
    }
    if (expression instanceof E_LogicalOr or) {
      return fails(or.getArg1(), bound) && fails(or.getArg2(), bound);
    }
    if (expression instanceof E_Equals equals) {
      return errs(equals, bound)
          || isString(equals.getArg1()) && isIri(equals.getArg2())
          || isString(equals.getArg2()) && isIri(equals.getArg1())
          || equals.getArg1() instanceof E_Datatype && isLiteral(equals.getArg2())
          || equals.getArg2() instanceof E_Datatype && isLiteral(equals.getArg1());
    }
    return errs(expression, bound);
  }

  /** Whether the evaluation needs a variable that is never bound. */
  private static boolean errs(Expr expression, Set<Var> bound) {
    if (expression instanceof ExprVar variable) {
      return !bound.contains(variable.asVar());
    }
    if (expression instanceof E_Bound
        || expression instanceof E_Coalesce
        || expression instanceof E_If
        || expression instanceof E_LogicalOr
        || expression instanceof ExprFunctionOp
        || !(expression instanceof ExprFunction function)) {
      return false;
    }
    return function.getArgs().stream().anyMatch(argument -> errs(argument, bound));
  }

  private static boolean isString(Expr expression) {
    return expression instanceof E_Str
        || expression instanceof E_Lang
        || expression instanceof E_StrLowerCase
        || expression instanceof E_StrUpperCase
        || expression instanceof E_StrAfter
        || expression instanceof E_StrBefore;
  }

  private static boolean isIri(Expr expression) {
    return expression instanceof E_IRI
        || expression.isConstant() && expression.getConstant().isIRI();
  }

  private static boolean isLiteral(Expr expression) {
    return expression.isConstant() && expression.getConstant().isLiteral();
  }
}
