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

/** Counts what share of each document is accounted for. */
@Command(
    name = "coverage",
    mixinStandardHelpOptions = true,
    description = {
      "Counts what share of each document is accounted for, left out with a reason, and not yet"
          + " looked at, in characters of its text.",
      "Accounted for is what lies in a passage that supports something, is context or note of"
          + " something, or cites. White space and punctuation between passages need no account and"
          + " are in no percentage."
    },
    footer = {
      "",
      "Exit status: 0 counted, 1 with --complete when something is not yet looked at, 2 the"
          + " invocation is at fault."
    })
final class CoverageCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private DocumentOptions options;

  @Option(
      names = "--list",
      description =
          "Lists every stretch not yet looked at, with its line, its offsets and its first words.")
  private boolean list;

  @Option(names = "--complete", description = "Fails when something is not yet looked at.")
  private boolean complete;

  @Override
  public Integer call() {
    List<Coverage> ledgers = Coverage.of(options.corpus(spec));
    PrintWriter out = spec.commandLine().getOut();
    if (list) {
      ledgers.forEach(
          ledger ->
              ledger
                  .gaps()
                  .forEach(
                      gap ->
                          out.println(
                              ledger.file()
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
    summarize(ledgers, out);
    return complete && ledgers.stream().anyMatch(ledger -> !ledger.isComplete()) ? 1 : 0;
  }

  private static void summarize(List<Coverage> ledgers, PrintWriter out) {
    Coverage total = Coverage.total(ledgers);
    out.printf(
        "%-24s%12s%12s%8s%12s%8s%12s%8s%8s%n",
        "characters", "all", "accounted", "%", "left out", "%", "not yet", "%", "gaps");
    ledgers.forEach(ledger -> row(ledger, out));
    row(total, out);
    if (!total.leftOut().isEmpty()) {
      out.printf("%-24s%12s  %s%n", "left out", "characters", "reason");
      ledgers.forEach(
          ledger ->
              ledger
                  .leftOut()
                  .forEach(
                      (reason, count) ->
                          out.printf("%-24s%12d  %s%n", ledger.document(), count, reason)));
    }
  }

  private static void row(Coverage ledger, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%-24s%12d%12d%8s%12d%8s%12d%8s%8d%n",
        ledger.document(),
        ledger.characters(),
        ledger.accounted(),
        percent(ledger.accounted(), ledger, RoundingMode.DOWN),
        ledger.omitted(),
        percent(ledger.omitted(), ledger, RoundingMode.DOWN),
        ledger.open(),
        percent(ledger.open(), ledger, RoundingMode.UP),
        ledger.gaps().size());
  }

  /** Rounded so that nothing looks finished that is not. */
  private static BigDecimal percent(int part, Coverage ledger, RoundingMode rounding) {
    int whole = ledger.characters() - ledger.between();
    return whole == 0
        ? BigDecimal.ZERO.setScale(1)
        : BigDecimal.valueOf(100L * part).divide(BigDecimal.valueOf(whole), 1, rounding);
  }
}
