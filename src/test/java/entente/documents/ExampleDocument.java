package entente.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import entente.kb.SourceFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A made-up document with its data, copied to a folder where it may be spoiled. */
public record ExampleDocument(Path folder) {
  private static final Path SOUND = Path.of("src/test/resources/documents/example");

  public static ExampleDocument sound(Path folder) {
    try {
      for (String file : new String[] {"example-2020.txt", "example-2020.ttl"}) {
        Files.copy(SOUND.resolve(file), folder.resolve(file));
      }
      return new ExampleDocument(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces characters that occur exactly once in the file with the suffix. */
  public ExampleDocument with(String suffix, String instead, String stands) {
    Path file = folder.resolve("example-2020." + suffix);
    String content = read(file);
    assertEquals(
        2,
        content.split(java.util.regex.Pattern.quote(instead), -1).length,
        () -> "places of '" + instead + "' plus one");
    try {
      Files.writeString(file, content.replace(instead, stands));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  Corpus corpus() {
    return Corpus.read(SourceFiles.shipped().withData(SourceFiles.files(folder, ".ttl")), folder);
  }

  static String lineOf(Path folder, int line) {
    return read(folder.resolve("example-2020.ttl"))
        .lines()
        .skip(line - 1L)
        .findFirst()
        .orElseThrow();
  }

  public static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
