package entente.sparql;

import entente.kb.read.LiteralBounds;
import entente.kb.row.WorkMeter;
import entente.sparql.LimitExceededException.Limit;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;
import org.apache.jena.util.iterator.ExtendedIterator;

/**
 * The remainder of its {@link QueryLimits} that one query may still spend, for use by one thread at
 * a time.
 *
 * <p>The context of an execution carries it, so that expressions that are compiled once find the
 * budget of the execution that evaluates them. Bytes are estimates, on the high side.
 */
public final class QueryBudget implements Meter, WorkMeter {
  private static final Symbol BUDGET = Symbol.create("urn:x-entente:query-budget");

  /** A single step takes up to about 25 ms: comparing two durations. */
  private static final int STEPS_BETWEEN_LOOKS_AT_CLOCK = 64;

  private static final long ROW_BYTES = 96;
  private static final long VALUE_BYTES = 40;
  private static final long GROUP_BYTES = 320;
  private static final long ID_ROW_BYTES = 32;
  private static final long ID_BYTES = 8;
  private static final long TERM_BYTES = 200;

  /** A text of this length takes little more memory than its row. */
  private static final int SHORT_TEXT = 1_000;

  /** The characters of a text that functions may copy without charge, such as UCASE of a label. */
  private static final int COPIED_FREELY = 100;

  /** The characters that hashing or searching takes in one step. */
  private static final int CHARACTERS_PER_STEP = 16;

  private static final long MAX_COMPARISONS = 1_000_000_000;
  private static final int MAX_TRIPLE_TERM_DEPTH = 5;

  private final QueryLimits limits;
  private long deadline;
  private long steps;
  private int stepsSinceLook;
  private long rows;
  private long characters;
  private long bytes;

  public QueryBudget(QueryLimits limits) {
    this.limits = limits;
    renew();
  }

  /** Resets the budget to the full limits, for the next query. */
  public void renew() {
    deadline = System.nanoTime() + limits.time().toNanos();
    steps = 0;
    stepsSinceLook = 0;
    rows = 0;
    characters = 0;
    bytes = 0;
  }

  /** Makes this the budget of all executions with the context. */
  void putInto(Context context) {
    context.set(BUDGET, this);
  }

  /** The budget of the execution that evaluates an expression. */
  static QueryBudget of(FunctionEnv environment) {
    QueryBudget budget = environment.getContext().get(BUDGET);
    if (budget == null) {
      throw new IllegalStateException("a bounded query runs without a budget");
    }
    return budget;
  }

  /**
   * The exception for bounded functions that are evaluated outside an execution: the optimizer,
   * which tries to evaluate constant expressions, then leaves them for the execution.
   */
  static ExprEvalException outsideExecution() {
    return new ExprEvalException("evaluated only during an execution");
  }

  QueryLimits limits() {
    return limits;
  }

  @Override
  public void step() {
    if (++stepsSinceLook >= STEPS_BETWEEN_LOOKS_AT_CLOCK) {
      look();
    }
  }

