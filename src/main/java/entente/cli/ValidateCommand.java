package entente.cli;

import entente.kb.Confinement;
import entente.kb.Fault;
import entente.kb.Holdings;
import entente.kb.PlacedGraph;
import entente.kb.Prefixes;
import entente.kb.Source;
import entente.validate.Reports;
import entente.validate.Validator;
import entente.validate.Verdict;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.jena.graph.Graph;
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
  private static final String[] SUFFIXES = {".ttl", ".nt", ".rdf", ".jsonld"};

  /** The forms of a report. */
  enum Format {
    text(Reports::text), json(Reports::json), sarif(Reports::sarif), junit(Reports::junit), turtle(Reports::turtle);

    private final BiConsumer<Reports, PrintWriter> writer;

    Format(BiConsumer<Reports, PrintWriter> writer) {
      this.writer = writer;
    }
  }

  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "FILE-or-DIR", arity = "0..*", description = "Data in Turtle, N-Triples, RDF/XML or JSON-LD; a folder stands for all such files below it.")
  private List<Path> files = List.of();

  @Option(names = "--shapes", paramLabel = "FILE", arity = "1..*", description = "Shapes to check against; without them the shipped shapes. Name the data first.")
  private List<Path> shapes = List.of();

  @Option(names = "--format", description = "One of ${COMPLETION-CANDIDATES}; text when not given.")
  private Format format = Format.text;

  @Option(names = {"-q", "--quiet"}, description = "No talk on standard error.")
  private boolean quiet;

  @Override
  public Integer call() {
    Holdings shipped = Holdings.shipped();
    List<Source> data = files.isEmpty() ? shipped.data() : sources(files);
    List<Source> rules = shapes.isEmpty() ? shipped.shapes() : sources(shapes);
    if (!quiet) {
      spec.commandLine().getErr().println("entente: checking " + count(data, "file") + " against " + count(rules, "file") + " of shapes");
    }
    Confinement.apply(TIME_OF_A_RULE);
    Verdict verdict = new Validator(read(rules), PlacedGraph.read(shipped.ontology()).graph()).validate(PlacedGraph.read(data));
    format.writer.accept(new Reports(verdict, data, Prefixes.mapping()), spec.commandLine().getOut());
    return verdict.conforms() ? 0 : 1;
  }

  /** Shapes that cannot be read are the wrong shapes to give; only the data is judged. */
  private static Graph read(List<Source> rules) {
    try {
      return PlacedGraph.read(rules).graph();
    } catch (Fault fault) {
      throw Fault.ofInvocation(fault.getMessage(), fault);
    }
  }

  private static List<Source> sources(List<Path> places) {
    List<Source> found = places.stream().flatMap(place -> Holdings.files(place, SUFFIXES).stream()).toList();
    if (found.isEmpty()) {
      throw Fault.ofInvocation(places.get(0) + ": holds no file that ends in " + String.join(", ", SUFFIXES));
    }
    return found;
  }

  private static String count(List<?> things, String noun) {
    return things.size() + " " + noun + (things.size() == 1 ? "" : "s");
  }
}
