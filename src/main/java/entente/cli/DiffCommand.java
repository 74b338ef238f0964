package entente.cli;

import entente.kb.Release;
import entente.kb.read.InputException;
import entente.kb.read.JenaSandbox;
import entente.release.DiffFormat;
import entente.release.ReleaseDiff;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code diff}: compares two releases. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "Says which facts, terms and claims differ between two releases, and which rows of the",
      "questions change by which claims."
    },
    footer = {"", "Exit status: 0 compared, 1 a release is damaged, 2 usage error or no release."})
final class DiffCommand implements Callable<Integer> {
  /** Time limit for each question. */
  private static final Duration QUERY_TIMEOUT = Duration.ofMinutes(5);

  /** The file of a release folder that holds all its graphs. */
  private static final String DUMP = "entente.nq";

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "OLD",
      description = "The older release: a folder written by 'export', or a dump (.nq, .trig).")
  private Path old;

  @Parameters(index = "1", paramLabel = "NEW", description = "The newer release, likewise.")
  private Path now;

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "Output format: ${COMPLETION-CANDIDATES}; patch is an RDF Patch.")
  private DiffFormat format;

  @Mixin private QuietOption progress;

  @Override
  public Integer call() {
    JenaSandbox.apply(QUERY_TIMEOUT);
    Release before = release(old);
    Release after = release(now);
    progress.say("comparing " + old + " with " + now);
    format.write(ReleaseDiff.between(before, after), spec.commandLine().getOut());
    return 0;
  }

  private Release release(Path place) {
    Path dump = Files.isDirectory(place) ? place.resolve(DUMP) : place;
    if (!Files.isRegularFile(dump)) {
      throw InputException.ofInvocation(
          Files.isDirectory(place)
              ? place + ": contains no " + DUMP + "; name a folder written by 'entente export'"
              : place + ": no such file or folder");
    }
    progress.say("reading " + dump);
    return Release.ofDump(dump);
  }
}
