package entente.validate.report;

import entente.kb.read.Location;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;

/**
 * One thing that is wrong: a SHACL validation result with its place in the file.
 *
 * @param place where the offending triple stands, or the first statement about the focus node
 * @param severity local name of the SHACL severity: Violation, Warning or Info
 * @param message what is wrong and what to write instead
 * @param focus the node that was checked
 * @param thing the focus node, or the thing that it is a part of when it has no name of its own
 * @param path the property concerned, as printed by SHACL, when one is
 * @param value the value concerned, when there is one other than the focus node
 * @param shape the shape that was not met
 * @param component the constraint component of SHACL
 * @param instead what to write in the place of the value, where that can be told
 * @param because for a constraint that speaks of other shapes, what each of them finds
 */
public record Finding(
    Optional<Location> place,
    String severity,
    String message,
    Node focus,
    Node thing,
    Optional<String> path,
    Optional<Node> value,
    Node shape,
    Node component,
    Optional<Node> instead,
    List<Cause> because)
    implements Comparable<Finding> {

  /**
   * What one shape finds that a constraint speaks of.
   *
   * @param label which one it is, such as {@code sh:or, alternative 2 of 3}
   * @param value the value that was held against it
   * @param met whether the value has the shape, which can be what is wrong
   * @param findings what is wrong with the value by that shape
   */
  public record Cause(String label, Node value, Node shape, boolean met, List<Finding> findings) {}

  private static final Comparator<Finding> BY_PLACE =
      Comparator.comparing(
              (Finding finding) -> finding.place,
              Comparator.comparing(
                  place -> place.orElse(null),
                  Comparator.nullsLast(Comparator.<Location>naturalOrder())))
          .thenComparing(finding -> finding.focus.toString())
          .thenComparing(Finding::message)
          .thenComparing(finding -> finding.value.map(Node::toString).orElse(""))
          .thenComparing(finding -> finding.shape.toString())
          .thenComparing(finding -> finding.component.toString());

  @Override
  public int compareTo(Finding other) {
    return BY_PLACE.compare(this, other);
  }

  /**
   * What makes two findings one mistake: a literal where a code should be fails as a class and as a
   * pattern.
   */
  public List<Object> mistake() {
    return List.of(focus, path, value, shape, message);
  }
}