  private void look() {
    steps += stepsSinceLook;
    stepsSinceLook = 0;
    if (steps > limits.steps()) {
      throw new LimitExceededException(
          Limit.STEPS, "reads more than " + limits.steps() + " triples and rows");
    }
    if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
      throw new QueryCancelledException();
    }
  }

  @Override
  public <T> ExtendedIterator<T> counted(ExtendedIterator<T> elements) {
    return elements.mapWith(
        element -> {
          step();
          return element;
        });
  }

  /** Counts work on this many characters, which take a step only now and then. */
  void work(long length) {
    stepsSinceLook += (int) Math.min(length / CHARACTERS_PER_STEP, 1 << 30);
    step();
  }

  /**
   * Counts a naive search, which at worst compares each character of a part with each of a text.
   */
  void search(int text, int part) {
    if ((long) text * part > MAX_COMPARISONS) {
      throw new LimitExceededException(
          Limit.CHARACTERS, "searches for a string that is too long in a string that is too long");
    }
    work((long) text * part / CHARACTERS_PER_STEP);
  }

  /** Counts a row that stays in memory until the answer is complete. */
  void keep() {
    step();
    if (++rows > limits.rows()) {
      throw new LimitExceededException(
          Limit.ROWS, "sorts, groups or joins more than " + limits.rows() + " rows");
    }
  }

  @Override
  public void keepRow(int values) {
    keep();
    take(ID_ROW_BYTES + ID_BYTES * values);
  }

  @Override
  public void keepGroup() {
    step();
    take(GROUP_BYTES);
  }

  @Override
  public void keepTerm(Node term) {
    step();
    take(TERM_BYTES + (term.isLiteral() ? 2L * term.getLiteralLexicalForm().length() : 0));
  }

  /** The steps that have been taken: triples read, rows made and compared, characters matched. */
  public long steps() {
    return steps + stepsSinceLook;
  }

  /** Counts the characters of a text that is made. */
  public void write(long length) {
    step();
    characters += length;
    requireText(length);
  }

  /** Checks the length of a single text that is being made. */
  void requireText(long length) {
    if (characters > limits.characters() || length > limits.textCharacters()) {
      throw new LimitExceededException(
          Limit.CHARACTERS,
          "creates strings totalling more than "
              + Math.min(limits.characters(), limits.textCharacters())
              + " characters");
    }
  }

  /** Counts a text that a function copies in part or in whole. */
  void copy(int length) {
    if (length > COPIED_FREELY) {
      work(length);
      write(length);
    }
  }

  /** Counts bytes that are kept until the answer is complete. */
  void take(long more) {
    bytes += more;
    if (bytes > limits.bytes()) {
      throw new LimitExceededException(
          Limit.BYTES, "holds more than " + limits.bytes() + " bytes in memory");
    }
  }

  void takeGroup() {
    take(GROUP_BYTES);
  }

  /** Counts the bytes of a row that is kept. */
  Binding takeRow(Binding row) {
    take(ROW_BYTES + VALUE_BYTES * row.size() + texts(row, 0));
    return row;
  }

  /**
   * Counts the bytes of the long texts of a row; for a place where the number of rows is bounded in
   * another way.
   */
  public Binding takeTexts(Binding row) {
    take(texts(row, SHORT_TEXT));
    return row;
  }

  /** Counts the bytes of a value that is kept. */
  void takeValue(NodeValue value) {
    take(VALUE_BYTES + textLength(value));
  }

  /** Counts the bytes of a long text that may replace another one. */
  void takeText(NodeValue value) {
    int length = textLength(value);
    take(length > SHORT_TEXT ? length : 0);
  }

  private static long texts(Binding row, int longerThan) {
    long all = 0;
    for (Var variable : (Iterable<Var>) row::vars) {
      Node value = row.get(variable);
      int length = value.isLiteral() ? value.getLiteralLexicalForm().length() : 0;
      all += length > longerThan ? length : 0;
    }
    return all;
  }

  /** The number of characters of a literal; for a number, no node is created to count them. */
  static int textLength(NodeValue value) {
    if (value.isString()) {
      return value.asString().length();
    }
    if (!value.hasNode()) {
      return 0;
    }
    Node node = value.asNode();
    return node.isLiteral() ? node.getLiteralLexicalForm().length() : 0;
  }

  /** Checks the result of a function, which must be small enough for any single operation. */
  void result(NodeValue value) {
    step();
    if (value.isInteger()) {
      requireDigits(digits(value.getInteger()));
    } else if (value.isDecimal()) {
      BigDecimal number = value.getDecimal();
      requireDigits(digits(number.unscaledValue()) + Math.abs((long) number.scale()));
    } else if (value.isString() || value.isBoolean() || value.isDouble() || value.isFloat()) {
      return;
    } else {
      requireReadable(value.asNode());
    }
  }

  private static long digits(BigInteger number) {
    return number.bitLength() * 3L / 10;
  }

  void requireDigits(long digits) {
    if (digits > limits.digits()) {
      throw new LimitExceededException(
          Limit.DIGITS, "has a number of more than " + limits.digits() + " digits");
    }
  }

  /** Checks a node of a query or a result, whose value must be readable in a short time. */
  static void requireReadable(Node node) {
    if (node.isLiteral()) {
      requireReadable(node.getLiteralLexicalForm(), node.getLiteralDatatypeURI());
    } else if (node.isTripleTerm()) {
      requireShallow(node, MAX_TRIPLE_TERM_DEPTH);
    }
  }

  /** Checks a literal before it is made, since making one reads its value. */
  static void requireReadable(String text, String datatype) {
    LiteralBounds.excess(text, datatype)
        .ifPresent(
            excess -> {
              throw new LimitExceededException(
                  excess.contains("digits") ? Limit.DIGITS : Limit.DATES, "has " + excess);
            });
  }

  /**
   * Limits nesting: a triple term that contains the previous one twice doubles the time of every
   * traversal with each step.
   */
  private static void requireShallow(Node term, int depth) {
    if (depth == 0) {
      throw new LimitExceededException(
          Limit.DEPTH, "nests triple terms deeper than " + MAX_TRIPLE_TERM_DEPTH);
    }
    for (Node part : new Node[] {term.getTriple().getSubject(), term.getTriple().getObject()}) {
      if (part.isTripleTerm()) {
        requireShallow(part, depth - 1);
      }
    }
  }
}
