package entente.documents.text;

import entente.kb.read.InputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Words that a user gives to locate a place in a text; white space and the kind of quotation mark,
 * apostrophe or dash make no difference.
 */
public final class Phrase {
  private static final int MOST_CANDIDATES = 8;

  /** A place of the words in a text. */
  public record Place(int start, int end) {}

  private final DocumentText text;
  private final String[] words;
  private final String role;

  /**
   * @param role the name of the words in messages, such as "the first words"
   */
  public Phrase(DocumentText text, String words, String role) {
    this.text = text;
    this.words = words.strip().split("\\s+");
    this.role = role;
    if (words.isBlank()) {
      throw InputException.ofInvocation(role + " are empty");
    }
  }

  /**
   * The only place of the words; {@link InputException} of invocation unless there is exactly one.
   */
  public Place only() {
    List<Place> places = places(words.length);
    if (places.size() > 1) {
      throw InputException.ofInvocation(
          text.name()
              + ": "
              + role
              + " '"
              + shown(words.length)
              + "' occur at "
              + places.size()
              + " places: "
              + candidates(places)
              + "; give more words, or an offset to search from with --from");
    }
    return places.stream().findFirst().orElseThrow(() -> absent("nowhere"));
  }

  /** The first place of the words at an offset or later. */
  public Place from(int offset) {
    return places(words.length).stream()
        .filter(place -> place.start >= offset)
        .findFirst()
        .orElseThrow(() -> absent("nowhere at or after " + offset));
  }

  /** The first place of the words that neither begins nor ends before another place. */
  public Place closing(Place opening) {
    return places(words.length).stream()
        .filter(place -> place.start >= opening.start && place.end >= opening.end)
        .findFirst()
        .orElseThrow(() -> absent("nowhere after " + opening.start));
  }

  private InputException absent(String where) {
    int found =
        IntStream.iterate(words.length, n -> n > 0, n -> n - 1)
            .filter(n -> !places(n).isEmpty())
            .findFirst()
            .orElse(0);
    String nearest =
        found == 0
            ? "the text does not contain even '" + words[0] + "'"
            : "'" + shown(found) + "' occurs at " + candidates(places(found));
    return InputException.ofInvocation(
        text.name()
            + ": "
            + role
            + " '"
            + shown(words.length)
            + "' occur "
            + where
            + "; "
            + nearest);
  }

  private String shown(int count) {
    return String.join(" ", Arrays.copyOf(words, count));
  }

  private String candidates(List<Place> places) {
    String listed =
        places.stream()
            .limit(MOST_CANDIDATES)
            .map(
                place ->
                    place.start
                        + " (line "
                        + text.line(place.start)
                        + ": '"
                        + text.firstWords(place.start, text.length())
                        + "')")
            .collect(Collectors.joining(", "));
    return places.size() > MOST_CANDIDATES
        ? listed + " and " + (places.size() - MOST_CANDIDATES) + " more"
        : listed;
  }

  /** The places where the first {@code count} words occur without splitting a word. */
  private List<Place> places(int count) {
    Pattern pattern =
        Pattern.compile(
            Arrays.stream(words)
                .limit(count)
                .map(Phrase::pattern)
                .collect(Collectors.joining("\\s+")));
    String content = text.span(0, text.length());
    List<Place> places = new ArrayList<>();
    Matcher matcher = pattern.matcher(content);
    for (int at = 0; matcher.find(at); at = matcher.start() + 1) {
      int start = content.codePointCount(0, matcher.start());
      Place place =
          new Place(start, start + content.codePointCount(matcher.start(), matcher.end()));
      if (!text.cutsWord(place.start) && !text.cutsWord(place.end)) {
        places.add(place);
      }
    }
    return places;
  }

  private static String pattern(String word) {
    return word.codePoints()
        .mapToObj(
            c ->
                switch (c) {
                  case '\'', '‘', '’', 'ʼ' -> "['‘’ʼ]";
                  case '"', '“', '”', '„' -> "[\"“”„]";
                  case '-', '‐', '‑', '–', '—' -> "[-‐‑–—]";
                  default -> Pattern.quote(Character.toString(c));
                })
        .collect(Collectors.joining());
  }
}
