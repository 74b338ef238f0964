package entente.cli;

import entente.documents.Coverage;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code coverage}: reports how much of each document is accounted for. */
@Command(
    name = "coverage",
    mixinStandardHelpOptions = true,
    description = {
      "Reports how much of each document is accounted for, left out with a reason, or not yet"
          + " read, in characters of its text.",
      "A character is accounted for if it lies in a passage that supports a value, serves as the"
          + " context or note of one that does, or cites a work. White space and punctuation"
          + " between passages are not counted in the percentages."
    },
    footer = {
      "",
      "Exit status: 0 success, 1 if --complete is given and text is left unread, 2 usage error or"
          + " unreadable input."
    })
final class CoverageCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private DocumentOptions options;

  @Option(
      names = "--list",
      description =
          "List every stretch of text not yet read, with its line, offsets and first words.")
  private boolean list;

  @Option(names = "--complete", description = "Fail if any text is not yet read.")
  private boolean complete;

  @Override
  public Integer call() {
    List<Coverage> coverages = Coverage.of(options.corpus());
    PrintWriter out = spec.commandLine().getOut();
    if (list) {
      coverages.forEach(
          coverage ->
              coverage
                  .gaps()
                  .forEach(
                      gap ->
                          out.println(
                              coverage.file()
                                  + ":"
                                  + gap.line()
                                  + ": "
                                  + gap.start()
                                  + "-"
                                  + gap.end()
                                  + " '"
                                  + gap.words()
                                  + "'")));
    }
    summarize(coverages, out);
    return complete && coverages.stream().anyMatch(coverage -> !coverage.isComplete()) ? 1 : 0;
  }

  private static void summarize(List<Coverage> coverages, PrintWriter out) {
    Coverage total = Coverage.total(coverages);
    out.printf(
        "%-24s%12s%12s%8s%12s%8s%12s%8s%8s%n",
        "characters", "all", "accounted", "%", "left out", "%", "not yet", "%", "gaps");
    coverages.forEach(coverage -> row(coverage, out));
    row(total, out);
    if (!total.leftOut().isEmpty()) {
      out.printf("%-24s%12s  %s%n", "left out", "characters", "reason");
      coverages.forEach(
          coverage ->
              coverage
                  .leftOut()
                  .forEach(
                      (reason, count) ->
                          out.printf("%-24s%12d  %s%n", coverage.document(), count, reason)));
    }
  }

  private static void row(Coverage coverage, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%-24s%12d%12d%8s%12d%8s%12d%8s%8d%n",
        coverage.document(),
        coverage.characters(),
        coverage.accounted(),
        percent(coverage.accounted(), coverage, RoundingMode.DOWN),
        coverage.omitted(),
        percent(coverage.omitted(), coverage, RoundingMode.DOWN),
        coverage.open(),
        percent(coverage.open(), coverage, RoundingMode.UP),
        coverage.gaps().size());
  }

  /** A percentage, rounded so that incomplete coverage never shows as complete. */
  private static BigDecimal percent(int part, Coverage coverage, RoundingMode rounding) {
    int whole = coverage.characters() - coverage.between();
    return whole == 0
        ? BigDecimal.ZERO.setScale(1)
        : BigDecimal.valueOf(100L * part).divide(BigDecimal.valueOf(whole), 1, rounding);
  }
}
