package entente.sparql;

import entente.kb.plan.PassThrough;
import java.math.BigInteger;
import java.util.function.BiConsumer;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnv;

/** The value of an expression, charged to the {@link QueryBudget} of the execution. */
final class Charge extends ExprFunction1 implements PassThrough {
  private final BiConsumer<QueryBudget, NodeValue> charge;

  private Charge(Expr value, BiConsumer<QueryBudget, NodeValue> charge) {
    super(value, "charge");
    this.charge = charge;
  }

  /** The result of a function on numbers, dates or durations. */
  static Charge result(Expr value) {
    return new Charge(value, QueryBudget::result);
  }

  /** A text that a function copies in part or in whole. */
  static Charge copying(Expr value) {
    return new Charge(value, (budget, text) -> budget.copy(QueryBudget.textLength(text)));
  }

  /** A text that becomes part of a longer one, {@code copies} times. */
  static Charge writing(Expr value, int copies, int separator) {
    return new Charge(
        value,
        (budget, text) ->
            budget.write((long) copies * QueryBudget.textLength(text) + separator + 1));
  }

  /** A text that is read from its beginning to its end. */
  static Charge reading(Expr value) {
    return new Charge(value, (budget, text) -> budget.work(QueryBudget.textLength(text)));
  }

  /** An operand of a cast or a function on numbers: a number, a date or the text of one. */
  static Charge operand(Expr value) {
    return new Charge(
        value,
        (budget, number) -> {
          budget.result(number);
          budget.requireDigits(QueryBudget.textLength(number));
        });
  }

  /** A text from which a function may make one several times as long. */
  static Charge source(Expr value, int times) {
    return new Charge(
        value,
        (budget, text) -> {
          if (budget.limits().textCharacters() / times < QueryBudget.textLength(text)) {
            budget.write((long) times * QueryBudget.textLength(text));
          }
          budget.work(QueryBudget.textLength(text));
        });
  }

  /** The number of digits to which a number is rounded; the result has as many. */
  static Charge precision(Expr value) {
    return new Charge(
        value,
        (budget, number) -> {
          budget.result(number);
          if (number.isInteger()) {
            budget.requireDigits(
                number.getInteger().abs().min(BigInteger.valueOf(Long.MAX_VALUE)).longValue());
          }
        });
  }

  /** A value that an aggregate keeps. */
  static Charge keeping(Expr value) {
    return new Charge(value, QueryBudget::takeValue);
  }

  /** A value that takes the place of the one that an aggregate keeps. */
  static Charge keepingOne(Expr value) {
    return new Charge(value, QueryBudget::takeText);
  }

  @Override
  public NodeValue eval(NodeValue value, FunctionEnv environment) {
    charge.accept(QueryBudget.of(environment), value);
    return value;
  }

  @Override
  public NodeValue eval(NodeValue value) {
    throw QueryBudget.outsideExecution();
  }

  @Override
  public Expr operand() {
    return getArg();
  }

  @Override
  public Expr copy(Expr value) {
    return new Charge(value, charge);
  }
}
