package entente.cli;

import entente.kb.Release;
import entente.kb.SourceFiles;
import entente.kb.read.InputException;
import entente.kb.read.JenaSandbox;
import entente.kb.read.LocatedGraph;
import entente.kb.read.RdfSource;
import entente.validate.BuildConformance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
    return release(
        progress,
        validation -> {
          progress.accept("validating it");
          validation.run();
          validation
              .fault()
              .ifPresent(
                  fault -> {
                    throw InputException.ofData(fault);
                  });
        });
  }

  /**
   * Loads the release.
   *
   * @param progress receives progress messages
   * @param validate receives the validation before anything is derived, unless the build has done
   *     it; it can be run at any later time
   */
  Release release(Consumer<String> progress, Consumer<DataValidation> validate) {
    JenaSandbox.apply(QUERY_TIMEOUT);
    progress.accept("loading " + (data == null ? "the shipped data" : data));
    if (data == null) {
      Release release = Release.shipped();
      BuildConformance.of(release)
          .ifPresentOrElse(
              conformance ->
                  progress.accept(
                      "validated by the build: " + conformance.focusNodes() + " things conform"),
              () ->
                  validate.accept(
                      new DataValidation(LocatedGraph.read(SourceFiles.shipped().data()))));
      return release;
    }
    SourceFiles files = SourceFiles.shipped().withData(turtle(data));
    LocatedGraph read = LocatedGraph.read(files.data());
    validate.accept(new DataValidation(read));
    progress.accept("deriving what follows from it");
    return Release.of(files, read.graph());
  }

  private static List<RdfSource> turtle(Path place) {
    List<RdfSource> found = SourceFiles.files(place, ".ttl");
    if (found.isEmpty()) {
      throw InputException.ofInvocation(place + ": contains no .ttl file");
    }
    return found;
  }
}
