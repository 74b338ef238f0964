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
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures servers on this machine over HTTP. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description =
        "Measures one or more servers on this machine over HTTP, in turns, and compares each with"
            + " the last. Nothing else is measured than loopback addresses.",
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
      "Exit status: 0 measured, 1 some requests failed, 2 the invocation is at fault."
    })
final class BenchCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  enum Format {
    table,
    json
  }

  @Parameters(
      arity = "1..*",
      paramLabel = "ENDPOINT[,DOCUMENTS]",
      description =
          "A SPARQL endpoint, and the address below which the server has documents about things; A"
              + " is the first, B the second.")
  private List<String> targets;

  @Option(
      names = "--load",
      split = ",",
      description = "Which of ${COMPLETION-CANDIDATES}; all without it.")
  private List<Workload> loads = List.of(Workload.values());

  @Option(
      names = "--clients",
      defaultValue = "4",
      description = "How many ask at the same time. Default: ${DEFAULT-VALUE}.")
  private int clients;

  @Option(
      names = "--rounds",
      defaultValue = "5",
      description = "How often each target has its turn. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--seconds",
      defaultValue = "3",
      description = "How long a turn lasts. Default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--warm-up",
      defaultValue = "5",
      description = "Seconds of each load before it counts. Default: ${DEFAULT-VALUE}.")
  private int warmUp;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "The same seed asks the same. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Format format;

  @Option(names = "--quiet", description = "No progress on standard error.")
  private boolean quiet;

  @Override
  public Integer call() {
    if (clients < 1 || clients > 256 || rounds < 1 || seconds < 1 || warmUp < 0) {
      throw InputException.ofInvocation(
          "--clients takes 1 to 256, --rounds and --seconds at least 1, --warm-up at least 0");
    }
    List<BenchmarkTarget> named = new ArrayList<>();
    targets.forEach(
        target ->
            named.add(BenchmarkTarget.of(String.valueOf((char) ('A' + named.size())), target)));
    List<Measurement> figures =
        new Benchmark(
                new BenchmarkPlan(
                    loads,
                    clients,
                    rounds,
                    Duration.ofSeconds(seconds),
                    Duration.ofSeconds(warmUp),
                    seed),
                this::say)
            .measure(named);
    spec.commandLine()
        .getOut()
        .print(
            format == Format.json ? BenchmarkReport.json(figures) : BenchmarkReport.table(figures));
    return figures.stream().anyMatch(each -> each.failures() > 0) ? 1 : 0;
  }

  private void say(String what) {
    if (!quiet) {
      spec.commandLine().getErr().println("entente: " + what);
    }
  }
}
