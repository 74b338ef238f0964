package entente.sparql;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.E_Add;
import org.apache.jena.sparql.expr.E_AdjustToTimezone;
import org.apache.jena.sparql.expr.E_BNode;
import org.apache.jena.sparql.expr.E_Bound;
import org.apache.jena.sparql.expr.E_Coalesce;
import org.apache.jena.sparql.expr.E_Datatype;
import org.apache.jena.sparql.expr.E_DateTimeDay;
import org.apache.jena.sparql.expr.E_DateTimeHours;
import org.apache.jena.sparql.expr.E_DateTimeMinutes;
import org.apache.jena.sparql.expr.E_DateTimeMonth;
import org.apache.jena.sparql.expr.E_DateTimeSeconds;
import org.apache.jena.sparql.expr.E_DateTimeTZ;
import org.apache.jena.sparql.expr.E_DateTimeTimezone;
import org.apache.jena.sparql.expr.E_DateTimeYear;
import org.apache.jena.sparql.expr.E_Divide;
import org.apache.jena.sparql.expr.E_Equals;
import org.apache.jena.sparql.expr.E_Exists;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_GreaterThan;
import org.apache.jena.sparql.expr.E_GreaterThanOrEqual;
import org.apache.jena.sparql.expr.E_HasLang;
import org.apache.jena.sparql.expr.E_HasLangDir;
import org.apache.jena.sparql.expr.E_IRI;
import org.apache.jena.sparql.expr.E_IRI2;
import org.apache.jena.sparql.expr.E_If;
import org.apache.jena.sparql.expr.E_IsBlank;
import org.apache.jena.sparql.expr.E_IsIRI;
import org.apache.jena.sparql.expr.E_IsLiteral;
import org.apache.jena.sparql.expr.E_IsNumeric;
import org.apache.jena.sparql.expr.E_IsTriple;
import org.apache.jena.sparql.expr.E_IsURI;
import org.apache.jena.sparql.expr.E_Lang;
import org.apache.jena.sparql.expr.E_LangDir;
import org.apache.jena.sparql.expr.E_LangMatches;
import org.apache.jena.sparql.expr.E_LessThan;
import org.apache.jena.sparql.expr.E_LessThanOrEqual;
import org.apache.jena.sparql.expr.E_LogicalAnd;
import org.apache.jena.sparql.expr.E_LogicalNot;
import org.apache.jena.sparql.expr.E_LogicalOr;
import org.apache.jena.sparql.expr.E_MD5;
import org.apache.jena.sparql.expr.E_Multiply;
import org.apache.jena.sparql.expr.E_NotEquals;
import org.apache.jena.sparql.expr.E_NotExists;
import org.apache.jena.sparql.expr.E_NotOneOf;
import org.apache.jena.sparql.expr.E_Now;
import org.apache.jena.sparql.expr.E_NumAbs;
import org.apache.jena.sparql.expr.E_NumCeiling;
import org.apache.jena.sparql.expr.E_NumFloor;
import org.apache.jena.sparql.expr.E_NumRound;
import org.apache.jena.sparql.expr.E_OneOf;
import org.apache.jena.sparql.expr.E_OpNumericIntegerDivide;
import org.apache.jena.sparql.expr.E_OpNumericMod;
import org.apache.jena.sparql.expr.E_Random;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_SHA1;
import org.apache.jena.sparql.expr.E_SHA224;
import org.apache.jena.sparql.expr.E_SHA256;
import org.apache.jena.sparql.expr.E_SHA384;
import org.apache.jena.sparql.expr.E_SHA512;
import org.apache.jena.sparql.expr.E_SameTerm;
import org.apache.jena.sparql.expr.E_SameValue;
import org.apache.jena.sparql.expr.E_Str;
import org.apache.jena.sparql.expr.E_StrAfter;
import org.apache.jena.sparql.expr.E_StrBefore;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrContains;
import org.apache.jena.sparql.expr.E_StrDatatype;
import org.apache.jena.sparql.expr.E_StrEncodeForURI;
import org.apache.jena.sparql.expr.E_StrEndsWith;
import org.apache.jena.sparql.expr.E_StrLang;
import org.apache.jena.sparql.expr.E_StrLangDir;
import org.apache.jena.sparql.expr.E_StrLength;
import org.apache.jena.sparql.expr.E_StrLowerCase;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.E_StrStartsWith;
import org.apache.jena.sparql.expr.E_StrSubstring;
import org.apache.jena.sparql.expr.E_StrUUID;
import org.apache.jena.sparql.expr.E_StrUpperCase;
import org.apache.jena.sparql.expr.E_Subtract;
import org.apache.jena.sparql.expr.E_TripleFn;
import org.apache.jena.sparql.expr.E_TripleObject;
import org.apache.jena.sparql.expr.E_TriplePredicate;
import org.apache.jena.sparql.expr.E_TripleSubject;
import org.apache.jena.sparql.expr.E_URI;
import org.apache.jena.sparql.expr.E_URI2;
import org.apache.jena.sparql.expr.E_UUID;
import org.apache.jena.sparql.expr.E_UnaryMinus;
import org.apache.jena.sparql.expr.E_UnaryPlus;
import org.apache.jena.sparql.expr.E_Version;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunction0;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunction3;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.ExprTransformer;
import org.apache.jena.sparql.expr.ExprTripleTerm;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.AggAvg;
import org.apache.jena.sparql.expr.aggregate.AggAvgDistinct;
import org.apache.jena.sparql.expr.aggregate.AggCount;
import org.apache.jena.sparql.expr.aggregate.AggCountDistinct;
import org.apache.jena.sparql.expr.aggregate.AggCountVar;
import org.apache.jena.sparql.expr.aggregate.AggCountVarDistinct;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcat;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcatDistinct;
import org.apache.jena.sparql.expr.aggregate.AggMax;
import org.apache.jena.sparql.expr.aggregate.AggMaxDistinct;
import org.apache.jena.sparql.expr.aggregate.AggMedian;
import org.apache.jena.sparql.expr.aggregate.AggMedianDistinct;
import org.apache.jena.sparql.expr.aggregate.AggMin;
import org.apache.jena.sparql.expr.aggregate.AggMinDistinct;
import org.apache.jena.sparql.expr.aggregate.AggMode;
import org.apache.jena.sparql.expr.aggregate.AggModeDistinct;
import org.apache.jena.sparql.expr.aggregate.AggSample;
import org.apache.jena.sparql.expr.aggregate.AggSampleDistinct;
import org.apache.jena.sparql.expr.aggregate.AggSum;
import org.apache.jena.sparql.expr.aggregate.AggSumDistinct;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementService;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransform;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransformCopyBase;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransformer;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;

