package entente.bench;

import java.util.Locale;

/** The kinds of requests that are measured. */
public enum Workload {
  /** Small queries, no two alike. */
  DIFFERENT,
  /** Twenty small queries, repeated. */
  REPEATED,
  /**
   * Documents about things, in Turtle; a server without documents gets a query for the description.
   */
  ENTITIES,
  /** The same as conditional requests with the entity tags that the client has. */
  HELD;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
