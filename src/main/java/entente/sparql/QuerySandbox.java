package entente.sparql;

import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.util.Context;

/**
 * The sandbox for untrusted SPARQL. A query bounded here, on data metered here, in a context
 * prepared here, opens no connection, loads no code and ends when its {@link QueryBudget} is spent.
 *
 * <p>Exceeding a limit throws a {@link LimitExceededException}, exceeding the time a {@link
 * QueryCancelledException}; a query that is not run at all throws a {@link QueryRefusedException}.
 */
public final class QuerySandbox {
  private QuerySandbox() {}

  /** A bounded query, with the functions of SPARQL 1.1 only. */
  public static Query bounded(Query query) {
    return BoundedExpressions.of(query, Functions.CASTS);
  }

  /**
   * A bounded query of a shape, with the functions of XPath as well. Must be called before the
   * algebra is optimized, because the optimizer evaluates constant expressions.
   */
  public static Op bounded(Op algebra) {
    return BoundedExpressions.of(algebra, Functions.XPATH);
  }

  /** The data, with a step of the budget for everything that is read. */
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
   * Requires that the text of a query, not yet parsed, has no number that takes long to read.
   *
   * @throws LimitExceededException when it has one
   */
  public static void requireReadable(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      // An escape can encode a digit (SPARQL 1.1 section 19.2).
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
