package entente.validate;

import entente.kb.Release;
import entente.kb.SourceFiles;
import entente.kb.read.LocatedGraph;
import entente.validate.report.ValidationOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The record of the build that the shipped data conforms to the shipped shapes, so that a start
 * need not validate it again.
 *
 * <p>It names the digest of the validated files and is valid only for them. A build whose data does
 * not conform leaves no record.
 *
 * @param digest the digest of the validated release
 * @param focusNodes the number of focus nodes
 */
public record BuildConformance(String digest, int focusNodes) {
  private static final String RESOURCE = "entente/release.conforms";

  /** The record of this build, if it holds for the release. */
  public static Optional<BuildConformance> of(Release release) {
    try (InputStream stream = BuildConformance.class.getResourceAsStream("/" + RESOURCE)) {
      if (stream == null) {
        return Optional.empty();
      }
      String[] words =
          new String(stream.readAllBytes(), StandardCharsets.US_ASCII).trim().split(" ");
      return Optional.of(new BuildConformance(words[0], Integer.parseInt(words[1])))
          .filter(record -> record.digest.equals(release.digest()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * {@code BuildConformance CLASSES}, a step of the build: validates the shipped data and writes
   * the record below CLASSES, or deletes it.
   */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]).resolve(RESOURCE);
    SourceFiles shipped = SourceFiles.shipped();
    ValidationOutcome outcome =
        new Validator(
                LocatedGraph.read(shipped.shapes()).graph(),
                LocatedGraph.read(shipped.ontology()).graph())
            .validate(LocatedGraph.read(shipped.data()));
    if (outcome.conforms()) {
      Files.writeString(file, Release.shipped().digest() + " " + outcome.focusNodes() + "\n");
    } else {
      Files.deleteIfExists(file);
    }
  }
}
