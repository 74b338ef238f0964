package entente.cli;

import entente.kb.SourceFiles;
import entente.kb.read.InputException;
import entente.kb.read.JenaSandbox;
import entente.kb.read.RdfSource;
import entente.kb.read.Text;
import entente.validate.ShapesBundle;
import entente.validate.ValidationRun;
import entente.validate.engine.Progress;
import entente.validate.engine.ValidationLimits;
import entente.validate.report.AnsiStyle;
import entente.validate.report.Finding;
import entente.validate.report.Report;
import entente.validate.report.ReportFormat;
import entente.validate.report.ValidationOutcome;
import java.io.PrintWriter;
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
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description =
        "Checks RDF files against SHACL shapes; without a file, the shipped data against the"
            + " shipped shapes.",
    footer = {
      "",
      "Exit status: 0 conforms, 1 does not conform or nothing was checked, 2 the files or options"
          + " cannot be used."
    })
final class ValidateCommand implements Callable<Integer> {
  private static final Duration TIME_OF_A_RULE = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(200);

  /** How bad a finding is, the worst first. */
  enum Severity {
    violation,
    warning,
    info;

    boolean reachedBy(Finding finding) {
      return Stream.of(values())
              .filter(each -> each.name().equalsIgnoreCase(finding.severity()))
              .findFirst()
              .orElse(violation)
              .compareTo(this)
          <= 0;
    }
  }

