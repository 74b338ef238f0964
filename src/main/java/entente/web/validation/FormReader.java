package entente.web.validation;

import entente.web.http.PercentEncoding;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.ProblemType;
import entente.web.http.ServerSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartConfig;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Attributes;

/**
 * Reads posted validations: RDF as the body itself, or a form with fields {@code data} and {@code
 * shapes}, as {@code multipart/form-data} (RFC 7578) or URL-encoded.
 */
final class FormReader {
  private static final int MAX_PARTS = 100;
  private static final String GENERIC_TYPE_HINT =
      " To send RDF as the body, give its media type: curl -H 'Content-Type: text/turtle'"
          + " --data-binary @FILE";

  private FormReader() {}

  /** Reads a body within the limits on size and time. */
  static byte[] body(InputStream stream, long declared, ServerSettings.Checks checks) {
    if (declared > checks.bytes()) {
      throw ValidationProblems.tooLarge(checks);
    }
    long end = System.nanoTime() + checks.time().toNanos();
    try {
      ByteArrayOutputStream body = new ByteArrayOutputStream(Math.max(1_024, (int) declared));
      byte[] buffer = new byte[32_768];
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        body.write(buffer, 0, read);
        if (body.size() > checks.bytes()) {
          throw ValidationProblems.tooLarge(checks);
        }
        // Without this, a client that sends a byte now and then would keep its slot for days.
        if (System.nanoTime() - end > 0) {
          throw new ProblemException(
              new Problem(
                  ProblemType.BAD_REQUEST,
                  408,
                  "The body did not arrive within " + checks.time().toSeconds() + " seconds.",
                  Map.of()));
        }
      }
      return body.toByteArray();
    } catch (IOException e) {
      throw ValidationProblems.bodyEndedEarly();
    }
  }

  /** Parses a body by its content type. */
  static ValidationRequest form(String contentType, byte[] body, Map<String, List<String>> query) {
    String mediaType = mediaType(contentType);
    return switch (mediaType) {
      case "multipart/form-data" -> multipart(contentType, body, query);
      case "application/x-www-form-urlencoded" ->
          urlEncoded(pairs(new String(body, StandardCharsets.UTF_8)), query);
      default -> {
        requireUtf8(contentType);
        yield new ValidationRequest(
            List.of(new ValidationRequest.Piece("", mediaType, body)), List.of(), query);
      }
    };
  }

  private static ValidationRequest urlEncoded(
      Map<String, List<String>> form, Map<String, List<String>> query) {
    if (!form.containsKey("data")) {
      throw new ProblemException(
          Problem.badRequest("The form has no field data." + GENERIC_TYPE_HINT));
    }
    Map<String, List<String>> options = new HashMap<>(query);
    form.forEach((name, values) -> options.computeIfAbsent(name, each -> values));
    List<ValidationRequest.Piece> data = texts(options.remove("data"));
    List<ValidationRequest.Piece> shapes = texts(options.remove("shapes"));
    return new ValidationRequest(data, shapes, options);
  }

  private static List<ValidationRequest.Piece> texts(List<String> values) {
    return values == null
        ? List.of()
        : values.stream()
            .map(
                value ->
                    new ValidationRequest.Piece("", "", value.getBytes(StandardCharsets.UTF_8)))
            .toList();
  }

  private static ValidationRequest multipart(
      String contentType, byte[] body, Map<String, List<String>> query) {
    Map<String, List<String>> options = new HashMap<>(query);
    List<ValidationRequest.Piece> data = new ArrayList<>();
    List<ValidationRequest.Piece> shapes = new ArrayList<>();
    // The body is in memory already; nothing is written to disk.
    MultiPartConfig config =
        new MultiPartConfig.Builder()
            .maxParts(MAX_PARTS)
            .maxMemoryPartSize(-1)
            .maxPartSize(-1)
            .maxSize(-1)
            .useFilesForPartsWithoutFileName(false)
            .build();
    try (MultiPartFormData.Parts parts =
        MultiPartFormData.getParts(
            Content.Source.from(ByteBuffer.wrap(body)),
            new Attributes.Mapped(),
            contentType,
            config)) {
      for (MultiPart.Part part : parts) {
        ByteBuffer content = Content.Source.asByteBuffer(part.getContentSource());
        byte[] bytes = new byte[content.remaining()];
        content.get(bytes);
        switch (String.valueOf(part.getName())) {
          case "data" -> data.add(piece(part, bytes));
          case "shapes" -> shapes.add(piece(part, bytes));
          default ->
              options
                  .computeIfAbsent(String.valueOf(part.getName()), each -> new ArrayList<>())
                  .add(new String(bytes, StandardCharsets.UTF_8).strip());
        }
      }
    } catch (ProblemException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new ProblemException(
          Problem.badRequest(
              "The form cannot be read: it is not a multipart/form-data of at most "
                  + MAX_PARTS
                  + " parts that ends with its boundary."));
    }
    return new ValidationRequest(data, shapes, options);
  }

  private static ValidationRequest.Piece piece(MultiPart.Part part, byte[] bytes) {
    String type = Optional.ofNullable(part.getHeaders().get("Content-Type")).orElse("");
    requireUtf8(type);
    return new ValidationRequest.Piece(
        Optional.ofNullable(part.getFileName()).orElse(""), mediaType(type), bytes);
  }

  /** Type and subtype in lower case; empty for the generic types that clients fall back to. */
  private static String mediaType(String contentType) {
    String type =
        contentType == null
            ? ""
            : contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    return type.equals("application/octet-stream") || type.equals("text/plain") ? "" : type;
  }

  private static void requireUtf8(String contentType) {
    if (contentType != null
        && contentType.matches("(?is).*;\\s*charset\\s*=.*")
        && !contentType.matches("(?is).*;\\s*charset\\s*=\\s*\"?(utf-?8|us-ascii)\"?\\s*(;.*)?")) {
      throw new ProblemException(
          Problem.of(
              ProblemType.UNSUPPORTED_MEDIA_TYPE,
              "RDF must be in UTF-8, not in \"" + ValidationRequest.cut(contentType) + "\"."));
    }
  }

  private static Map<String, List<String>> pairs(String text) {
    if (text.chars().filter(c -> c == '&').count() >= MAX_PARTS) {
      throw new ProblemException(
          Problem.badRequest("A form has at most " + MAX_PARTS + " fields." + GENERIC_TYPE_HINT));
    }
    try {
      return PercentEncoding.parameters(text);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          Problem.badRequest(
              "The form cannot be read: " + e.getMessage() + "." + GENERIC_TYPE_HINT));
    }
  }
}
