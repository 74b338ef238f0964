package entente.cli;

import entente.bench.Benchmark;
import entente.bench.BenchmarkPlan;
import entente.bench.BenchmarkReport;
import entente.bench.BenchmarkResult;
import entente.bench.MarkdownReport;
import entente.bench.load.BenchmarkTarget;
import entente.bench.load.LoadGenerator;
import entente.bench.load.Workload;
import entente.bench.side.RunningSide;
import entente.bench.side.SideSettings;
import entente.bench.side.Sides;
import entente.kb.read.InputException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
        "Measures servers on this machine over HTTP, alternately, and compares the first with each"
            + " of the others. It starts the sides that are named, with the same statements, and"
            + " ends them; servers that run already are given by address. Only loopback addresses"
            + " are accepted.",
    footer = {
      "",
      "Against a version before, stock Fuseki, RDF4J, Virtuoso and the ceiling, which is bare Jetty"
          + " with prepared bytes:",
      "  mvn -q -P sides -DskipTests generate-resources   # resolves RDF4J",
      "  ./entente bench --side entente --side entente=OLD.jar --side fuseki --side rdf4j --side"
          + " virtuoso --side jetty",
      "",
      "Two servers that run:",
      "  ./entente bench http://127.0.0.1:3030/sparql,http://127.0.0.1:3030/"
          + " http://127.0.0.1:3131/ds/sparql",
      "",
      "Exit status: 0 measured, 1 some requests failed or rows differ, 2 usage error."
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
  private List<String> targets = List.of();

  @Option(
      names = "--side",
      paramLabel = "SIDE",
      description =
          "A server to start: entente, entente=JAR (another version), fuseki, rdf4j, virtuoso,"
              + " jetty (prepared bytes). The first must be entente. Repeatable.")
  private List<String> sides = List.of();

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = "Data for the sides, instead of the shipped data.")
  private Path data;

  @Option(
      names = "--heap",
      defaultValue = "3g",
      description = "Heap of each side that runs on Java. Default: ${DEFAULT-VALUE}.")
  private String heap;

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
      names = "--rate",
      paramLabel = "N",
      description =
          "Requests per second of an open loop: times count from the intended start. Without it,"
              + " each client sends a request when its last one is answered.")
  private Double rate;

  @Option(
      names = "--rounds",
      defaultValue = "5",
      description = "Number of turns for each server. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--seconds",
      defaultValue = "2",
      description =
          "Length of a turn, in seconds; a quarter for each of the twenty queries. Default:"
              + " ${DEFAULT-VALUE}.")
  private double seconds;

  @Option(
      names = "--warm-up",
      defaultValue = "4",
      description =
          "Seconds of each workload before measuring; a quarter for each of the twenty queries."
              + " Default: ${DEFAULT-VALUE}.")
  private double warmUp;

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

  @Option(
      names = "--write",
      paramLabel = "NAME",
      description =
          "Also replace the tables between the markers of this name in docs/benchmarks.md, with"
              + " date, machine and command.")
  private String page;

  @Mixin private QuietOption progress;

  @Override
  public Integer call() {
    check();
    // The JDK's client otherwise keeps five connections at most, and more clients connect anew.
    System.setProperty("http.maxConnections", Integer.toString(clients));
    Path folder = temporary();
    SideSettings settings =
        new SideSettings(
            System.getProperty("java.class.path"),
            checkout(),
            System.getenv().getOrDefault("PATH", ""),
            folder,
            heap);
    try (Sides started = new Sides(settings, Optional.ofNullable(data), progress::say)) {
      // An interrupted benchmark ends its servers as well.
      Thread stop = new Thread(started::close, "stop");
      Runtime.getRuntime().addShutdownHook(stop);
      try {
        return measure(started);
      } finally {
        Runtime.getRuntime().removeShutdownHook(stop);
      }
    } finally {
      delete(folder);
    }
  }

  private int measure(Sides started) {
    List<BenchmarkTarget> named = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      named.add(BenchmarkTarget.of(String.valueOf((char) ('A' + i)), targets.get(i)));
    }
    sides.forEach(side -> named.add(started.start(side).target()));
    BenchmarkResult result =
        new Benchmark(
                new BenchmarkPlan(
                    workloads,
                    new LoadGenerator(
                        clients, rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate)),
                    rounds,
                    Duration.ofMillis((long) (1000 * seconds)),
                    Duration.ofMillis((long) (1000 * warmUp)),
                    seed),
                () -> started.running().forEach(RunningSide::check),
                progress::say)
            .measure(named, List.of("jetty"));
    spec.commandLine()
        .getOut()
        .print(
            format == Format.JSON ? BenchmarkReport.json(result) : BenchmarkReport.table(result));
    if (page != null) {
      MarkdownReport.write(checkout().resolve("docs/benchmarks.md"), page, caption(result), result);
    }
    return result.failed() ? 1 : 0;
  }

  private void check() {
    if (targets.isEmpty() && sides.isEmpty()) {
      throw InputException.ofInvocation(
          "nothing to measure; give an endpoint such as http://127.0.0.1:3030/sparql, or --side"
              + " entente");
    }
    if (!sides.isEmpty() && !sides.get(0).split("=")[0].equals("entente")) {
      throw InputException.ofInvocation(
          "the first --side must be entente, from which the others get their data");
    }
    if (sides.stream().distinct().count() < sides.size()) {
      throw InputException.ofInvocation("the same --side is given twice; name each once");
    }
    if (data != null && !Files.exists(data)) {
      throw InputException.ofInvocation(data + ": no such file or folder");
    }
    if (clients < 1 || clients > 256 || rounds < 1 || seconds <= 0 || warmUp < 0) {
      throw InputException.ofInvocation(
          "--clients must be 1 to 256, --rounds at least 1, --seconds more than 0, --warm-up at"
              + " least 0");
    }
    if (rate != null && rate <= 0) {
      throw InputException.ofInvocation("--rate must be more than 0 requests per second");
    }
  }

  private String caption(BenchmarkResult result) {
    return String.format(
        Locale.ROOT,
        "%s, %d processors, Java %s, %,d statements, %d clients, %s, medians of %d paired turns of"
            + " %s s: `./entente bench %s`. Under a name: how many times its rate the first side"
            + " answers.",
        LocalDate.now(),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version().feature(),
        result.sizes().values().iterator().next(),
        clients,
        rate == null ? "closed loop" : "open loop of " + rate + " requests per second",
        rounds,
        seconds,
        String.join(" ", spec.commandLine().getParseResult().originalArgs()));
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("entente-bench");
    } catch (IOException e) {
      throw InputException.ofInvocation("no temporary folder: " + e.getMessage(), e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      // The system clears its temporary folder.
    }
  }

  /** The checkout, in whose folder {@code target} the program was built. */
  private static Path checkout() {
    try {
      return Path.of(BenchCommand.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .getParent()
          .getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
