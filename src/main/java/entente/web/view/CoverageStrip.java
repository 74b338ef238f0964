package entente.web.view;

import entente.web.page.Page;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;

/**
 * How much of the text of a document is accounted for, as far as the offsets tell; the text itself
 * is not here.
 *
 * <p>The counts are those of the command {@code coverage}, except that without the text nobody can
 * tell white space from words not yet looked at.
 */
final class CoverageStrip {
  private static final int WIDTH = 1_000;
  private static final List<String> STYLES = List.of("", "omitted", "read", "facts", "otherwise");
  private final byte[] states;
  private final Map<Node, Integer> leftOut = new LinkedHashMap<>();
  private int accounted;
  private int omitted;

  /**
   * A place in the text. {@code reason} is that of an omission, null for a passage; so are a kind
   * or a section that nobody has given.
   */
  record Span(
      Node node,
      Node kind,
      String number,
      String under,
      Node section,
      int start,
      int end,
      boolean used,
      Node reason,
      int claims,
      int otherwise) {}

  CoverageStrip(List<Span> spans) {
    this.states = new byte[spans.stream().mapToInt(Span::end).max().orElse(0)];
    Node[] reasons = new Node[states.length];
    for (Span span : spans) {
      byte state =
          (byte)
              (span.reason() != null
                  ? 1
                  : !span.used() ? 0 : span.claims() == 0 ? 2 : span.otherwise() == 0 ? 3 : 4);
      for (int i = span.start(); i < span.end(); i++) {
        states[i] = (byte) Math.max(states[i], state);
        reasons[i] = span.reason() != null ? span.reason() : reasons[i];
      }
    }
    for (int i = 0; i < states.length; i++) {
      if (states[i] > 1) {
        accounted++;
      } else if (states[i] == 1) {
        omitted++;
        leftOut.merge(reasons[i], 1, Integer::sum);
      }
    }
  }

  /** Up to the end of the last span. */
  int characters() {
    return states.length;
  }

  int accounted() {
    return accounted;
  }

  int omitted() {
    return omitted;
  }

  /** The characters left out, by reason. */
  Map<Node, Integer> leftOut() {
    return leftOut;
  }

  /**
   * The part of what is accounted for or left out, rounded so that nothing looks finished that is
   * not.
   */
  String percent(int part) {
    return accounted + omitted == 0
        ? "0.0"
        : BigDecimal.valueOf(100L * part)
            .divide(BigDecimal.valueOf(accounted + omitted), 1, RoundingMode.DOWN)
            .toPlainString();
  }

  /**
   * A strip of the whole text, a thousand wide, with what stands between two offsets: what deserves
   * attention most shows where several things share a place.
   */
  List<Page.Band> bands(int from, int to) {
    List<Page.Band> bands = new ArrayList<>();
    int begin = 0;
    int state = 0;
    for (int x = 0; x <= WIDTH; x++) {
      int here = x == WIDTH ? 0 : state(x, from, to);
      if (here != state) {
        if (state > 0) {
          bands.add(new Page.Band(begin, x - begin, STYLES.get(state)));
        }
        begin = x;
        state = here;
      }
    }
    return bands;
  }

  private int state(int x, int from, int to) {
    int state = 0;
    int end =
        (int)
            Math.min(
                to,
                Math.max((long) x * states.length / WIDTH + 1, (x + 1L) * states.length / WIDTH));
    for (int i = (int) Math.max(from, (long) x * states.length / WIDTH); i < end; i++) {
      state = Math.max(state, states[i]);
    }
    return state;
  }
}
