package entente.sparql;

import java.util.Optional;

/**
 * Thrown for a query that is not run at all because it calls another server or a function that is
 * not offered.
 */
public final class QueryRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String function;

  private QueryRefusedException(String message, String function) {
    super(message);
    this.function = function;
  }

  static QueryRefusedException ofFunction(String function) {
    return new QueryRefusedException("calls the function " + function, function);
  }

  static QueryRefusedException ofService() {
    return new QueryRefusedException("calls another server (SERVICE)", null);
  }

  /** The function that is not offered; empty when the query calls another server. */
  public Optional<String> function() {
    return Optional.ofNullable(function);
  }
}
