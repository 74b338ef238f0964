package entente.kb;

import entente.kb.read.RdfSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * A step of the build: reads a checkout, applies the rules, and writes the finished release beside
 * the classes, so that the program only loads it at startup.
 */
public final class BuildRelease {
  private BuildRelease() {}

  /**
   * {@code BuildRelease ROOT CLASSES}: reads the checkout at ROOT and writes the release, the
   * compiled shapes and the list of the source files below CLASSES.
   */
  public static void main(String[] args) throws IOException {
    SourceFiles files = SourceFiles.in(Path.of(args[0]));
    Path classes = Path.of(args[1]);
    Path index = classes.resolve("entente/files").resolve(SourceFiles.INDEX);
    Files.createDirectories(index.getParent());
    Files.writeString(
        index,
        files.all().stream()
            .map(RdfSource::name)
            .sorted()
            .collect(Collectors.joining("\n", "", "\n")));
    CompiledShapes.write(files, classes);
    Release.of(files).write(classes);
  }
}
