package entente.web.validation;

import entente.kb.read.Location;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a check came to.
 *
 * @param checked how many things the shapes looked at; none means that nothing was checked
 * @param whole whether all was checked, and not only until there were as many findings as are
 *     looked for
 * @param sum all of it in one sentence
 * @param findings what is wrong
 * @param notes what is odd beside the shapes
 * @param report the whole report in UTF-8, by its media type without parameters
 */
public record Judgement(
    int checked,
    boolean whole,
    String sum,
    List<Remark> findings,
    List<Remark> notes,
    Function<String, byte[]> report) {

  /**
   * One thing that is wrong or odd; nodes are printed with prefixes, and what there is not is
   * empty.
   *
   * @param severity Violation, Warning or Info
   * @param rule what was not met, by its name
   * @param shape its IRI, if it has one
   * @param instead what to write in the place of the value
   * @param because what the shapes find that the rule speaks of, a line each
   */
  public record Remark(
      Optional<Location> place,
      String severity,
      String message,
      String rule,
      String shape,
      String thing,
      String path,
      String value,
      String instead,
      List<String> because) {}

  /** How it comes out: what a program does next depends on this alone. */
  enum Outcome {
    /** Something was checked, and nothing that counts is wrong. */
    PASS,
    FAIL,
    /** No shape speaks of anything in the data, which is not conformance. */
    NOTHING_CHECKED,
    /** What was found does not count, but not all was looked for. */
    UNFINISHED;

    /** As it stands in the header field. */
    String field() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The outcome when findings of a severity and worse count, and, if strict, odd things too. */
  Outcome outcome(String failOn, boolean strict) {
    if (checked == 0) {
      return Outcome.NOTHING_CHECKED;
    }
    boolean fails =
        findings.stream().anyMatch(finding -> rank(finding.severity()) <= rank(failOn))
            || strict && notes.stream().anyMatch(note -> note.severity().equals("Warning"));
    return fails ? Outcome.FAIL : whole ? Outcome.PASS : Outcome.UNFINISHED;
  }

  /** The worst first; a severity of somebody's own counts like a violation. */
  static int rank(String severity) {
    return Math.max(
        0, List.of("violation", "warning", "info").indexOf(severity.toLowerCase(Locale.ROOT)));
  }
}
