package entente.cli;

import entente.kb.SourceFiles;
import entente.kb.format.RdfSyntax;
import entente.kb.read.InputException;
import entente.kb.read.RdfSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * RDF files named on the command line: a file, a folder with all files below it, a pattern such as
 * {@code 'data/**}{@code /*.ttl'}, or {@code -} for standard input.
 */
record Inputs(List<Path> places) {
  private static final String[] SUFFIXES =
      Stream.of(RdfSyntax.values()).map(syntax -> "." + syntax.suffix()).toArray(String[]::new);
  private static final Path STANDARD_INPUT = Path.of("-");

  boolean readStandardInput() {
    return places.contains(STANDARD_INPUT);
  }

  /**
   * The files that exist now.
   *
   * @throws InputException if no file is at one of the places
   */
  List<RdfSource> sources() {
    return places.stream().flatMap(place -> found(place).stream()).toList();
  }

  /** A value that changes when a file is changed, added or removed. */
  Object stamp() {
    try {
      return sources().stream().map(source -> List.of(source.name(), source.stamp())).toList();
    } catch (InputException e) {
      return e.getMessage();
    }
  }

  private static List<RdfSource> found(Path place) {
    if (place.equals(STANDARD_INPUT)) {
      return List.of(new RdfSource("<standard input>", () -> System.in).asItIs());
    }
    List<RdfSource> found =
        !Files.exists(place) && isPattern(place)
            ? matching(place)
            : SourceFiles.files(place, SUFFIXES);
    if (found.isEmpty() && Files.exists(place) && !Files.isDirectory(place)) {
      throw InputException.ofInvocation(
          place
              + ": is neither a file nor a folder; pipe its content to standard input, named"
              + " called -");
    }
    if (found.isEmpty()) {
      throw InputException.ofInvocation(
          place
              + (isPattern(place) ? ": matches" : ": contains")
              + " no file that ends in "
              + String.join(", ", SUFFIXES));
    }
    return found;
  }

  private static boolean isPattern(Path place) {
    return place.toString().matches(".*[*?\\[{].*");
  }

  /** The files that match; {@code **} matches any number of folders, including zero. */
  private static List<RdfSource> matching(Path pattern) {
    int plain =
        (int)
            IntStream.range(0, pattern.getNameCount())
                .takeWhile(i -> !isPattern(pattern.getName(i)))
                .count();
    Path start =
        plain == 0
            ? pattern.isAbsolute() ? pattern.getRoot() : Path.of("")
            : pattern.isAbsolute()
                ? pattern.getRoot().resolve(pattern.subpath(0, plain))
                : pattern.subpath(0, plain);
    List<PathMatcher> matchers =
        Stream.of(pattern.toString(), pattern.toString().replace("**/", ""))
            .map(each -> FileSystems.getDefault().getPathMatcher("glob:" + each))
            .toList();
    if (!Files.isDirectory(start)) {
      throw InputException.ofInvocation(start + ": no such folder");
    }
    try (Stream<Path> paths = Files.walk(start)) {
      return paths
          .filter(
              path ->
                  matchers.stream().anyMatch(matcher -> matcher.matches(path))
                      && Files.isRegularFile(path)
                      && Stream.of(SUFFIXES).anyMatch(path.toString()::endsWith))
          .sorted()
          .map(RdfSource::of)
          .collect(Collectors.toList());
    } catch (IOException | UncheckedIOException e) {
      throw InputException.ofInvocation(start + ": no permission to read it or a folder in it", e);
    }
  }
}