/**
 * A rewriting of expressions that bounds each of them: no single evaluation takes long, and every
 * function that makes or reads texts is charged for them.
 *
 * <p>The bounds rest on one invariant. Constants, the results of casts and of arithmetic, and the
 * data itself are all {@linkplain entente.kb.read.LiteralBounds readable in a short time}; so every
 * function on numbers, dates and durations receives small ones, and only its result has to be
 * checked. Comparisons stay unchanged, so that the optimizer recognizes them.
 */
final class BoundedExpressions extends ExprTransformCopy {
  /** The way in which a class of expressions is bounded. */
  private enum Bound {
    /** Cheap, with a result no larger than the operands, or a special form such as {@code IF}. */
    NONE,
    /** Makes a number, a date or a duration. */
    RESULT,
    /** Reads a whole text, as hash functions do. */
    READING,
    /** Makes a text about as long as its operand. */
    COPYING,
    /** Makes a text of all its operands. */
    JOINING,
    /** Makes a text up to three times as long as its operand. */
    ESCAPING,
    /** Searches a text for another one. */
    SEARCHING,
    /** Is replaced by a class of this package. */
    REPLACED
  }

  private static final Map<Class<?>, Bound> BOUNDS =
      Stream.of(
              of(
                  Bound.NONE,
                  E_Bound.class,
                  E_BNode.class,
                  E_Coalesce.class,
                  E_If.class,
                  E_Datatype.class,
                  E_DateTimeDay.class,
                  E_DateTimeHours.class,
                  E_DateTimeMinutes.class,
                  E_DateTimeMonth.class,
                  E_DateTimeSeconds.class,
                  E_DateTimeTZ.class,
                  E_DateTimeTimezone.class,
                  E_DateTimeYear.class,
                  E_Equals.class,
                  E_Exists.class,
                  E_GreaterThan.class,
                  E_GreaterThanOrEqual.class,
                  E_HasLang.class,
                  E_HasLangDir.class,
                  E_IsBlank.class,
                  E_IsIRI.class,
                  E_IsLiteral.class,
                  E_IsNumeric.class,
                  E_IsTriple.class,
                  E_IsURI.class,
                  E_Lang.class,
                  E_LangDir.class,
                  E_LangMatches.class,
                  E_LessThan.class,
                  E_LessThanOrEqual.class,
                  E_LogicalAnd.class,
                  E_LogicalNot.class,
                  E_LogicalOr.class,
                  E_NotEquals.class,
                  E_NotExists.class,
                  E_NotOneOf.class,
                  E_Now.class,
                  E_OneOf.class,
                  E_Random.class,
                  E_SameTerm.class,
                  E_SameValue.class,
                  E_StrEndsWith.class,
                  E_StrLength.class,
                  E_StrStartsWith.class,
                  E_StrUUID.class,
                  E_TripleObject.class,
                  E_TriplePredicate.class,
                  E_TripleSubject.class,
                  E_UUID.class,
                  E_Version.class),
              of(
                  Bound.RESULT,
                  E_Add.class,
                  E_AdjustToTimezone.class,
                  E_Divide.class,
                  E_Multiply.class,
                  E_NumAbs.class,
                  E_NumCeiling.class,
                  E_NumFloor.class,
                  E_NumRound.class,
                  E_OpNumericIntegerDivide.class,
                  E_OpNumericMod.class,
                  E_Subtract.class,
                  E_TripleFn.class,
                  E_UnaryMinus.class,
                  E_UnaryPlus.class),
              of(
                  Bound.READING,
                  E_MD5.class,
                  E_SHA1.class,
                  E_SHA224.class,
                  E_SHA256.class,
                  E_SHA384.class,
                  E_SHA512.class),
              of(
                  Bound.COPYING,
                  E_IRI.class,
                  E_IRI2.class,
                  E_Str.class,
                  E_StrLang.class,
                  E_StrLangDir.class,
                  E_StrLowerCase.class,
                  E_StrSubstring.class,
                  E_StrUpperCase.class,
                  E_URI.class,
                  E_URI2.class),
              of(Bound.JOINING, E_StrConcat.class),
              of(Bound.ESCAPING, E_StrEncodeForURI.class),
              of(Bound.SEARCHING, E_StrAfter.class, E_StrBefore.class, E_StrContains.class),
              of(
                  Bound.REPLACED,
                  E_Function.class,
                  E_Regex.class,
                  E_StrDatatype.class,
                  E_StrReplace.class))
          .flatMap(each -> each.entrySet().stream())
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  /** Aggregates that keep a number. */
  private static final Set<Class<?>> COUNTING =
      Set.of(AggCount.class, AggCountVar.class, AggSum.class, AggAvg.class);

