package entente.sparql;

import org.apache.jena.query.QueryCancelledException;

/**
 * Thrown when a query exceeds one of its {@link QueryLimits} other than the time, for which ARQ's
 * {@link QueryCancelledException} itself is thrown.
 *
 * <p>ARQ lets only this kind of exception pass through a filter: any other would count as an error
 * in the filter, and an answer with missing rows would look complete.
 */
public final class LimitExceededException extends QueryCancelledException {
  private static final long serialVersionUID = 1L;
  private final Limit limit;
  private final String message;

  /** The limits, by the kind of excess that each prevents. */
  public enum Limit {
    STEPS,
    ROWS,
    CHARACTERS,
    DIGITS,
    /** The length of a duration, and the characters of a date. */
    DATES,
    BYTES,
    /** The depth to which a regular expression is searched, or a triple term nested. */
    DEPTH,
    /** The repetitions that a regular expression counts. */
    REPETITIONS
  }

  LimitExceededException(Limit limit, String message) {
    this.limit = limit;
    this.message = message;
  }

  public Limit limit() {
    return limit;
  }

  /** The excess, as the predicate of a sentence about the query. */
  @Override
  public String getMessage() {
    return message;
  }
}
