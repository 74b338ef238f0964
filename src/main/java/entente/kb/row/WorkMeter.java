package entente.kb.row;

import org.apache.jena.graph.Node;

/**
 * A count of the work and the memory of one execution, which may stop it.
 *
 * <p>Each method throws a {@link org.apache.jena.query.QueryCancelledException} when the execution
 * must stop.
 */
public interface WorkMeter {
  /** Counts a triple that is read, or a row that is made or compared. */
  void step();

  /** Counts a row that is kept. */
  void keepRow(int values);

  /** Counts a group of rows. */
  void keepGroup();

  /** Counts a computed term that is kept. */
  void keepTerm(Node term);
}
