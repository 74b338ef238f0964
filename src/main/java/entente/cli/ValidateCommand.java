package entente.cli;

import entente.kb.SourceFiles;
import entente.kb.format.Text;
import entente.kb.read.InputException;
import entente.kb.read.JenaSandbox;
import entente.kb.read.RdfSource;
import entente.validate.ShapesValidator;
import entente.validate.engine.Progress;
import entente.validate.engine.ValidationLimits;
import entente.validate.report.AnsiStyle;
import entente.validate.report.Excerpts;
import entente.validate.report.Report;
import entente.validate.report.ReportFormat;
import entente.validate.report.Severity;
import entente.validate.report.Verdict;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code validate}: validates RDF files against SHACL shapes. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description =
        "Validates RDF files against SHACL shapes; without a file, the shipped data against the"
            + " shipped shapes.",
    footer = {
      "",
      "Exit status: 0 conforms, 1 does not conform or nothing was checked, 2 usage error or"
          + " unreadable input."
    })
final class ValidateCommand implements Callable<Integer> {
  private static final Duration CONSTRAINT_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

  /** The values of {@code --color}. */
  enum Color {
    AUTO,
    ALWAYS,
    NEVER;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE-or-DIR",
      arity = "0..*",
      description =
          "Data in Turtle, TriG, N-Triples, N-Quads, RDF/XML or JSON-LD: a file, a folder with all"
              + " such files below it, a quoted pattern such as 'data/**/*.ttl', or - for Turtle on"
              + " standard input.")
  private List<Path> files = List.of();

  @Option(
      names = "--shapes",
      paramLabel = "FILE",
      arity = "1..*",
      description = "Shapes to validate against. Default: the shipped shapes. Name the data first.")
  private List<Path> shapes = List.of();

  @Option(
      names = "--ontology",
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "Ontology that gives the class hierarchy and the declared terms. Default: the shipped"
              + " ontology.")
  private List<Path> ontology = List.of();

