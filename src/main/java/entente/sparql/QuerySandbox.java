package entente.sparql;

import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.util.Context;

/**
 * The sandbox for SPARQL of strangers: a query that is bounded here, on data that is metered here,
 * in a context that is prepared here opens no connection, loads no code and ends when its {@link
 * QueryBudget} is spent.
 *
 * <p>What exceeds a limit throws a {@link LimitExceededException}, what exceeds the time a {@link
 * QueryCancelledException}, what is not run at all a {@link QueryRefusedException}.
 */
public final class QuerySandbox {
  private QuerySandbox() {}

  /** A bounded query, with the functions of SPARQL 1.1 only. */
  public static Query bounded(Query query) {
    return BoundedExpressions.of(query, Functions.CASTS);
  }

  /**
   * A bounded query of a shape, with the functions of XPath as well. To be done before the algebra
   * is optimized, for the optimizer computes what is constant.
   */
  public static Op bounded(Op algebra) {
    return BoundedExpressions.of(algebra, Functions.XPATH);
  }

  /** Data that takes a step of a budget for everything that is read. */
  public static DatasetGraph metered(DatasetGraph data, QueryBudget budget) {
    return new MeteredDataset(data, budget);
  }

  /** Makes executions with a context draw on a budget. */
  public static Context prepare(Context context, QueryBudget budget) {
    budget.putInto(context);
    QC.setFactory(context, execution -> new MeteredExecutor(execution, budget));
    return context;
  }

  /**
   * Requires that the text of a query, not parsed yet, has no number that takes long to read.
   *
   * @throws LimitExceededException when it has
   */
  public static void requireReadable(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      // An escape can stand for a digit (SPARQL 1.1 section 19.2).
      if (text.startsWith("\\u003", i) || text.startsWith("\\U0000003", i)) {
        i += text.charAt(i + 1) == 'u' ? 5 : 9;
        digits++;
      } else {
        digits = text.charAt(i) >= '0' && text.charAt(i) <= '9' ? digits + 1 : 0;
      }
      if (digits > QueryLimits.DIGITS) {
        throw new LimitExceededException(
            LimitExceededException.Limit.DIGITS,
            "has a number of more than " + QueryLimits.DIGITS + " digits");
      }
    }
  }
}
