package entente.bench.load;

import java.util.Locale;

/** The kinds of requests that are measured. */
public enum Workload {
  /** Each of the twenty queries by itself, no two requests alike. */
  EACH,
  /** The twenty queries in turn, no two requests alike. */
  DIFFERENT,
  /** Queries about one thing, no two requests alike. */
  ENTITY,
  /** Twenty requests for queries, repeated. */
  REPEATED,
  /**
   * Documents about things in Turtle, JSON-LD and RDF/XML, compressed and not; a server without
   * documents gets a DESCRIBE.
   */
  DOCUMENTS,
  /** The same as conditional requests with the entity tags that the client has. */
  HELD;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
