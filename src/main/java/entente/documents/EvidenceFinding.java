package entente.documents;

import entente.kb.read.Location;

/**
 * One thing that is wrong, in one line: where it stands and what to do about it.
 *
 * @param place the place in the data
 * @param message what is wrong and the remedy
 */
public record EvidenceFinding(Location place, String message)
    implements Comparable<EvidenceFinding> {

  @Override
  public int compareTo(EvidenceFinding other) {
    int byPlace = place.compareTo(other.place);
    return byPlace != 0 ? byPlace : message.compareTo(other.message);
  }

  /** The line as compilers print it: {@code file:line:column: error: message}. */
  @Override
  public String toString() {
    return place + ": error: " + message;
  }
}
