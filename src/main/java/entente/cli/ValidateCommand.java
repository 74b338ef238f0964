package entente.cli;

import entente.kb.Confinement;
import entente.kb.Fault;
import entente.kb.Holdings;
import entente.kb.Source;
import entente.validate.Bounds;
import entente.validate.Examination;
import entente.validate.Finding;
import entente.validate.ReportFormat;
import entente.validate.Rulebook;
import entente.validate.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks data against shapes. */
@Command(name = "validate", mixinStandardHelpOptions = true,
    description = "Checks RDF files against SHACL shapes; without a file, the shipped data against the shipped shapes.",
    footer = {"", "Exit status: 0 conforms, 1 does not conform or nothing was checked, 2 the files or options cannot be used."})
final class ValidateCommand implements Callable<Integer> {
  private static final Duration TIME_OF_A_RULE = Duration.ofSeconds(60);
  private static final String[] SUFFIXES = {".ttl", ".trig", ".nt", ".nq", ".rdf", ".jsonld"};
  private static final Path STANDARD_INPUT = Path.of("-");

  /** How bad a finding is, the worst first. */
  enum Severity {
    violation, warning, info;

    boolean reachedBy(Finding finding) {
      return Stream.of(values()).filter(each -> each.name().equalsIgnoreCase(finding.severity())).findFirst().orElse(violation).compareTo(this) <= 0;
    }
  }

  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "FILE-or-DIR", arity = "0..*", description = "Data in Turtle, TriG, N-Triples, N-Quads, RDF/XML or JSON-LD; a folder stands for all such files below it, "
      + "and - for standard input in Turtle.")
  private List<Path> files = List.of();

  @Option(names = "--shapes", paramLabel = "FILE", arity = "1..*", description = "Shapes to check against; without them the shipped shapes. Name the data first.")
  private List<Path> shapes = List.of();

  @Option(names = "--ontology", paramLabel = "FILE", arity = "1..*", description = "What the data is read with: classes, their order, declared terms; without it the shipped ontology.")
  private List<Path> ontology = List.of();

  @Option(names = "--format", description = "One of ${COMPLETION-CANDIDATES}; text when not given.")
  private ReportFormat format = ReportFormat.text;

  @Option(names = "--fail-on", paramLabel = "SEVERITY", description = "From which severity on findings make it fail: ${COMPLETION-CANDIDATES}; info when not given, as SHACL has it.")
  private Severity failOn = Severity.info;

  @Option(names = "--strict", description = "What is odd beside the shapes, such as a term that nobody declares, makes it fail too.")
  private boolean strict;

  @Option(names = "--limit", paramLabel = "COUNT", description = "Show so many findings at most; the SHACL report always has all.")
  private int limit = Integer.MAX_VALUE;

  @Option(names = {"-q", "--quiet"}, description = "No talk on standard error.")
  private boolean quiet;

  @Override
  public Integer call() {
    if (limit < 0) {
      throw Fault.ofInvocation("--limit must be 0 or more");
    }
    Holdings shipped = Holdings.shipped();
    List<Source> data = files.isEmpty() ? shipped.data() : sources(files);
    List<Source> rules = shapes.isEmpty() ? shipped.shapes() : sources(shapes);
    if (!quiet) {
      spec.commandLine().getErr().println("entente: checking " + count(data, "file") + " against " + count(rules, "file") + " of shapes");
    }
    Confinement.apply(TIME_OF_A_RULE);
    List<Source> vocabulary = ontology.isEmpty() ? shipped.ontology() : sources(ontology);
    Rulebook rulebook = shapes.isEmpty() ? Rulebook.ofOurs(rules, vocabulary) : Rulebook.of(rules, vocabulary);
    Examination examination = rulebook.examine(data, Bounds.NONE, limit, settings());
    format.write(examination.reports(), spec.commandLine().getOut());
    Verdict verdict = examination.verdict();
    boolean fails = verdict.focusNodes() == 0 || verdict.findings().stream().anyMatch(failOn::reachedBy)
        || strict && examination.notes().stream().anyMatch(note -> note.severity().equals("Warning"));
    return fails ? 1 : 0;
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("--fail-on", failOn.name());
    settings.put("--strict", Boolean.toString(strict));
    if (limit < Integer.MAX_VALUE) {
      settings.put("--limit", Integer.toString(limit));
    }
    return settings;
  }

  private List<Source> sources(List<Path> places) {
    List<Source> found = places.stream().flatMap(place -> place.equals(STANDARD_INPUT) ? Stream.of(standardInput()) : Holdings.files(place, SUFFIXES).stream()).toList();
    if (found.isEmpty()) {
      throw Fault.ofInvocation(places.get(0) + ": holds no file that ends in " + String.join(", ", SUFFIXES));
    }
    return found;
  }

  private static Source standardInput() {
    return new Source("<standard input>", () -> System.in).asItIs();
  }

  private static String count(List<?> things, String noun) {
    return things.size() + " " + noun + (things.size() == 1 ? "" : "s");
  }
}
