package entente.kb;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.jena.riot.Lang;

/**
 * One text file: the name that messages use, and where its bytes come from.
 *
 * @param lang the language of RDF that it is in, where its name does not tell
 * @param base what relative IRIs in it are relative to, where that is not its name
 */
public record Source(String name, Opening opening, Optional<Lang> lang, Optional<String> base) {

  /** Opens the bytes of a file, as often as it is asked to. */
  @FunctionalInterface
  public interface Opening {
    InputStream open() throws IOException;
  }

  public Source(String name, Opening opening) {
    this(name, opening, Optional.empty(), Optional.empty());
  }

  /** What somebody hands over, from memory. */
  public static Source given(String name, byte[] bytes, Lang lang, String base) {
    return new Source(name, () -> new ByteArrayInputStream(bytes), Optional.of(lang), Optional.of(base));
  }

  public static Source of(Path file) {
    return of(file.toString(), file);
  }

  static Source of(String name, Path file) {
    return new Source(name, () -> Files.newInputStream(file));
  }

  /** A file that travels in the jar, by its path in the checkout. */
  public static Source resource(String name) {
    return new Source(name, () -> {
      InputStream stream = Source.class.getResourceAsStream("/entente/files/" + name);
      if (stream == null) {
        throw new NoSuchFileException(name);
      }
      return stream;
    });
  }

  /** The bytes; {@link Fault} of invocation when they cannot be read. */
  public byte[] bytes() {
    try (InputStream stream = stream()) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw Fault.ofInvocation(name + ": cannot be read: " + e.getMessage(), e);
    } catch (UncheckedIOException e) {
      throw Fault.ofInvocation(name + ": cannot be read: " + e.getCause().getMessage(), e);
    }
  }

  /** The same as a stream. */
  public InputStream stream() {
    try {
      return opening.open();
    } catch (NoSuchFileException e) {
      throw Fault.ofInvocation(name + ": no such file", e);
    } catch (AccessDeniedException e) {
      throw Fault.ofInvocation(name + ": no permission to read it", e);
    } catch (IOException e) {
      throw Fault.ofInvocation(name + ": cannot be read: " + e.getMessage(), e);
    } catch (UncheckedIOException e) {
      throw Fault.ofInvocation(name + ": cannot be read: " + e.getCause().getMessage(), e);
    }
  }

  /** The same file with the bytes that it has now, whatever becomes of it. */
  public Source asItIs() {
    byte[] bytes = bytes();
    return new Source(name, () -> new ByteArrayInputStream(bytes), lang, base);
  }

  public String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  /** The name of the file without folders. */
  public String fileName() {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
