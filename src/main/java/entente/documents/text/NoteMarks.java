package entente.documents.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The note marks of a text, found in the text alone: a mark is a superscript number, or a plain
 * number right after a closing punctuation mark, with a matching line that begins with the same
 * number, the label of the note.
 *
 * <p>A text with superscript marks has no plain ones. The numbers of plain marks must increase
 * through the text, which excludes page numbers and figures.
 */
public final class NoteMarks {
  /** A mark: its offset, its end, and the number of its note. */
  public record Mark(int start, int end, int number) {}

  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final String CLOSING = ".,;:!?)]’”\"'*";

  private final List<Mark> marks;
  private final Map<Integer, Integer> labels;

  private NoteMarks(List<Mark> marks, Map<Integer, Integer> labels) {
    this.marks = List.copyOf(marks);
    this.labels = labels;
  }

  public static NoteMarks of(DocumentText text) {
    List<Mark> raised = new ArrayList<>();
    List<Mark> plain = new ArrayList<>();
    Map<Integer, Integer> labels = new HashMap<>();
    boolean lineBegins = true;
    for (int i = 0; i < text.length(); i++) {
      int c = text.at(i);
      int digit = digit(c);
      if (digit < 0) {
        lineBegins = c == '\n' || lineBegins && Character.isWhitespace(c);
        continue;
      }
      int end = i;
      int number = 0;
      boolean isRaised = RAISED.indexOf(c) >= 0;
      while (end < text.length()
          && digit(text.at(end)) >= 0
          && RAISED.indexOf(text.at(end)) >= 0 == isRaised
          && number < 10_000) {
        number = number * 10 + digit(text.at(end++));
      }
      if (lineBegins) {
        labels.put(i, number);
      } else if (isRaised) {
        raised.add(new Mark(i, end, number));
      } else if (number < 1000
          && closes(text, i)
          && (end == text.length() || Character.isWhitespace(text.at(end)))) {
        plain.add(new Mark(i, end, number));
      }
      lineBegins = false;
      i = end - 1;
    }
    raised.removeIf(mark -> !labels.containsValue(mark.number));
    plain.removeIf(mark -> !labels.containsValue(mark.number));
    return new NoteMarks(raised.isEmpty() ? counting(plain) : raised, labels);
  }

  private static int digit(int c) {
    int raised = RAISED.indexOf(c);
    return raised >= 0 ? raised : c >= '0' && c <= '9' ? c - '0' : -1;
  }

  /** Whether a word or bracket ends immediately before the offset, unlike in "No.1" or "3.5". */
  private static boolean closes(DocumentText text, int offset) {
    if (offset < 2 || CLOSING.indexOf(text.at(offset - 1)) < 0) {
      return false;
    }
    int before = text.at(offset - 2);
    int word = offset - 1;
    while (word > 0 && Character.isLetter(text.at(word - 1))) {
      word--;
    }
    int letters = offset - 1 - word;
    boolean abbreviation =
        text.at(offset - 1) == '.'
            && letters > 0
            && letters <= 3
            && word > 0
            && Character.isWhitespace(text.at(word - 1));
    return !abbreviation && (Character.isLetter(before) || CLOSING.indexOf(before) >= 0);
  }

  /** The longest sequence of marks with increasing numbers. */
  private static List<Mark> counting(List<Mark> candidates) {
    List<List<Mark>> runs = new ArrayList<>();
    for (Mark mark : candidates) {
      List<Mark> run =
          new ArrayList<>(
              runs.stream()
                  .filter(before -> before.get(before.size() - 1).number < mark.number)
                  .max(Comparator.comparingInt(List::size))
                  .orElse(List.of()));
      run.add(mark);
      runs.add(run);
    }
    return runs.stream().max(Comparator.comparingInt(List::size)).orElse(List.of());
  }

  /** The marks in a span. */
  public List<Mark> in(int start, int end) {
    return marks.stream().filter(mark -> mark.start >= start && mark.end <= end).toList();
  }

  /**
   * The number of the note whose label is at an offset, if there is one for which the text has a
   * mark.
   */
  public OptionalInt noteAt(int offset) {
    return marks.stream()
        .mapToInt(Mark::number)
        .filter(number -> Integer.valueOf(number).equals(labels.get(offset)))
        .findFirst();
  }

  public List<Mark> all() {
    return marks;
  }
}
