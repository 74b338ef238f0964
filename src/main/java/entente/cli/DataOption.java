package entente.cli;

import entente.kb.Release;
import entente.kb.SourceFiles;
import entente.kb.read.InputException;
import entente.kb.read.JenaSandbox;
import entente.kb.read.LocatedGraph;
import entente.kb.read.RdfSource;
import entente.validate.BuildConformance;
import entente.validate.Validator;
import entente.validate.report.ValidationOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** The option of all commands that give out a release: the shipped one, or one of other data. */
final class DataOption {
  /** For one rule or shape; what clients may ask for later has a limit of its own. */
  private static final Duration TIME = Duration.ofMinutes(10);

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Takes the data of this folder or file in place of the shipped data.")
  private Path data;

  /** A release whose data conforms; {@link InputException} of data when it does not. */
  Release release(Consumer<String> talk) {
    JenaSandbox.apply(TIME);
    talk.accept("loading " + (data == null ? "the shipped data" : data));
    if (data == null) {
      Release release = Release.shipped();
      BuildConformance.of(release)
          .ifPresentOrElse(
              seal ->
                  talk.accept("validated by the build: " + seal.focusNodes() + " things conform"),
              () -> validate(SourceFiles.shipped(), talk));
      return release;
    }
    SourceFiles holdings = SourceFiles.shipped().withData(turtle(data));
    validate(holdings, talk);
    return Release.of(holdings);
  }

  /** Data that breaks a shape is not given out. */
  private static void validate(SourceFiles holdings, Consumer<String> talk) {
    talk.accept("validating it");
    ValidationOutcome verdict =
        new Validator(
                LocatedGraph.read(holdings.shapes()).graph(),
                LocatedGraph.read(holdings.ontology()).graph())
            .validate(LocatedGraph.read(holdings.data()));
    if (!verdict.conforms()) {
      throw InputException.ofData(
          verdict.findings().stream()
              .findFirst()
              .map(
                  first ->
                      first.place().map(place -> place + ": ").orElse("")
                          + first.message()
                          + " ("
                          + first.focus()
                          + ")"
                          + (verdict.findings().size() == 1
                              ? ""
                              : "; and "
                                  + (verdict.findings().size() - 1)
                                  + " more, which 'entente validate' lists"))
              .orElse("the data holds nothing that a shape speaks of"));
    }
  }

  private static List<RdfSource> turtle(Path place) {
    List<RdfSource> files = SourceFiles.files(place, ".ttl");
    if (files.isEmpty()) {
      throw InputException.ofInvocation(place + ": holds no file that ends in .ttl");
    }
    return files;
  }
}
