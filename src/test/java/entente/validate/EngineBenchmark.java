package entente.validate;

import com.sun.management.OperatingSystemMXBean;
import entente.kb.SourceFiles;
import entente.kb.read.JenaSandbox;
import entente.kb.read.LocatedGraph;
import entente.kb.read.RdfSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.vocabulary.SHACL;

/**
 * Engines side by side on data of any size: {@code compare FILE ENGINE…} has the file judged by
 * each in a process of its own and ends those that take longer than 20 minutes. Engines: {@code
 * ours}, {@code jena}, {@code topbraid}, {@code javascript}; {@code ours-core} and {@code
 * javascript-core} leave out the constraints in SPARQL.
 *
 * <p>{@code ./entente bench generate} writes data in our model, with violations.
 */
final class EngineBenchmark {
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  private EngineBenchmark() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    switch (args[0]) {
      case "compare" -> compare(args[1], Arrays.asList(args).subList(2, args.length));
      default -> judge(args[0], args[1]);
    }
  }

  private static void compare(String file, List<String> engines)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("entente");
    Files.write(
        folder.resolve("shapes.nt"),
        Fixture.triples(LocatedGraph.read(SourceFiles.shipped().shapes()).graph()));
    Files.write(
        folder.resolve("ontology.nt"),
        Fixture.triples(LocatedGraph.read(SourceFiles.shipped().ontology()).graph()));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    long heap = Runtime.getRuntime().maxMemory();
    Map<String, Long> first = Map.of();
    for (String engine : engines) {
      Map<String, Long> results =
          results(
              engine,
              engine.startsWith("javascript")
                  ? List.of(
                      "node",
                      "--max-old-space-size=" + (heap >> 20),
                      "src/test/js/judge.mjs",
                      folder.toString(),
                      engine.endsWith("core") ? "core" : "all",
                      file)
                  : List.of(
                      java,
                      "-Xmx" + heap,
                      "-cp",
                      System.getProperty("java.class.path"),
                      EngineBenchmark.class.getName(),
                      engine,
                      file));
      first = first.isEmpty() ? results : first;
      differences(first, results, engine.endsWith("core"));
    }
  }

  /**
   * The results by component, shape and focus node from the output of an engine, after a line with
   * its times and memory.
   */
  private static Map<String, Long> results(String engine, List<String> command)
      throws IOException, InterruptedException {
    Path answer = Files.createTempFile("entente", ".txt");
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(answer.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    boolean done = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (!done) {
      process.destroyForcibly().waitFor();
    }
    List<String> lines = Files.readAllLines(answer);
    Files.delete(answer);
    if (!done || process.exitValue() != 0) {
      System.out.println(
          engine + ": no verdict after " + (System.nanoTime() - start) / 1_000_000_000 + " s");
      return Map.of();
    }
    String[] figures = lines.get(0).split(" ");
    System.out.printf(
        "%s: %s s of processor time to load, %s s to check; %d s in all; %d MB at most; %d"
            + " results%n",
        engine,
        figures[0],
        figures[1],
        (System.nanoTime() - start) / 1_000_000_000,
        Long.parseLong(figures[2]) >> 10,
        lines.size() - 1);
    return lines.stream()
        .skip(1)
        .collect(Collectors.groupingBy(line -> line, TreeMap::new, Collectors.counting()));
  }

  private static void differences(Map<String, Long> first, Map<String, Long> other, boolean core) {
    Stream.concat(first.keySet().stream(), other.keySet().stream())
        .distinct()
        .sorted()
        .filter(line -> !(core && line.startsWith(SHACL.SPARQLConstraintComponent.getURI())))
        .filter(
            line ->
                !other.isEmpty()
                    && !first.getOrDefault(line, 0L).equals(other.getOrDefault(line, 0L)))
        .forEach(
            line ->
                System.out.println(
                    "  "
                        + other.getOrDefault(line, 0L)
                        + ", not "
                        + first.getOrDefault(line, 0L)
                        + ": "
                        + line));
  }

  private static void judge(String engine, String file) throws IOException {
    JenaSandbox.apply(PATIENCE);
    long start = cpu();
    Graph shapes = LocatedGraph.read(SourceFiles.shipped().shapes()).graph();
    Graph ontology = LocatedGraph.read(SourceFiles.shipped().ontology()).graph();
    Graph report;
    long loaded;
    if (engine.endsWith("core")) {
      shapes.remove(Node.ANY, SHACL.sparql, Node.ANY);
    }
    if (engine.startsWith("ours")) {
      LocatedGraph data = LocatedGraph.read(List.of(RdfSource.of(Path.of(file))));
      loaded = cpu();
      report = new Validator(shapes, ontology).validate(data).report();
    } else {
      Graph data = RDFDataMgr.loadGraph(file);
      GraphUtil.addInto(data, ontology);
      GraphUtil.addInto(shapes, ontology);
      loaded = cpu();
      report = ShaclEngine.valueOf(engine.toUpperCase(Locale.ROOT)).report(data, shapes);
    }
    long end = cpu();
    System.out.printf("%.1f %.1f %d%n", (loaded - start) / 1e9, (end - loaded) / 1e9, memory());
    ComparableResult.of(report)
        .forEach(
            result ->
                System.out.println(
                    Stream.of(result.component(), result.shape(), result.focus())
                        .map(node -> node.isURI() ? node.getURI() : "[]")
                        .collect(Collectors.joining(" "))));
  }

  /** The peak in kilobytes, where the system reports it. */
  private static long memory() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.exists(status)
        ? Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmHWM:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElse(0)
        : 0;
  }

  /** Processor time, for other work on the machine does not change it. */
  private static long cpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
