package entente.documents;

import entente.documents.text.DocumentText;
import entente.documents.text.Span;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * A search by digest for the characters of a span that has moved: first with the shift of another
 * span of the same text, then anywhere.
 */
final class SpanRelocator {
  private final Map<DocumentText, Set<Integer>> shifts = new IdentityHashMap<>();

  /** The offset at which the characters now begin, if the text still has them. */
  OptionalInt of(Span span, DocumentText text) {
    Set<Integer> known = shifts.computeIfAbsent(text, key -> new TreeSet<>());
    OptionalInt shifted =
        known.stream()
            .mapToInt(shift -> span.start() + shift)
            .filter(start -> standsAt(start, span, text))
            .findFirst();
    if (shifted.isPresent()) {
      return shifted;
    }
    for (int start = 0; start < text.length(); start++) {
      if (standsAt(start, span, text)) {
        known.add(start - span.start());
        return OptionalInt.of(start);
      }
    }
    return OptionalInt.empty();
  }

  private static boolean standsAt(int start, Span span, DocumentText text) {
    int end = start + span.length();
    return start >= 0
        && end > start
        && end <= text.length()
        && text.digest(start, end).equals(span.digest());
  }
}
