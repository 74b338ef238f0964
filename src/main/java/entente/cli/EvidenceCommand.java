package entente.cli;

import entente.documents.DigestRenewal;
import entente.documents.EvidenceCheck;
import entente.documents.EvidenceReport;
import entente.documents.SupportKind;
import entente.kb.format.Text;
import entente.kb.read.InputException;
import entente.kb.read.RdfSource;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code evidence}: checks passages and evidence against the documents' texts. */
@Command(
    name = "evidence",
    mixinStandardHelpOptions = true,
    description =
        "Checks every passage and every piece of evidence against the texts of the documents.",
    footer = {
      "",
      "Exit status: 0 the texts support everything, 1 they do not, 2 usage error or unreadable"
          + " input."
    })
final class EvidenceCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private DocumentOptions options;

  @Option(names = "--list", description = "List every supported value and how it was found.")
  private boolean list;

  @Option(
      names = "--fix",
      description =
          "First renew the digests, in the files named with --data, of documents whose passages all"
              + " have the right offsets, and list the changes.")
  private boolean fix;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (fix) {
      renewDigests(out);
    }
    EvidenceReport report = EvidenceCheck.of(options.corpus());
    if (list) {
      report.checks().forEach(out::println);
    }
    report.findings().forEach(out::println);
    summarize(report, out);
    return report.isClean() ? 0 : 1;
  }

  private void renewDigests(PrintWriter out) {
    List<RdfSource> files = options.data();
    if (files.isEmpty()) {
      throw InputException.ofInvocation(
          "--fix rewrites files, and the shipped data is part of the program; name the files to"
              + " rewrite with --data");
    }
    DigestRenewal renewal = DigestRenewal.of(options.corpus(files));
    renewal.refusals().forEach(out::println);
    List<String> renewed = renewal.write(files);
    renewed.forEach(out::println);
    options.say(
        renewed.isEmpty()
            ? "no digests renewed"
            : Text.count(renewed.size(), "digest") + " renewed");
  }

  private static void summarize(EvidenceReport report, PrintWriter out) {
    out.printf(
        "%-24s%10s%10s%12s%10s%10s%10s%10s%n",
        "values", "passage", "context", "as printed", "reading", "judged", "source", "all");
    report
        .tally()
        .forEach(
            (document, counts) ->
                row(document.equals("-") ? "(named sources)" : document, counts, out));
    row("all", report.total(), out);
    out.println(
        report.findings().isEmpty() ? "no errors" : Text.count(report.findings().size(), "error"));
  }

  private static void row(String name, Map<SupportKind, Long> counts, PrintWriter out) {
    out.printf(
        "%-24s%10d%10d%12d%10d%10d%10d%10d%n",
        name,
        count(counts, SupportKind.PASSAGE),
        count(counts, SupportKind.CONTEXT),
        count(counts, SupportKind.AS_PRINTED),
        count(counts, SupportKind.READING),
        count(counts, SupportKind.JUDGED),
        count(counts, SupportKind.SOURCE),
        counts.values().stream().mapToLong(Long::longValue).sum());
  }

  private static long count(Map<SupportKind, Long> counts, SupportKind kind) {
    return counts.getOrDefault(kind, 0L);
  }
}
