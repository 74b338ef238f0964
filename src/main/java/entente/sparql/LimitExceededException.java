package entente.sparql;

import org.apache.jena.query.QueryCancelledException;

/**
 * Thrown when a query exceeds one of its {@link QueryLimits} other than the time, for which ARQ's
 * {@link QueryCancelledException} itself is thrown.
 *
 * <p>ARQ lets no other exception through where it evaluates a filter: any other would count as an
 * error of the filter, and an answer that lacks rows would look complete.
 */
public final class LimitExceededException extends QueryCancelledException {
  private static final long serialVersionUID = 1L;
  private final Limit limit;
  private final String message;

  /** The limits by the excess that they prevent. */
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

  /** What the query does too much of, as the predicate of a sentence about it. */
  @Override
  public String getMessage() {
    return message;
  }
}
