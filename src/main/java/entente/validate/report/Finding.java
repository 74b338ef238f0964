package entente.validate.report;

import entente.kb.read.Location;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;

/**
 * A SHACL validation result with its location in the files.
 *
 * @param place the location of the offending triple, or of the first statement about the focus node
 * @param severity the local name of the SHACL severity (Violation, Warning or Info), or the IRI of
 *     another severity
 * @param message the error and its fix
 * @param target the node, property and value that were validated
 * @param rule the constraint that they violate
 * @param instead a suggested value, if there is one
 * @param because the results of the shapes that the constraint refers to
 */
public record Finding(
    Optional<Location> place,
    String severity,
    String message,
    Target target,
    Rule rule,
    Optional<Node> instead,
    List<Cause> because)
    implements Comparable<Finding> {

  /**
   * The node, property and value that were validated.
   *
   * @param focus the focus node
   * @param thing the focus node, or the named thing that it is part of if it is a blank node
   * @param path the property path, if there is one
   * @param value the value, if there is one other than the focus node
   */
  public record Target(Node focus, Node thing, Optional<String> path, Optional<Node> value) {}

  /** The source shape and the constraint component. */
  public record Rule(Node shape, Node component) {}

  /**
   * The results of one shape that a constraint refers to.
   *
   * @param label the part of the constraint, such as {@code sh:or, alternative 2 of 3}
   * @param value the value that was validated against the shape
   * @param met whether the value conforms to the shape, which can itself be the error
   * @param findings the findings of the shape
   */
  public record Cause(String label, Node value, Node shape, boolean met, List<Finding> findings) {}

  private static final Comparator<Finding> BY_PLACE =
      Comparator.comparing(
              (Finding finding) -> finding.place,
              Comparator.comparing(
                  place -> place.orElse(null),
                  Comparator.nullsLast(Comparator.<Location>naturalOrder())))
          .thenComparing(finding -> finding.focus().toString())
          .thenComparing(Finding::message)
          .thenComparing(finding -> finding.value().map(Node::toString).orElse(""))
          .thenComparing(finding -> finding.shape().toString())
          .thenComparing(finding -> finding.component().toString());

  public Node focus() {
    return target.focus;
  }

  public Node thing() {
    return target.thing;
  }

  public Optional<String> path() {
    return target.path;
  }

  public Optional<Node> value() {
    return target.value;
  }

  public Node shape() {
    return rule.shape;
  }

  public Node component() {
    return rule.component;
  }

  @Override
  public int compareTo(Finding other) {
    return BY_PLACE.compare(this, other);
  }

  /**
   * A key that findings of the same mistake share: a literal in place of a code violates both a
   * class and a pattern.
   */
  public List<Object> mistake() {
    return List.of(focus(), path(), value(), shape(), message);
  }
}