  /** When text has colour. */
  enum Colour {
    auto,
    always,
    never
  }

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE-or-DIR",
      arity = "0..*",
      description =
          "Data in Turtle, TriG, N-Triples, N-Quads, RDF/XML or JSON-LD; a folder stands for all"
              + " such files below it, a pattern in quotes such as 'data/**/*.ttl' for those that"
              + " match, and - for standard input in Turtle.")
  private List<Path> files = List.of();

  @Option(
      names = "--shapes",
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "Shapes to check against; without them the shipped shapes. Name the data first.")
  private List<Path> shapes = List.of();

  @Option(
      names = "--ontology",
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "What the data is read with: classes, their order, declared terms; without it the shipped"
              + " ontology.")
  private List<Path> ontology = List.of();

  @Option(names = "--format", description = "One of ${COMPLETION-CANDIDATES}; text when not given.")
  private ReportFormat format = ReportFormat.text;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description =
          "From which severity on findings make it fail: ${COMPLETION-CANDIDATES}; info when not"
              + " given, as SHACL has it.")
  private Severity failOn = Severity.info;

  @Option(
      names = "--strict",
      description =
          "What is odd beside the shapes, such as a term that nobody declares, makes it fail too.")
  private boolean strict;

  @Option(
      names = "--limit",
      paramLabel = "COUNT",
      description = "Show so many findings at most; the SHACL report always has all.")
  private int limit = Integer.MAX_VALUE;

  @Option(
      names = "--watch",
      description = "Check again whenever a file is saved, comes or goes, until it is interrupted.")
  private boolean watch;

  @Option(
      names = "--colour",
      paramLabel = "WHEN",
      description =
          "Colour in the text: ${COMPLETION-CANDIDATES}; auto when not given, which is on a"
              + " terminal.")
  private Colour colour = Colour.auto;

  @Option(
      names = {"-q", "--quiet"},
      description = "No talk on standard error.")
  private boolean quiet;

  @Override
  public Integer call() {
    if (limit < 0) {
      throw InputException.ofInvocation("--limit must be 0 or more");
    }
    if (watch
        && (files.isEmpty()
            || Stream.of(files, shapes, ontology)
                .anyMatch(places -> new Inputs(places).readStandardInput()))) {
      throw InputException.ofInvocation(
          "--watch needs files or folders of data; standard input cannot be read twice");
    }
    JenaSandbox.applyToQueries(TIME_OF_A_RULE);
    return watch ? watch() : check(rulebook());
  }

  private ShapesBundle rulebook() {
    List<RdfSource> rules = new Inputs(shapes).sources();
    List<RdfSource> terms = new Inputs(ontology).sources();
    try {
      if (rules.isEmpty()) {
        return terms.isEmpty() ? ShapesBundle.ours() : ShapesBundle.ours(terms);
      }
      return terms.isEmpty() ? ShapesBundle.of(rules) : ShapesBundle.of(rules, terms);
    } catch (InputException fault) {
      throw InputException.of(
          fault.reason(),
          withLine(fault, Stream.concat(rules.stream(), terms.stream()).toList()),
          fault);
    }
  }

  private static String withLine(InputException fault, List<RdfSource> sources) {
    return fault.getMessage()
        + fault
            .place()
            .flatMap(place -> Report.marked(place, sources))
            .map(marked -> "\n" + marked)
            .orElse("");
  }

  private int check(ShapesBundle rulebook) {
    List<RdfSource> data =
        files.isEmpty() ? SourceFiles.shipped().data() : new Inputs(files).sources();
    PrintWriter err = spec.commandLine().getErr();
    if (!quiet) {
      err.println(
          "entente: checking "
              + Text.count(data.size(), "file")
              + " against "
              + Text.count(rulebook.files(), "file")
              + " of shapes");
    }
    boolean terminal = spec.commandLine().getColorScheme().ansi().enabled();
    ProgressLine progress = new ProgressLine(err);
    ValidationRun examination;
    try {
      examination =
          rulebook.examine(
              data,
              ValidationLimits.NONE,
              limit,
              settings(),
              terminal && !quiet ? progress : Progress.UNSEEN);
    } catch (InputException fault) {
      // Data that cannot be read has no verdict, neither this nor that.
      throw fault.reason() == InputException.Reason.DATA
          ? InputException.ofInvocation(withLine(fault, data), fault)
          : fault;
    } finally {
      progress.clear();
    }
    format.write(
        examination.reports(),
        colour == Colour.always || colour == Colour.auto && terminal
            ? AnsiStyle.COLOUR
            : AnsiStyle.PLAIN,
        spec.commandLine().getOut());
    ValidationOutcome verdict = examination.verdict();
    boolean fails =
        verdict.focusNodes() == 0
            || verdict.findings().stream().anyMatch(failOn::reachedBy)
            || strict
                && examination.notes().stream().anyMatch(note -> note.severity().equals("Warning"));
    return fails ? 1 : 0;
  }

  /**
   * Looks at the files a few times a second, which finds out about editors that write beside and
   * rename, and about new files; ends when it is interrupted.
   */
  private int watch() {
    int status = 2;
    Object rulesThen = null;
    ShapesBundle rulebook = null;
    try {
      while (true) {
        Object before = stamp();
        try {
          Object rulesNow = rulesStamp();
          rulebook = rulebook != null && rulesNow.equals(rulesThen) ? rulebook : rulebook();
          rulesThen = rulesNow;
          status = check(rulebook);
        } catch (InputException fault) {
          status = fault.status();
          rulebook = fault.reason() == InputException.Reason.SHAPES ? null : rulebook;
          spec.commandLine().getErr().println("entente: " + AnsiStyle.harmless(fault.getMessage()));
        }
        spec.commandLine().getOut().flush();
        if (!quiet) {
          spec.commandLine()
              .getErr()
              .println("entente: waiting for a file to be saved; Ctrl-C ends it");
        }
        settle(before);
      }
    } catch (InterruptedException e) {
      return status;
    }
  }

  /**
   * Waits until something has changed and then nothing more, since one save can be several writes.
   */
  private void settle(Object before) throws InterruptedException {
    Object last = before;
    for (Object now = stamp(); now.equals(before) || !now.equals(last); now = stamp()) {
      last = now;
      Thread.sleep(LOOK.toMillis());
    }
  }

  private Object stamp() {
    return List.of(new Inputs(files).stamp(), rulesStamp());
  }

  private Object rulesStamp() {
    return List.of(new Inputs(shapes).stamp(), new Inputs(ontology).stamp());
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
}
