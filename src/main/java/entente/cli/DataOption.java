package entente.cli;

import entente.kb.Release;
import entente.kb.SourceFiles;
import entente.kb.read.InputException;
import entente.kb.read.JenaSandbox;
import entente.kb.read.LocatedGraph;
import entente.kb.read.RdfSource;
import entente.validate.BuildConformance;
import entente.validate.DataValidation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** The option {@code --data} of the commands that publish a release. */
final class DataOption {
  /** Time limit for each query of a rule or shape; queries of clients have their own. */
  private static final Duration QUERY_TIMEOUT = Duration.ofMinutes(10);

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder or file with data to use instead of the shipped data.")
  private Path data;

  /**
   * Loads the release, and validates it unless the build has done so.
   *
   * @param progress receives progress messages
   * @throws InputException if the data does not conform
   */
  Release release(Consumer<String> progress) {
    if (data != null) {
      JenaSandbox.apply(QUERY_TIMEOUT);
      progress.accept("loading " + data);
      SourceFiles files = files();
      LocatedGraph read = LocatedGraph.read(files.data());
      validate(new DataValidation(() -> read), progress);
      progress.accept("deriving what follows from it");
      return Release.of(files, read.graph());
    }
    return release(progress, validation -> validate(validation, progress));
  }

  private static void validate(DataValidation validation, Consumer<String> progress) {
    progress.accept("validating it");
    validation.run();
    validation
        .fault()
        .ifPresent(
            fault -> {
              throw InputException.ofData(fault);
            });
  }

  /**
   * Loads the release.
   *
   * @param progress receives progress messages
   * @param validation receives the validation, unless the build has done it; it reads the data
   *     again, with its locations
   */
  Release release(Consumer<String> progress, Consumer<DataValidation> validation) {
    JenaSandbox.apply(QUERY_TIMEOUT);
    progress.accept("loading " + (data == null ? "the shipped data" : data));
    Release release = data == null ? Release.shipped() : Release.of(files());
    Optional<BuildConformance> built =
        data == null ? BuildConformance.of(release) : Optional.empty();
    built.ifPresentOrElse(
        conformance ->
            progress.accept(
                "validated by the build: " + conformance.focusNodes() + " things conform"),
        () -> validation.accept(new DataValidation(() -> LocatedGraph.read(files().data()))));
    return release;
  }

  private SourceFiles files() {
    return data == null ? SourceFiles.shipped() : SourceFiles.shipped().withData(turtle(data));
  }

  private static List<RdfSource> turtle(Path place) {
    List<RdfSource> found = SourceFiles.files(place, ".ttl");
    if (found.isEmpty()) {
      throw InputException.ofInvocation(place + ": contains no .ttl file");
    }
    return found;
  }
}