  /** Aggregates that keep one of the values. */
  private static final Set<Class<?>> CHOOSING =
      Set.of(
          AggMin.class,
          AggMinDistinct.class,
          AggMax.class,
          AggMaxDistinct.class,
          AggSample.class,
          AggSampleDistinct.class);

  /** Aggregates that keep all values, or all different ones. */
  private static final Set<Class<?>> KEEPING =
      Set.of(
          AggAvgDistinct.class,
          AggCountDistinct.class,
          AggCountVarDistinct.class,
          AggGroupConcat.class,
          AggGroupConcatDistinct.class,
          AggMedian.class,
          AggMedianDistinct.class,
          AggMode.class,
          AggModeDistinct.class,
          AggSumDistinct.class);

  private final Functions functions;
  private final ElementTransform elements;

  private BoundedExpressions(Functions functions, ElementTransform elements) {
    this.functions = functions;
    this.elements = elements;
  }

  /** A bounded query. */
  static Query of(Query query, Functions functions) {
    Elements elements = new Elements();
    return QueryTransformOps.transform(
        query, elements, new BoundedExpressions(functions, elements));
  }

  /** A bounded algebra. */
  static Op of(Op algebra, Functions functions) {
    Walker.walk(algebra, new OpVisitorBase(), new NoTripleTerms());
    BoundedExpressions expressions = new BoundedExpressions(functions, null);
    return Transformer.transform(new Operators(), expressions, algebra);
  }

