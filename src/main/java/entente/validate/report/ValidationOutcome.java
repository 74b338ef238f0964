package entente.validate.report;

import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/**
 * What a validation came to.
 *
 * @param findings what is wrong, in the order of files and lines
 * @param focusNodes how many nodes the shapes looked at; none means that nothing was checked, which
 *     is not conformance
 * @param report the SHACL validation report; it too says that nothing conforms when nothing was
 *     checked
 * @param idle the shapes with targets of which the data has none
 * @param whole whether everything was checked, and not only until there were as many results as
 *     were wanted
 */
public record ValidationOutcome(
    List<Finding> findings, int focusNodes, Graph report, Set<Node> idle, boolean whole) {
  public static final String NOTHING =
      "nothing was checked: no shape speaks of anything in these files";

  /** Something was checked and nothing is wrong. */
  public boolean conforms() {
    return findings.isEmpty() && focusNodes > 0;
  }
}
