package entente.documents.text;

import entente.documents.text.DateReader.Mention;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The dates of a text, as precise as they are printed: {@code June 15, 2006}, {@code 15 June},
 * {@code the 15th}, {@code 15th day of June}, {@code May 26-28}, {@code June 30-July 2}, {@code
 * Sept. 2016}, {@code 15.06.2016}, {@code 2013–14}.
 *
 * <p>A day without a year belongs to a year that the same text prints, or to the year of undated
 * days of its document or section.
 */
public final class PrintedDates {
  private final List<Mention> mentions;
  private final Set<Integer> years;

  private PrintedDates(DateReader reader) {
    this.mentions = reader.mentions();
    this.years = reader.years();
  }

  /** The dates of a text with normalized white space, dashes and apostrophes. */
  static PrintedDates in(String text) {
    return new PrintedDates(new DateReader(text));
  }

  /**
   * Whether the date is printed here; a missing year may be that of another of these dates or the
   * given year of undated days.
   */
  public boolean contain(PartialDate date, OptionalInt yearOfUndated) {
    boolean yearKnown =
        years.contains(date.year())
            || yearOfUndated.isPresent() && yearOfUndated.getAsInt() == date.year();
    if (date.month() == null) {
      return years.contains(date.year())
          || yearKnown
              && mentions.stream()
                  .anyMatch(mention -> mention.year() == null && mention.month() != null);
    }
    return mentions.stream()
        .anyMatch(
            mention ->
                (mention.year() == null ? yearKnown : mention.year() == date.year())
                    && (date.month().equals(mention.month())
                        || mention.month() == null
                            && mention.day() != null
                            && prints(date.year(), date.month(), yearKnown))
                    && (date.day() == null || date.day().equals(mention.day())));
  }

  private boolean prints(int year, int month, boolean yearKnown) {
    return mentions.stream()
        .anyMatch(
            mention ->
                mention.month() != null
                    && mention.month() == month
                    && (mention.year() == null ? yearKnown : mention.year() == year));
  }

  /** The printed dates most similar to a date. */
  public Optional<String> nearest(PartialDate date) {
    List<Mention> fitting = mentions.stream().filter(mention -> mention.fits(date)).toList();
    List<Mention> candidates = fitting.isEmpty() ? mentions : fitting;
    String printed =
        candidates.stream()
            .filter(mention -> mention.month() != null || mention.year() != null)
            .map(Mention::characters)
            .distinct()
            .limit(3)
            .collect(Collectors.joining("; "));
    return printed.isEmpty() ? Optional.empty() : Optional.of(printed);
  }
}
