package entente.sparql.parse;

import org.apache.jena.query.QueryParseException;

/** A query that does not parse: one sentence or two that name the error and its remedy. */
public final class QuerySyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int line;
  private final int column;

  /** The line and column are counted from 1; 0 when the error has no place. */
  QuerySyntaxException(String message, int line, int column, Throwable cause) {
    super(message, cause);
    this.line = line;
    this.column = column;
  }

  /** Whether the query is nested more deeply than the parser can follow. */
  public boolean isTooDeep() {
    return getCause() instanceof QueryParseException && getCause().getMessage() == null;
  }

  public int line() {
    return line;
  }

  public int column() {
    return column;
  }
}
