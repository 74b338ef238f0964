package entente.kb;

import entente.kb.read.InputException;
import entente.kb.read.RdfSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The source files of a knowledge base, each list in the order of names: ontology, shapes and data
 * in Turtle, rules in SPARQL.
 *
 * <p>{@link #shipped()} are those in the jar, {@link #in(Path)} those of a checkout.
 */
public record SourceFiles(
    List<RdfSource> ontology, List<RdfSource> shapes, List<RdfSource> data, List<RdfSource> rules) {
  static final String INDEX = "index.txt";

  /** The files that this program was built with. */
  public static SourceFiles shipped() {
    List<RdfSource> all =
        RdfSource.resource(INDEX).text().lines().map(RdfSource::resource).toList();
    return new SourceFiles(
        under(all, "ontology/", ".ttl"),
        under(all, "shapes/", ".ttl"),
        under(all, "data/", ".ttl"),
        under(all, "ontology/rules/", ".rq"));
  }

  /** The folders {@code ontology}, {@code shapes} and {@code data} of a checkout. */
  public static SourceFiles in(Path root) {
    return new SourceFiles(
        files(root, root.resolve("ontology"), ".ttl"),
        files(root, root.resolve("shapes"), ".ttl"),
        files(root, root.resolve("data"), ".ttl"),
        files(root, root.resolve("ontology/rules"), ".rq"));
  }

  /** The same ontology, shapes and rules with other data. */
  public SourceFiles withData(List<RdfSource> other) {
    return new SourceFiles(ontology, shapes, other, rules);
  }

  /**
   * The files with one of the suffixes in a folder and its subfolders, or the file itself if the
   * path names one.
   */
  public static List<RdfSource> files(Path place, String... suffixes) {
    if (Files.isRegularFile(place)) {
      return List.of(RdfSource.of(place));
    }
    return Stream.of(suffixes).flatMap(suffix -> files(null, place, suffix).stream()).toList();
  }

  private static List<RdfSource> files(Path root, Path folder, String suffix) {
    if (!Files.exists(folder)) {
      throw InputException.ofInvocation(
          folder
              + (Files.notExists(folder)
                  ? ": no such file or folder"
                  : ": no permission to read a folder above it"));
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(path -> path.toString().endsWith(suffix) && Files.isRegularFile(path))
          .sorted()
          .map(
              path ->
                  RdfSource.of(
                      root == null
                          ? path.toString()
                          : root.relativize(path).toString().replace('\\', '/'),
                      path))
          .toList();
    } catch (NotDirectoryException e) {
      throw InputException.ofInvocation(folder + ": not a folder", e);
    } catch (AccessDeniedException | UncheckedIOException e) {
      throw InputException.ofInvocation(folder + ": no permission to read it or a folder in it", e);
    } catch (IOException e) {
      throw InputException.ofInvocation(folder + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static List<RdfSource> under(List<RdfSource> all, String folder, String suffix) {
    return all.stream()
        .filter(source -> source.name().startsWith(folder) && source.name().endsWith(suffix))
        .toList();
  }

  /** Every file, in the order ontology, shapes, data, rules. */
  public List<RdfSource> all() {
    return Stream.of(ontology, shapes, data, rules).flatMap(List::stream).toList();
  }
}
