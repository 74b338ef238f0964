package entente.web.page;

import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * Between which days something began and ended, as far as that is known; a bound that is not known
 * is null.
 *
 * <p>From {@code beginsNotAfter} to {@code endsNotBefore} it held for sure, when the one is not
 * later than the other.
 */
public record DateBounds(
    LocalDate beginsNotBefore,
    LocalDate beginsNotAfter,
    LocalDate endsNotBefore,
    LocalDate endsNotAfter) {

  /** How sure it is that something held on a day. */
  public enum Reading {
    CERTAINLY,
    PRESUMABLY,
    POSSIBLY,
    NOT
  }

  public static DateBounds of(Binding row) {
    return new DateBounds(
        day(row, "beginsNotBefore"),
        day(row, "beginsNotAfter"),
        day(row, "endsNotBefore"),
        day(row, "endsNotAfter"));
  }

  private static LocalDate day(Binding row, String variable) {
    // Any zone would come after the ten characters of the day; a year before 1 or after 9999 is
    // none that a document tells of.
    return row.contains(variable) && row.get(variable).getLiteralLexicalForm().length() >= 10
        ? LocalDate.parse(row.get(variable).getLiteralLexicalForm().substring(0, 10))
        : null;
  }

  /**
   * Certainly: begun and not ended for sure; presumably: begun for sure, no end known before;
   * possibly: nothing speaks against it.
   */
  public Reading on(LocalDate day) {
    if (!possiblyWithin(day, day)) {
      return Reading.NOT;
    } else if (beginsNotAfter == null || beginsNotAfter.isAfter(day)) {
      return Reading.POSSIBLY;
    }
    return endsNotBefore != null && !endsNotBefore.isBefore(day)
        ? Reading.CERTAINLY
        : Reading.PRESUMABLY;
  }

  /**
   * Whether nothing speaks against its having to do with the days from one to another, both
   * included; either may be null.
   */
  public boolean possiblyWithin(LocalDate first, LocalDate last) {
    return (last == null || beginsNotBefore == null || !beginsNotBefore.isAfter(last))
        && (first == null || endsNotAfter == null || !endsNotAfter.isBefore(first));
  }

  /**
   * Whether a day of it is known to lie in those days: it began, ended or held then, and is not
   * merely possible by want of a bound.
   */
  public boolean knownWithin(LocalDate first, LocalDate last) {
    return possiblyWithin(first, last)
            && Stream.of(beginsNotBefore, beginsNotAfter, endsNotBefore, endsNotAfter)
                .filter(Objects::nonNull)
                .anyMatch(
                    day ->
                        (first == null || !day.isBefore(first))
                            && (last == null || !day.isAfter(last)))
        || beginsNotAfter != null
            && endsNotBefore != null
            && (last == null || !beginsNotAfter.isAfter(last))
            && (first == null || !endsNotBefore.isBefore(first));
  }

  /**
   * The day by which it stands in a list: the earliest on which it can have begun, or the next
   * best.
   */
  public LocalDate listed() {
    return Stream.of(beginsNotBefore, endsNotBefore, beginsNotAfter, endsNotAfter)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(LocalDate.MAX);
  }

  /** Whether its first and last day are known to the day. */
  public boolean exact() {
    return beginsNotBefore != null
        && beginsNotBefore.equals(beginsNotAfter)
        && endsNotBefore != null
        && endsNotBefore.equals(endsNotAfter);
  }
}
