package entente.kb.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.riot.Lang;

/**
 * A text file: the name that messages use, and where its bytes come from.
 *
 * @param lang the syntax of RDF, if the name does not determine it
 * @param base the base of relative IRIs, if that is not the name
 * @param moved the other base below which the file has the IRIs of the project ({@code
 *     Release.rebased}), if it has
 */
public record RdfSource(
    String name,
    Opening opening,
    Optional<Lang> lang,
    Optional<String> base,
    Optional<String> moved) {
  private static final Pattern NO_PATH =
      Pattern.compile("[\\x00-\\x20\"#%<>?\\[\\\\\\]^`{|}\\x7f]");

  /** The base is by default the name, with escapes for characters that an IRI may not contain. */
  public RdfSource {
    base =
        base.or(
            () ->
                NO_PATH.matcher(name).find()
                    ? Optional.of(
                        "file:///"
                            + NO_PATH
                                .matcher(name)
                                .replaceAll(
                                    each ->
                                        each.group()
                                            .codePoints()
                                            .mapToObj(
                                                point ->
                                                    URLEncoder.encode(
                                                            Character.toString(point),
                                                            StandardCharsets.UTF_8)
                                                        .replace("+", "%20"))
                                            .collect(Collectors.joining())))
                    : Optional.empty());
  }

  /** Opens the bytes of a file, any number of times. */
  @FunctionalInterface
  public interface Opening {
    InputStream open() throws IOException;

    /**
     * A value that differs once the bytes have changed, as far as can be determined without reading
     * them.
     */
    default Object stamp() throws IOException {
      return "";
    }
  }

  private record InFile(Path file) implements Opening {
    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(file);
    }

    @Override
    public Object stamp() throws IOException {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return Arrays.asList(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
    }
  }

  public RdfSource(String name, Opening opening) {
    this(name, opening, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** A file in memory, as received from a client or another program. */
  public static RdfSource given(String name, byte[] bytes, Lang lang, String base) {
    return new RdfSource(
        name,
        () -> new ByteArrayInputStream(bytes),
        Optional.of(lang),
        Optional.of(base),
        Optional.empty());
  }

  /** The same file, whose IRIs below another base are read as IRIs of the project. */
  public RdfSource movedFrom(String other) {
    return new RdfSource(name, opening, lang, base, Optional.of(other));
  }

  public static RdfSource of(Path file) {
    return of(file.toString(), file);
  }

  public static RdfSource of(String name, Path file) {
    return new RdfSource(name, new InFile(file));
  }

  /** A file in the jar, by its path in the checkout. */
  public static RdfSource resource(String name) {
    return new RdfSource(
        name,
        () -> {
          InputStream stream = RdfSource.class.getResourceAsStream("/entente/files/" + name);
          if (stream == null) {
            throw new NoSuchFileException(name);
          }
          return stream;
        });
  }

  /**
   * The bytes; {@link InputException} of invocation when they cannot be read, or keep changing
   * while they are read.
   */
  public byte[] bytes() {
    return whole(InputStream::readAllBytes);
  }

  /** The bytes in chunks. */
  ChunkedBytes chunks() {
    return whole(ChunkedBytes::of);
  }

  private interface Reading<T> {
    T of(InputStream stream) throws IOException;
  }

  private <T> T whole(Reading<T> reading) {
    for (int tries = 0; tries < 2; tries++) {
      Object before = stamp();
      try (InputStream stream = stream()) {
        T read = reading.of(stream);
        if (before.equals(stamp())) {
          return read;
        }
      } catch (IOException e) {
        throw InputException.ofInvocation(name + ": cannot be read: " + e.getMessage(), e);
      } catch (UncheckedIOException e) {
        throw InputException.ofInvocation(
            name + ": cannot be read: " + e.getCause().getMessage(), e);
      }
    }
    throw InputException.ofInvocation(
        name + ": changed while it was read; try again when no program is writing to it");
  }

  /** A value that differs once the file has changed. */
  public Object stamp() {
    return access(opening::stamp);
  }

  /** The bytes as a stream. */
  public InputStream stream() {
    return access(opening::open);
  }

  private interface Access<T> {
    T get() throws IOException;
  }

  private <T> T access(Access<T> access) {
    try {
      return access.get();
    } catch (NoSuchFileException e) {
      throw InputException.ofInvocation(name + ": no such file", e);
    } catch (AccessDeniedException e) {
      throw InputException.ofInvocation(name + ": no permission to read it", e);
    } catch (IOException e) {
      throw InputException.ofInvocation(name + ": cannot be read: " + e.getMessage(), e);
    } catch (UncheckedIOException e) {
      throw InputException.ofInvocation(name + ": cannot be read: " + e.getCause().getMessage(), e);
    }
  }

  /** A copy of the file in memory, with the bytes that it has now. */
  public RdfSource asItIs() {
    byte[] bytes = bytes();
    return new RdfSource(name, () -> new ByteArrayInputStream(bytes), lang, base, moved);
  }

  public String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  /** The last part of the name, without folders. */
  public String fileName() {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
