package entente.bench;

import java.util.Locale;

/** What is asked for. */
public enum Workload {
  /** Small queries of which no two are the same. */
  DIFFERENT,
  /** Twenty small queries again and again. */
  REPEATED,
  /**
   * Documents about things, as Turtle; from a server without documents, their description by query.
   */
  ENTITIES,
  /** The same, by a client that holds them already and sends their entity tags. */
  HELD;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