  @Option(
      names = "--format",
      description = "Report format: ${COMPLETION-CANDIDATES}. Default: text.")
  private ReportFormat format = ReportFormat.TEXT;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description =
          "Lowest severity that makes validation fail: ${COMPLETION-CANDIDATES}. Default: info, as"
              + " in SHACL.")
  private Severity failOn = Severity.INFO;

  @Option(names = "--strict", description = "Also fail on lint warnings, such as undeclared terms.")
  private boolean strict;

  @Option(
      names = "--limit",
      paramLabel = "COUNT",
      description =
          "Maximum number of findings to show; the SHACL report always contains all of them.")
  private int limit = Integer.MAX_VALUE;

  @Option(
      names = "--watch",
      description = "Validate again whenever a file is saved, added or removed, until interrupted.")
  private boolean watch;

  @Option(
      names = {"--color", "--colour"},
      paramLabel = "WHEN",
      description =
          "When to color the text report: ${COMPLETION-CANDIDATES}. Default: auto, which is on a"
              + " terminal.")
  private Color color = Color.AUTO;

  @Mixin private QuietOption messages;

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
          "--watch needs files or folders; standard input cannot be read twice");
    }
    JenaSandbox.applyToQueries(CONSTRAINT_TIMEOUT);
    return watch ? watch() : validate(validator());
  }

  private ShapesValidator validator() {
    List<RdfSource> shapesFiles = new Inputs(shapes).sources();
    List<RdfSource> ontologyFiles = new Inputs(ontology).sources();
    try {
      if (shapesFiles.isEmpty()) {
        return ontologyFiles.isEmpty()
            ? ShapesValidator.ours()
            : ShapesValidator.ours(ontologyFiles);
      }
      return ontologyFiles.isEmpty()
          ? ShapesValidator.of(shapesFiles)
          : ShapesValidator.of(shapesFiles, ontologyFiles);
    } catch (InputException e) {
      throw InputException.of(
          e.reason(),
          withLine(e, Stream.concat(shapesFiles.stream(), ontologyFiles.stream()).toList()),
          e);
    }
  }

  private static String withLine(InputException e, List<RdfSource> sources) {
    return e.getMessage()
        + e.place()
            .flatMap(place -> Excerpts.at(place, sources))
            .map(excerpt -> "\n" + excerpt.lines(AnsiStyle.PLAIN))
            .orElse("");
  }

  private int validate(ShapesValidator validator) {
    List<RdfSource> data =
        files.isEmpty() ? SourceFiles.shipped().data() : new Inputs(files).sources();
    PrintWriter err = spec.commandLine().getErr();
    messages.say(
        "validating "
            + Text.count(data.size(), "file")
            + " against "
            + Text.count(validator.files(), "shapes file"));
    boolean terminal = spec.commandLine().getColorScheme().ansi().enabled();
    ProgressLine progress = new ProgressLine(err);
    Report report;
    try {
      report =
          validator.validate(
              data,
              ValidationLimits.NONE,
              limit,
              settings(),
              terminal && !messages.isSet() ? progress : Progress.UNSEEN);
    } catch (InputException e) {
      // Unreadable data neither conforms nor fails to conform.
      throw e.reason() == InputException.Reason.DATA
          ? InputException.ofInvocation(withLine(e, data), e)
          : e;
    } finally {
      progress.clear();
    }
    format.write(
        report,
        color == Color.ALWAYS || color == Color.AUTO && terminal
            ? AnsiStyle.COLOUR
            : AnsiStyle.PLAIN,
        spec.commandLine().getOut());
    Verdict verdict = report.verdict(failOn, strict);
    return verdict == Verdict.FAIL || verdict == Verdict.NOTHING_CHECKED ? 1 : 0;
  }

  /**
   * Polls the files a few times a second until interrupted. Polling also notices new files, and
   * editors that save by writing another file and renaming it.
   */
  private int watch() {
    int status = 2;
    Object lastStamp = null;
    ShapesValidator validator = null;
    try {
      while (true) {
        Object before = stamp();
        try {
          Object stamp = shapesStamp();
          validator = validator != null && stamp.equals(lastStamp) ? validator : validator();
          lastStamp = stamp;
          status = validate(validator);
        } catch (InputException e) {
          status = e.status();
          validator = e.reason() == InputException.Reason.SHAPES ? null : validator;
          spec.commandLine().getErr().println("entente: " + AnsiStyle.harmless(e.getMessage()));
        }
        spec.commandLine().getOut().flush();
        messages.say("waiting for a file to be saved; stop with Ctrl-C");
        settle(before);
      }
    } catch (InterruptedException e) {
      return status;
    }
  }

  /** Waits for a change and then for quiet, since one save can be several writes. */
  private void settle(Object before) throws InterruptedException {
    Object last = before;
    for (Object now = stamp(); now.equals(before) || !now.equals(last); now = stamp()) {
      last = now;
      Thread.sleep(POLL_INTERVAL.toMillis());
    }
  }

  private Object stamp() {
    return List.of(new Inputs(files).stamp(), shapesStamp());
  }

  private Object shapesStamp() {
    return List.of(new Inputs(shapes).stamp(), new Inputs(ontology).stamp());
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("--fail-on", failOn.toString());
    settings.put("--strict", Boolean.toString(strict));
    if (limit < Integer.MAX_VALUE) {
      settings.put("--limit", Integer.toString(limit));
    }
    return settings;
  }

  /** A progress line on a terminal, overwritten in place and cleared at the end. */
  private static final class ProgressLine implements Progress {
    private static final long DELAY = Duration.ofSeconds(1).toNanos();
    private static final long INTERVAL = Duration.ofMillis(200).toNanos();
    private final PrintWriter out;
    private long next = System.nanoTime() + DELAY;
    private boolean shown;

    ProgressLine(PrintWriter out) {
      this.out = out;
    }

    @Override
    public void at(String what, int done, int all) {
      if (System.nanoTime() - next > 0) {
        next = System.nanoTime() + INTERVAL;
        shown = true;
        out.print("\r\u001b[Kentente: " + done + " of " + all + " " + what);
        out.flush();
      }
    }

    void clear() {
      if (shown) {
        out.print("\r\u001b[K");
        out.flush();
      }
    }
  }
}
