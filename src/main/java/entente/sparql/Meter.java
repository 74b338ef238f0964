package entente.sparql;

import org.apache.jena.util.iterator.ExtendedIterator;

/** A check at every step of a query's work, which throws when the query must stop. */
public interface Meter {
  /**
   * Counts one step: a triple, a row, a character matched.
   *
   * @throws org.apache.jena.query.QueryCancelledException when the work must stop
   */
  void step();

  /** The same iterator, with a step for each element where steps are counted. */
  default <T> ExtendedIterator<T> counted(ExtendedIterator<T> elements) {
    return elements;
  }
}
