package entente.sparql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_StrAfter;
import org.apache.jena.sparql.expr.E_StrBefore;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrContains;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.vocabulary.XSD;

/**
 * The functions that a query may call by IRI, each bounded in a suitable way.
 *
 * <p>Only functions that have been reviewed are offered: one added by a later version of ARQ is
 * refused until it is listed here.
 */
enum Functions {
  /** The casts of XML Schema only, which is what SPARQL 1.1 has. */
  CASTS,
  /** The functions of XPath and a few of ARQ as well. */
  XPATH;

  static final String FN = "http://www.w3.org/2005/xpath-functions#";
  static final String MATH = "http://www.w3.org/2005/xpath-functions/math#";
  static final String AFN = "http://jena.apache.org/ARQ/function#";

  /**
   * The namespace in which ARQ gives every function of SPARQL a second name; queries use SPARQL's
   * own syntax.
   */
  static final String SPARQL = "http://www.w3.org/ns/sparql#";

  /** Lists and maps that nest without bound. */
  static final String COMPOSITE = "http://w3id.org/awslabs/neptune/SPARQL-CDTs/";

  /** Functions whose results are no larger than their arguments, or of a fixed size. */
  private static final Set<String> XPATH_PLAIN =
      Set.of(
          "abs",
          "adjust-date-to-timezone",
          "adjust-dateTime-to-timezone",
          "adjust-time-to-timezone",
          "boolean",
          "ceiling",
          "dateTime",
          "day-from-date",
          "day-from-dateTime",
          "days-from-date",
          "days-from-dateTime",
          "days-from-duration",
          "ends-with",
          "error",
          "floor",
          "hours-from-dateTime",
          "hours-from-duration",
          "hours-from-time",
          "implicit-timezone",
          "lower-case",
          "minutes-from-dateTime",
          "minutes-from-duration",
          "minutes-from-time",
          "month-from-date",
          "month-from-dateTime",
          "months-from-date",
          "months-from-dateTime",
          "months-from-duration",
          "normalize-space",
          "not",
          "numeric-integer-divide",
          "numeric-mod",
          "seconds-from-dateTime",
          "seconds-from-duration",
          "seconds-from-time",
          "starts-with",
          "string-length",
          "substring",
          "timezone-from-date",
          "timezone-from-dateTime",
          "timezone-from-time",
          "upper-case",
          "year-from-date",
          "year-from-dateTime",
          "years-from-date",
          "years-from-dateTime",
          "years-from-duration");

  /** Functions that are each bounded in a way of its own. */
  private static final Set<String> XPATH_BOUNDED =
      Set.of(
          "collation-key",
          "concat",
          "contains",
          "encode-for-uri",
          "format-number",
          "matches",
          "normalize-unicode",
          "replace",
          "round",
          "round-half-to-even",
          "substring-after",
          "substring-before");

  private static final Set<String> MATHEMATICAL =
      Set.of(
          "acos", "asin", "atan", "atan2", "cos", "exp", "exp10", "log", "log10", "pi", "pow",
          "sin", "sqrt", "tan");

  private static final Set<String> OF_ARQ =
      Set.of(
          "adjust-to-timezone",
          "collation",
          "isTriple",
          "object",
          "predicate",
          "subject",
          "system-timezone",
          "triple");

  private static final Set<String> CASTS_TO =
      Set.of(
          "anyURI",
          "boolean",
          "byte",
          "date",
          "dateTime",
          "dayTimeDuration",
          "decimal",
          "double",
          "duration",
          "float",
          "gDay",
          "gMonth",
          "gMonthDay",
          "gYear",
          "gYearMonth",
          "int",
          "integer",
          "long",
          "negativeInteger",
          "nonNegativeInteger",
          "nonPositiveInteger",
          "positiveInteger",
          "short",
          "string",
          "time",
          "unsignedByte",
          "unsignedInt",
          "unsignedLong",
          "unsignedShort",
          "yearMonthDuration");

  /** The factor by which normalization or collation can lengthen a text. */
  private static final int GROWTH = 18;

  /** Whether a function may be called. */
  boolean offers(String iri) {
    return in(XSD.getURI(), iri, CASTS_TO)
        || this == XPATH
            && (in(FN, iri, XPATH_PLAIN)
                || in(FN, iri, XPATH_BOUNDED)
                || in(MATH, iri, MATHEMATICAL)
                || in(AFN, iri, OF_ARQ));
  }

  private static boolean in(String namespace, String iri, Set<String> names) {
    return iri.startsWith(namespace) && names.contains(iri.substring(namespace.length()));
  }

  /** The name of an XPath function. */
  private static Optional<String> xpathName(String iri) {
    return iri.startsWith(FN) ? Optional.of(iri.substring(FN.length())) : Optional.empty();
  }

