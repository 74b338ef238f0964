package entente.documents;

import entente.kb.read.Location;

/**
 * An error in the evidence, in one line: where it is and how to fix it.
 *
 * @param place the place in the data
 * @param message the error and its fix
 */
public record EvidenceFinding(Location place, String message)
    implements Comparable<EvidenceFinding> {

  @Override
  public int compareTo(EvidenceFinding other) {
    int byPlace = place.compareTo(other.place);
    return byPlace != 0 ? byPlace : message.compareTo(other.message);
  }

  /** The finding as compilers print it: {@code file:line:column: error: message}. */
  @Override
  public String toString() {
    return place + ": error: " + message;
  }
}
