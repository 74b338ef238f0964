package entente.sparql.parse;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The pairing of braces, brackets and parentheses in a query. */
final class Brackets {
  private static final String OPENING = "{([";
  private static final String CLOSING = "})]";
  private final String text;
  private final Deque<Integer> open = new ArrayDeque<>();
  private Optional<String> fault = Optional.empty();
  private int place = -1;

  private Brackets(String text) {
    this.text = text;
  }

  /** A bracket without its counterpart. */
  record Fault(String message, int offset) {}

  /** The first fault; empty when every bracket has its counterpart. */
  static Optional<Fault> fault(String text) {
    Brackets brackets = new Brackets(text);
    QueryScanner.scan(
        text,
        (kind, start, end) -> {
          if (kind == QueryScanner.Kind.OTHER && brackets.fault.isEmpty()) {
            brackets.take(start);
          }
        });
    brackets.finish();
    return brackets.fault.map(message -> new Fault(message, brackets.place));
  }

  private void take(int offset) {
    char c = text.charAt(offset);
    if (OPENING.indexOf(c) >= 0) {
      open.push(offset);
      return;
    }
    int closing = CLOSING.indexOf(c);
    if (closing < 0) {
      return;
    }
    if (open.isEmpty()) {
      report(
          "this " + c + " closes nothing; remove it, or add the " + OPENING.charAt(closing),
          offset);
    } else if (OPENING.indexOf(text.charAt(open.peek())) == closing) {
      open.pop();
    } else {
      unclosed();
    }
  }

  private void finish() {
    if (fault.isEmpty() && !open.isEmpty()) {
      unclosed();
    }
  }

  private void unclosed() {
    char opening = text.charAt(open.peek());
    char missing = CLOSING.charAt(OPENING.indexOf(opening));
    report("this " + opening + " is never closed; add the missing " + missing, open.peek());
  }

  private void report(String message, int offset) {
    fault = Optional.of(message);
    place = offset;
  }
}
