package entente.validate.report;

import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/**
 * The outcome of a validation.
 *
 * @param findings the findings, in the order of files and lines
 * @param focusNodes the number of focus nodes; zero means that nothing was checked, which is not
 *     conformance
 * @param report the SHACL validation report, which also does not conform if nothing was checked
 * @param idle the shapes whose targets are not in the data
 * @param whole whether validation was completed, and not stopped at the result limit
 */
public record ValidationOutcome(
    List<Finding> findings, int focusNodes, Graph report, Set<Node> idle, boolean whole) {
  public static final String NOTHING = "nothing was checked: no shape has a target in these files";

  /** Whether there are focus nodes and no findings. */
  public boolean conforms() {
    return findings.isEmpty() && focusNodes > 0;
  }
}