  private static Map<Class<?>, Bound> of(Bound bound, Class<?>... expressions) {
    return Stream.of(expressions).collect(Collectors.toMap(each -> each, each -> bound));
  }

  /** Whether a class of expressions is known here, for the test that detects new ones. */
  static boolean knows(Class<?> expression) {
    return BOUNDS.containsKey(expression);
  }

  /** Whether a class of aggregates is known here. */
  static boolean knowsAggregator(Class<?> aggregator) {
    return COUNTING.contains(aggregator)
        || CHOOSING.contains(aggregator)
        || KEEPING.contains(aggregator);
  }

  private static Bound bound(ExprFunction function) {
    Class<?> type = function.getClass();
    // IF is parsed as a subclass of E_If; BNODE has nested classes.
    Class<?> known =
        BOUNDS.containsKey(type)
            ? type
            : type.getEnclosingClass() == null ? type.getSuperclass() : type.getEnclosingClass();
    return Optional.ofNullable(BOUNDS.get(known))
        .orElseThrow(
            () ->
                QueryRefusedException.ofFunction(
                    function.getFunctionSymbol().getSymbol().toUpperCase(Locale.ROOT)));
  }

  @Override
  public Expr transform(NodeValue constant) {
    QueryBudget.requireReadable(constant.asNode());
    return constant;
  }

  @Override
  public Expr transform(ExprFunction0 function) {
    bound(function);
    return function;
  }

  @Override
  public Expr transform(ExprFunction1 function, Expr operand) {
    return switch (bound(function)) {
      case RESULT -> Charge.result(function.copy(operand));
      case READING -> function.copy(Charge.reading(operand));
      case COPYING -> Charge.copying(function.copy(operand));
      case ESCAPING -> function.copy(Charge.writing(operand, 3, 0));
      default -> super.transform(function, operand);
    };
  }

  @Override
  public Expr transform(ExprFunction2 function, Expr one, Expr other) {
    return switch (bound(function)) {
      case RESULT -> Charge.result(function.copy(one, other));
      case COPYING -> Charge.copying(function.copy(one, other));
      case SEARCHING -> new Functions.Searching(function, one, other);
      case REPLACED -> new Typing(one, other);
      default -> super.transform(function, one, other);
    };
  }

  @Override
  public Expr transform(ExprFunction3 function, Expr one, Expr two, Expr three) {
    return switch (bound(function)) {
      case RESULT -> Charge.result(function.copy(one, two, three));
      case COPYING -> Charge.copying(function.copy(one, two, three));
      default -> super.transform(function, one, two, three);
    };
  }

  @Override
  public Expr transform(ExprFunctionN function, ExprList operands) {
    return switch (bound(function)) {
      case RESULT -> Charge.result(function.copy(operands));
      case COPYING -> Charge.copying(function.copy(operands));
      case JOINING -> function.copy(Functions.each(operands, text -> Charge.writing(text, 1, 0)));
      case REPLACED ->
          function instanceof E_Function call
              ? functions.bounded(call, operands)
              : function instanceof E_Regex
                  ? new InterruptibleRegex.Matching(operands)
                  : new InterruptibleRegex.Replacing(operands);
      default -> super.transform(function, operands);
    };
  }

  /** Rewrites EXISTS: its pattern is an element in a query, and an operator in algebra. */
  @Override
  public Expr transform(ExprFunctionOp function, ExprList operands, Op pattern) {
    bound(function);
    if (elements == null) {
      return super.transform(function, operands, pattern);
    }
    Element element = ElementTransformer.transform(function.getElement(), elements, this);
    return function instanceof E_Exists ? new E_Exists(element) : new E_NotExists(element);
  }

