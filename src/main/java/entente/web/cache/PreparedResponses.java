package entente.web.cache;

import entente.kb.format.Sha256;
import entente.web.http.Response;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * Responses that the build has made of the release it ships, each a file beside the classes under
 * the digest of its key. They hold for that release and its own base only.
 */
public final class PreparedResponses {
  /** None at all: every response is made. */
  public static final PreparedResponses NONE = new PreparedResponses(Set.of(), null);

  private static final String FOLDER = "entente/prepared";
  private static final String LIST = "list";
  private final Set<String> files;
  private final Path target;

  private PreparedResponses(Set<String> files, Path target) {
    this.files = files;
    this.target = target;
  }

  /** Those for a release, by its digest; none when the build prepared another one. */
  public static PreparedResponses of(String release) {
    try (InputStream stream = open(LIST)) {
      List<String> lines =
          stream == null
              ? List.of()
              : new String(stream.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
      return !lines.isEmpty() && lines.get(0).equals(release)
          ? new PreparedResponses(Set.copyOf(lines.subList(1, lines.size())), null)
          : NONE;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A step of the build: writes each response that is made below the folder of the classes. */
  public static PreparedResponses written(Path classes) throws IOException {
    Path target = classes.resolve(FOLDER);
    Files.createDirectories(target);
    try (var old = Files.list(target)) {
      for (Path each : old.toList()) {
        Files.delete(each);
      }
    }
    return new PreparedResponses(Set.of(), target);
  }

  /**
   * Completes the step with a list of the responses, so that a server looks for no others. Only now
   * are they found by {@link #of}.
   */
  public void complete(String release) throws IOException {
    List<String> lines = new ArrayList<>();
    try (var written = Files.list(target)) {
      written.map(each -> each.getFileName().toString()).sorted().forEach(lines::add);
    }
    lines.add(0, release);
    Files.writeString(target.resolve(LIST), String.join("\n", lines) + "\n");
  }

  private static InputStream open(String file) {
    return PreparedResponses.class.getResourceAsStream("/" + FOLDER + "/" + file);
  }

  /** The name of the file for a key. */
  static String file(String part, String key) {
    return Sha256.of((part + "\n" + key).getBytes(StandardCharsets.UTF_8)).substring(0, 32);
  }

  Optional<Response> find(String part, String key) {
    if (files.isEmpty()) {
      return Optional.empty();
    }
    String file = file(part, key);
    if (!files.contains(file)) {
      return Optional.empty();
    }
    try (InputStream stream = open(file)) {
      return stream == null ? Optional.empty() : Optional.of(read(stream.readAllBytes()));
    } catch (IOException e) {
      // A damaged file is not worth an error, since the response can be made.
      return Optional.empty();
    }
  }

  void made(String part, String key, Response response) {
    if (target == null || response.status() != 200) {
      return;
    }
    Path file = target.resolve(file(part, key));
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      out.writeInt(response.fields().size());
      for (Response.Field field : response.fields()) {
        out.writeUTF(field.name());
        out.writeUTF(field.value());
      }
      byte[] compressed = response.body().compressed();
      out.writeInt(response.body().plain().length);
      out.write(compressed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads what {@link #made} has written. */
  static Response read(byte[] file) throws IOException {
    ByteArrayInputStream bytes = new ByteArrayInputStream(file);
    DataInputStream in = new DataInputStream(bytes);
    List<Response.Field> fields = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      fields.add(new Response.Field(in.readUTF(), in.readUTF()));
    }
    byte[] plain = new byte[in.readInt()];
    byte[] compressed = bytes.readAllBytes();
    DataInputStream body =
        new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(compressed)));
    body.readFully(plain);
    if (body.read() >= 0) {
      throw new IOException("longer than it says");
    }
    return Response.prepared(fields, plain, compressed);
  }
}
