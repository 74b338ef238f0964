package entente.kb.text;

import org.apache.jena.query.QueryCancelledException;

/**
 * Thrown for a search text that has a syntax error or asks for too much; the message says what to
 * write instead.
 *
 * <p>It ends the query, as every {@link QueryCancelledException} does.
 */
public final class TextQueryException extends QueryCancelledException {
  private static final long serialVersionUID = 1L;
  private final String message;

  TextQueryException(String message) {
    this.message = message;
  }

  @Override
  public String getMessage() {
    return message;
  }
}