  @Override
  public Expr transform(ExprAggregator aggregated) {
    ExprList operands = aggregated.getAggregator().getExprList();
    return operands == null || operands.isEmpty()
        ? charged(aggregated)
        : charged(
            new ExprAggregator(
                aggregated.getVar(),
                aggregated.getAggregator().copy(ExprTransformer.transform(this, operands))));
  }

  /** An aggregate that charges for the values it keeps. */
  private static ExprAggregator charged(ExprAggregator aggregated) {
    Aggregator aggregator = aggregated.getAggregator();
    if (!knowsAggregator(aggregator.getClass())) {
      throw QueryRefusedException.ofFunction(aggregator.getName());
    }
    ExprList operands = aggregator.getExprList();
    if (operands == null || operands.isEmpty()) {
      return aggregated;
    }
    return new ExprAggregator(
        aggregated.getVar(), aggregator.copy(Functions.each(operands, charge(aggregator))));
  }

  private static UnaryOperator<Expr> charge(Aggregator aggregator) {
    if (COUNTING.contains(aggregator.getClass())) {
      return value -> value;
    }
    if (CHOOSING.contains(aggregator.getClass())) {
      return Charge::keepingOne;
    }
    if (aggregator instanceof AggGroupConcat joined) {
      return joining(joined.getSeparator());
    }
    return aggregator instanceof AggGroupConcatDistinct joined
        ? joining(joined.getSeparator())
        : Charge::keeping;
  }

  private static UnaryOperator<Expr> joining(String separator) {
    int length = separator == null ? 0 : separator.length();
    return value -> Charge.keeping(Charge.writing(value, 2, length));
  }

  /** Whether an aggregate keeps the rows of a group. */
  static boolean keepsRows(Aggregator aggregator) {
    return aggregator instanceof AggCountDistinct;
  }

  /**
   * Refuses triple terms that expressions make without TRIPLE: transformations do not visit those,
   * and a term that contains the previous one twice doubles in size with each step.
   */
  private static final class NoTripleTerms extends ExprVisitorBase {
    @Override
    public void visit(ExprTripleTerm term) {
      throw QueryRefusedException.ofFunction("<<( )>> in an expression");
    }
  }

  /** Operators with parts that the transformation of expressions does not visit. */
  private static final class Operators extends TransformCopy {
    @Override
    public Op transform(OpGroup group, Op rows) {
      return OpGroup.create(
          rows,
          group.getGroupVars(),
          group.getAggregators().stream().map(BoundedExpressions::charged).toList());
    }

    @Override
    public Op transform(OpService service, Op inner) {
      throw QueryRefusedException.ofService();
    }

    @Override
    public Op transform(OpTable table) {
      table.getTable().rows().forEachRemaining(BoundedExpressions::requireReadable);
      return table;
    }
  }

  private static void requireReadable(Binding row) {
    row.forEach((variable, value) -> QueryBudget.requireReadable(value));
  }

  /** Refuses calls of other servers and values that cannot be read in a short time. */
  private static final class Elements extends ElementTransformCopyBase {
    @Override
    public Element transform(ElementService element, Node service, Element inner) {
      throw QueryRefusedException.ofService();
    }

    @Override
    public Element transform(ElementData values) {
      values.getRows().forEach(BoundedExpressions::requireReadable);
      return super.transform(values);
    }
  }

  /** {@code STRDT}, whose text is checked before it is read as a value. */
  private static final class Typing extends ExprFunction2 {
    Typing(Expr text, Expr datatype) {
      super(text, datatype, "strdt");
    }

    @Override
    public NodeValue eval(NodeValue text, NodeValue datatype, FunctionEnv environment) {
      Node type = datatype.asNode();
      if (type.isURI() && text.isLiteral()) {
        QueryBudget.requireReadable(text.asNode().getLiteralLexicalForm(), type.getURI());
      }
      QueryBudget.of(environment).copy(QueryBudget.textLength(text));
      return new E_StrDatatype(null, null).eval(text, datatype);
    }

    @Override
    public NodeValue eval(NodeValue text, NodeValue datatype) {
      throw QueryBudget.outsideExecution();
    }

    @Override
    public Expr copy(Expr text, Expr datatype) {
      return new Typing(text, datatype);
    }
  }
}
