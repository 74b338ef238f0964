package entente.web.page;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * The four bounds of a situation: the days between which it began and ended. An unknown bound is
 * null.
 *
 * <p>It certainly held from {@code beginsNotAfter} to {@code endsNotBefore}, when the former is not
 * later than the latter.
 */
public record DateBounds(
    LocalDate beginsNotBefore,
    LocalDate beginsNotAfter,
    LocalDate endsNotBefore,
    LocalDate endsNotAfter) {

  /** The certainty that something held on a day. */
  public enum Reading {
    CERTAINLY,
    PRESUMABLY,
    POSSIBLY,
    NOT
  }

  /** The bounds in the variables of the same names. */
  public static DateBounds of(Binding row) {
    return new DateBounds(
        day(row, "beginsNotBefore"),
        day(row, "beginsNotAfter"),
        day(row, "endsNotBefore"),
        day(row, "endsNotAfter"));
  }

  private static LocalDate day(Binding row, String variable) {
    return DateRange.of(row.get(variable)).map(DateRange::first).orElse(null);
  }

  /** The days on which it certainly held. */
  public Optional<DateRange> certain() {
    return beginsNotAfter != null && endsNotBefore != null && !beginsNotAfter.isAfter(endsNotBefore)
        ? Optional.of(new DateRange(beginsNotAfter, endsNotBefore))
        : Optional.empty();
  }

  /**
   * Certainly: it had begun and had not ended. Presumably: it had begun, and no earlier end is
   * known. Possibly: not ruled out.
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
   * Whether the bounds do not rule out that it held on one of the days from first to last, both
   * included. Either may be null.
   */
  public boolean possiblyWithin(LocalDate first, LocalDate last) {
    return (last == null || beginsNotBefore == null || !beginsNotBefore.isAfter(last))
        && (first == null || endsNotAfter == null || !endsNotAfter.isBefore(first));
  }

  /**
   * Whether a day of it is known to lie in those days: it began, ended or held then, rather than
   * being merely possible for lack of a bound.
   */
  public boolean knownWithin(LocalDate first, LocalDate last) {
    return possiblyWithin(first, last)
            && days()
                .anyMatch(
                    day ->
                        (first == null || !day.isBefore(first))
                            && (last == null || !day.isAfter(last)))
        || beginsNotAfter != null
            && endsNotBefore != null
            && (last == null || !beginsNotAfter.isAfter(last))
            && (first == null || !endsNotBefore.isBefore(first));
  }

  /** The bounds that are known. */
  public Stream<LocalDate> days() {
    return Stream.of(beginsNotBefore, beginsNotAfter, endsNotBefore, endsNotAfter)
        .filter(Objects::nonNull);
  }

  /** The bounds that are known, under their names, for JSON. */
  public Map<String, LocalDate> byName() {
    Map<String, LocalDate> known = new LinkedHashMap<>();
    known.put("beginsNotBefore", beginsNotBefore);
    known.put("beginsNotAfter", beginsNotAfter);
    known.put("endsNotBefore", endsNotBefore);
    known.put("endsNotAfter", endsNotAfter);
    known.values().removeIf(Objects::isNull);
    return known;
  }

  /** The day by which lists sort it: the earliest possible beginning, or the next best bound. */
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
