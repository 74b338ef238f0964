package entente.validate;

import entente.kb.Location;
import java.util.Optional;
import org.apache.jena.graph.Node;

/**
 * One thing that is wrong: a SHACL validation result with its place in the file.
 *
 * @param place where the offending triple stands, or the first statement about the focus node
 * @param severity local name of the SHACL severity: Violation, Warning or Info
 * @param message what is wrong and what to write instead
 * @param focus the node that was checked
 * @param path the property concerned, as printed by SHACL, when one is
 * @param value the value concerned, when one is
 * @param shape the shape, or the SPARQL constraint, that was not met
 * @param component the constraint component of SHACL
 */
public record Finding(Optional<Location> place, String severity, String message, Node focus, Optional<String> path, Optional<Node> value, Node shape, Node component)
    implements Comparable<Finding> {

  @Override
  public int compareTo(Finding other) {
    int byPlace = place.map(Location::toString).isPresent() && other.place.isPresent() ? place.get().compareTo(other.place.get())
        : Boolean.compare(place.isEmpty(), other.place.isEmpty());
    if (byPlace != 0) {
      return byPlace;
    }
    int byFocus = focus.toString().compareTo(other.focus.toString());
    return byFocus != 0 ? byFocus : message.compareTo(other.message);
  }
}
