package entente.web.view.source;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;

/**
 * The coverage of the text of a document by passages and omissions, computed from their offsets.
 *
 * <p>The counts are those of the command {@code coverage}, except that without the text white space
 * cannot be distinguished from words not yet read.
 */
public final class CoverageStrip {
  private static final int WIDTH = 1_000;
  private static final List<String> STYLES = List.of("", "omitted", "read", "facts", "otherwise");
  private final byte[] states;
  private final Map<Node, Integer> leftOut = new LinkedHashMap<>();
  private int accounted;
  private int omitted;

  /** A stretch of the strip, which is a thousand units wide, drawn in a style. */
  public record Band(int x, int width, String style) {}

  /**
   * A passage or an omission.
   *
   * @param section null when not given
   * @param reason of an omission; null for a passage
   */
  record Span(
      Node node,
      Title title,
      Node section,
      int start,
      int end,
      boolean used,
      Node reason,
      Counts counts) {
    int claims() {
      return counts.claims;
    }

    int otherwise() {
      return counts.otherwise;
    }
  }

  /**
   * The title of a passage.
   *
   * @param kind null when not given
   */
  record Title(Node kind, String number, String under) {}

  /** The claims that rest on a passage, and those of them that deviate from the curated values. */
  record Counts(int claims, int otherwise) {}

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

  /** The length of the text up to the end of the last span. */
  int characters() {
    return states.length;
  }

  int accounted() {
    return accounted;
  }

  int omitted() {
    return omitted;
  }

  /** The number of omitted characters, by reason. */
  Map<Node, Integer> leftOut() {
    return leftOut;
  }

  /**
   * A number of characters as a percentage of those accounted for or omitted, rounded down so that
   * incomplete coverage never shows as complete.
   */
  String percent(int part) {
    return accounted + omitted == 0
        ? "0.0"
        : BigDecimal.valueOf(100L * part)
            .divide(BigDecimal.valueOf(accounted + omitted), 1, RoundingMode.DOWN)
            .toPlainString();
  }

  /**
   * The bands between two offsets, on a strip of the whole text. Where several spans share a unit,
   * the one most in need of attention is drawn.
   */
  List<Band> bands(int from, int to) {
    List<Band> bands = new ArrayList<>();
    int begin = 0;
    int state = 0;
    for (int x = 0; x <= WIDTH; x++) {
      int here = x == WIDTH ? 0 : state(x, from, to);
      if (here != state) {
        if (state > 0) {
          bands.add(new Band(begin, x - begin, STYLES.get(state)));
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