  /**
   * A call that is bounded.
   *
   * @throws QueryRefusedException for a function that is not offered
   */
  Expr bounded(E_Function call, ExprList arguments) {
    String iri = call.getFunctionIRI();
    if (!offers(iri)) {
      throw QueryRefusedException.ofFunction("<" + iri + ">");
    }
    if (iri.startsWith(XSD.getURI())) {
      return iri.equals(XSD.xstring.getURI()) || iri.equals(XSD.anyURI.getURI())
          ? Charge.copying(call.copy(arguments))
          : Charge.result(call.copy(each(arguments, Charge::operand)));
    }
    if (iri.equals(MATH + "pow") && arguments.size() == 2) {
      return new Power(arguments.get(0), arguments.get(1));
    }
    int size = arguments.size();
    return switch (xpathName(iri).orElse("")) {
      case "matches" ->
          size == 2 || size == 3
              ? new InterruptibleRegex.Matching(arguments)
              : call.copy(arguments);
      case "replace" ->
          size == 3 || size == 4
              ? new InterruptibleRegex.Replacing(arguments)
              : call.copy(arguments);
      case "concat" -> new E_StrConcat(each(arguments, text -> Charge.writing(text, 1, 0)));
      case "encode-for-uri" -> call.copy(each(arguments, text -> Charge.writing(text, 3, 0)));
      case "normalize-unicode", "collation-key" ->
          Charge.copying(call.copy(each(arguments, text -> Charge.source(text, GROWTH))));
      case "contains" -> searching(call, arguments, E_StrContains::new);
      case "substring-before" -> searching(call, arguments, E_StrBefore::new);
      case "substring-after" -> searching(call, arguments, E_StrAfter::new);
      case "round", "round-half-to-even" -> Charge.result(call.copy(rounded(arguments)));
      case "format-number" -> Charge.copying(call.copy(each(arguments, Charge::operand)));
      default -> Charge.result(Charge.copying(call.copy(each(arguments, Charge::copying))));
    };
  }

  private interface OfTwo {
    ExprFunction2 with(Expr one, Expr other);
  }

  private static Expr searching(E_Function call, ExprList arguments, OfTwo function) {
    return arguments.size() == 2
        ? new Searching(
            function.with(arguments.get(0), arguments.get(1)), arguments.get(0), arguments.get(1))
        : call.copy(arguments);
  }

  /** Rounding to a number of digits produces as many. */
  private static ExprList rounded(ExprList arguments) {
    List<Expr> rounded = new ArrayList<>(arguments.getList());
    if (rounded.size() > 1) {
      rounded.set(1, Charge.precision(rounded.get(1)));
    }
    return ExprList.create(rounded);
  }

  static ExprList each(ExprList arguments, UnaryOperator<Expr> wrap) {
    return ExprList.create(arguments.getList().stream().map(wrap).toList());
  }

  /**
   * A function that searches for one text in another: at worst, Java compares each character of the
   * one with each of the other.
   */
  static final class Searching extends ExprFunction2 {
    private final ExprFunction2 function;

    Searching(ExprFunction2 function, Expr text, Expr part) {
      super(text, part, "search");
      this.function = function;
    }

    @Override
    public NodeValue eval(NodeValue text, NodeValue part, FunctionEnv environment) {
      QueryBudget budget = QueryBudget.of(environment);
      int length = QueryBudget.textLength(text);
      budget.search(length, QueryBudget.textLength(part));
      NodeValue found = function.eval(text, part, environment);
      if (!found.isBoolean()) {
        budget.copy(QueryBudget.textLength(found));
      }
      return found;
    }

    @Override
    public NodeValue eval(NodeValue text, NodeValue part) {
      throw QueryBudget.outsideExecution();
    }

    @Override
    public Expr copy(Expr text, Expr part) {
      return new Searching(function, text, part);
    }
  }

  /** {@code math:pow}, whose result has as many digits as the base times the exponent. */
  private static final class Power extends ExprFunction2 {
    Power(Expr base, Expr exponent) {
      super(base, exponent, "power");
    }

    @Override
    public NodeValue eval(NodeValue base, NodeValue exponent, FunctionEnv environment) {
      QueryBudget budget = QueryBudget.of(environment);
      budget.result(base);
      budget.result(exponent);
      if (exponent.isInteger() && base.isDecimal()) {
        long digits = base.getDecimal().precision() + Math.abs((long) base.getDecimal().scale());
        double times = exponent.getInteger().abs().doubleValue();
        budget.requireDigits((long) Math.min(digits * times, Long.MAX_VALUE));
      }
      NodeValue power =
          new E_Function(MATH + "pow", ExprList.create(List.of(base, exponent)))
              .eval(BindingFactory.empty(), environment);
      budget.result(power);
      return power;
    }

    @Override
    public NodeValue eval(NodeValue base, NodeValue exponent) {
      throw QueryBudget.outsideExecution();
    }

    @Override
    public Expr copy(Expr base, Expr exponent) {
      return new Power(base, exponent);
    }
  }
}
