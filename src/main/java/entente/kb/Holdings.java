package entente.kb;

import entente.kb.read.Fault;
import entente.kb.read.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files a knowledge base is made of, each list in the order of names: ontology, shapes and data
 * in Turtle, rules in SPARQL.
 *
 * <p>{@link #shipped()} are those in the jar, {@link #in(Path)} those of a checkout.
 */
public record Holdings(
    List<Source> ontology, List<Source> shapes, List<Source> data, List<Source> rules) {
  static final String INDEX = "index.txt";

  /** What this program was built with. */
  public static Holdings shipped() {
    List<Source> all = Source.resource(INDEX).text().lines().map(Source::resource).toList();
    return new Holdings(
        under(all, "ontology/", ".ttl"),
        under(all, "shapes/", ".ttl"),
        under(all, "data/", ".ttl"),
        under(all, "ontology/rules/", ".rq"));
  }

  /** The folders {@code ontology}, {@code shapes} and {@code data} of a checkout. */
  public static Holdings in(Path root) {
    return new Holdings(
        files(root, root.resolve("ontology"), ".ttl"),
        files(root, root.resolve("shapes"), ".ttl"),
        files(root, root.resolve("data"), ".ttl"),
        files(root, root.resolve("ontology/rules"), ".rq"));
  }

  /** The same ontology, shapes and rules over other data. */
  public Holdings withData(List<Source> other) {
    return new Holdings(ontology, shapes, other, rules);
  }

  /**
   * All files that end in one of the suffixes in a folder and the folders below it, or the one file
   * itself.
   */
  public static List<Source> files(Path place, String... suffixes) {
    if (Files.isRegularFile(place)) {
      return List.of(Source.of(place));
    }
    return Stream.of(suffixes).flatMap(suffix -> files(null, place, suffix).stream()).toList();
  }

  private static List<Source> files(Path root, Path folder, String suffix) {
    if (!Files.exists(folder)) {
      throw Fault.ofInvocation(
          folder
              + (Files.notExists(folder)
                  ? ": no such file or folder"
                  : ": no permission to look into a folder above it"));
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(path -> path.toString().endsWith(suffix) && Files.isRegularFile(path))
          .sorted()
          .map(
              path ->
                  Source.of(
                      root == null
                          ? path.toString()
                          : root.relativize(path).toString().replace('\\', '/'),
                      path))
          .toList();
    } catch (NotDirectoryException e) {
      throw Fault.ofInvocation(folder + ": is not a folder", e);
    } catch (AccessDeniedException | UncheckedIOException e) {
      throw Fault.ofInvocation(folder + ": no permission to read it or a folder in it", e);
    } catch (IOException e) {
      throw Fault.ofInvocation(folder + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static List<Source> under(List<Source> all, String folder, String suffix) {
    return all.stream()
        .filter(source -> source.name().startsWith(folder) && source.name().endsWith(suffix))
        .toList();
  }

  /** Every file, in the order ontology, shapes, data, rules. */
  public List<Source> all() {
    return Stream.of(ontology, shapes, data, rules).flatMap(List::stream).toList();
  }
}
