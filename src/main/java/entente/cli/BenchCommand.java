package entente.cli;

import entente.bench.Benchmark;
import entente.bench.BenchmarkPlan;
import entente.bench.BenchmarkReport;
import entente.bench.BenchmarkTarget;
import entente.bench.Measurement;
import entente.bench.Workload;
import entente.kb.read.InputException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code bench}: compares the speed of servers on this machine. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    subcommands = GenerateCommand.class,
    description =
        "Measures one or more servers on this machine over HTTP, alternately, and compares each"
            + " with the last. Only loopback addresses are accepted.",
    footer = {
      "",
      "Against a stock Fuseki with the same data:",
      "  ./entente serve --port 3030 &",
      "  for part in ontology shapes data derived metadata; do curl -s"
          + " http://127.0.0.1:3030/$part.nt; done > all.nt",
      "  java -jar jena-fuseki-server-5.6.0.jar --localhost --port 3131 --file all.nt /ds &",
      "  ./entente bench http://127.0.0.1:3030/sparql,http://127.0.0.1:3030/"
          + " http://127.0.0.1:3131/ds/sparql",
      "",
      "Exit status: 0 measured, 1 some requests failed, 2 usage error."
    })
final class BenchCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  enum Format {
    TABLE,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(
      arity = "0..*",
      paramLabel = "ENDPOINT[,DOCUMENTS]",
      description =
          "A SPARQL endpoint, optionally with the base address of the server's documents about"
              + " things. The results call the first A, the second B.")
  private List<String> targets;

  @Option(
      names = "--load",
      split = ",",
      description = "Workloads to run: ${COMPLETION-CANDIDATES}. Default: all.")
  private List<Workload> workloads = List.of(Workload.values());

  @Option(
      names = "--clients",
      defaultValue = "4",
      description = "Number of concurrent clients. Default: ${DEFAULT-VALUE}.")
  private int clients;

  @Option(
      names = "--rounds",
      defaultValue = "5",
      description = "Number of turns for each server. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--seconds",
      defaultValue = "3",
      description = "Length of a turn, in seconds. Default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--warm-up",
      defaultValue = "5",
      description = "Seconds of each workload before measuring. Default: ${DEFAULT-VALUE}.")
  private int warmUp;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of the generated requests. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "Output format: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Format format;

  @Mixin private QuietOption progress;

  @Override
  public Integer call() {
    if (targets == null) {
      throw InputException.ofInvocation(
          "no endpoint to measure; give one such as http://127.0.0.1:3030/sparql");
    }
    if (clients < 1 || clients > 256 || rounds < 1 || seconds < 1 || warmUp < 0) {
      throw InputException.ofInvocation(
          "--clients must be 1 to 256, --rounds and --seconds at least 1, --warm-up at least 0");
    }
    List<BenchmarkTarget> named = new ArrayList<>();
    targets.forEach(
        target ->
            named.add(BenchmarkTarget.of(String.valueOf((char) ('A' + named.size())), target)));
    List<Measurement> measurements =
        new Benchmark(
                new BenchmarkPlan(
                    workloads,
                    clients,
                    rounds,
                    Duration.ofSeconds(seconds),
                    Duration.ofSeconds(warmUp),
                    seed),
                progress::say)
            .measure(named);
    spec.commandLine()
        .getOut()
        .print(
            format == Format.JSON
                ? BenchmarkReport.json(measurements)
                : BenchmarkReport.table(measurements));
    return measurements.stream().anyMatch(each -> each.failures() > 0) ? 1 : 0;
  }
}
