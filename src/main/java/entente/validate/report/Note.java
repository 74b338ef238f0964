package entente.validate.report;

import entente.kb.read.Location;
import java.util.Comparator;
import java.util.Optional;

/**
 * Something odd that no shape asks about: in the data a term that nobody declares, in the shapes a
 * rule that cannot work.
 *
 * @param place where it stands, when that is known
 * @param severity Warning or Info
 * @param message what is odd and what to write instead
 */
public record Note(Optional<Location> place, String severity, String message)
    implements Comparable<Note> {
  private static final Comparator<Note> BY_PLACE =
      Comparator.comparing(
              (Note note) -> note.place.orElse(null),
              Comparator.nullsLast(Comparator.<Location>naturalOrder()))
          .thenComparing(Note::message);

  public static Note warning(Optional<Location> place, String message) {
    return new Note(place, "Warning", message);
  }

  public static Note info(Optional<Location> place, String message) {
    return new Note(place, "Info", message);
  }

  @Override
  public int compareTo(Note other) {
    return BY_PLACE.compare(this, other);
  }
}
