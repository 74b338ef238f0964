package entente.sparql;

import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.NodeValue;

/**
 * The memory that the queries of shapes may fill: each with what it sorts, groups and joins, and
 * all with what they find.
 *
 * <p>How much there is depends on the memory of the process alone: several checks, each on all
 * processors, must find room in it together. What is counted are estimates of bytes, on the high
 * side.
 */
public final class MemoryBudget {
  private static final long LARGEST = 64L << 20;
  private static final long ROW = 96;
  private static final long VALUE = 40;

  /** A text of this length is no more than a row by itself. */
  private static final int SHORT = 1_000;

  private final long most;
  private long taken;

  public MemoryBudget(long most) {
    this.most = most;
  }

  /** How many bytes there are for each thread. */
  public static long ofProcess() {
    Runtime process = Runtime.getRuntime();
    return Math.min(LARGEST, process.maxMemory() / 8 / process.availableProcessors());
  }

  long most() {
    return most;
  }

  /** For the next query: what the one before has kept is free again. */
  public void clear() {
    taken = 0;
  }

  synchronized void take(long bytes) {
    taken += bytes;
    if (taken > most) {
      throw new Full();
    }
  }

  /** A row that is kept. */
  Binding keep(Binding row) {
    take(ROW + VALUE * row.size() + texts(row, 0));
    return row;
  }

  /** A row of which only so many are kept that nothing but long texts needs room. */
  public Binding keepTexts(Binding row) {
    take(texts(row, SHORT));
    return row;
  }

  /** A value that is kept. */
  void keep(NodeValue value) {
    take(VALUE + length(value.asNode()));
  }

  void keepText(NodeValue value) {
    int length = length(value.asNode());
    take(length > SHORT ? length : 0);
  }

  private static long texts(Binding row, int ifLongerThan) {
    long all = 0;
    for (Var variable : (Iterable<Var>) row::vars) {
      int length = length(row.get(variable));
      all += length > ifLongerThan ? length : 0;
    }
    return all;
  }

  private static int length(Node node) {
    return node.isLiteral() ? node.getLiteralLexicalForm().length() : 0;
  }

  /**
   * That a query needs more than there is; only this kind of exception is no mere error of a
   * filter.
   */
  public static final class Full extends QueryCancelledException {
    private static final long serialVersionUID = 1L;
  }
}
