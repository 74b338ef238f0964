package entente.validate.report;

import entente.kb.read.Location;
import java.util.Comparator;
import java.util.Optional;

/**
 * A warning about something that no shape covers, such as an undeclared term in the data or a
 * statement without effect in the shapes.
 *
 * @param place its location, if known
 * @param severity Warning or Info
 * @param message the suspicious part and its fix
 */
public record LintWarning(Optional<Location> place, String severity, String message)
    implements Comparable<LintWarning> {
  private static final Comparator<LintWarning> BY_PLACE =
      Comparator.comparing(
              (LintWarning note) -> note.place.orElse(null),
              Comparator.nullsLast(Comparator.<Location>naturalOrder()))
          .thenComparing(LintWarning::message);

  public static LintWarning warning(Optional<Location> place, String message) {
    return new LintWarning(place, "Warning", message);
  }

  public static LintWarning info(Optional<Location> place, String message) {
    return new LintWarning(place, "Info", message);
  }

  @Override
  public int compareTo(LintWarning other) {
    return BY_PLACE.compare(this, other);
  }
}
