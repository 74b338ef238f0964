package entente.web.validation;

import entente.kb.read.RdfSyntax;
import entente.kb.read.Text;
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
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.jena.riot.RDFLanguages;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartConfig;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Attributes;

/**
 * What is posted to be checked: RDF as the body itself, or a form with fields {@code data} and
 * {@code shapes} (RFC 7578, or as HTML's plain forms send it).
 *
 * @param fields the options, from the address and from the form
 */
record ValidationForm(List<Piece> data, List<Piece> shapes, Map<String, List<String>> fields) {
  /** The languages of RDF that are read, the names that people give them first. */
  static final List<RdfSyntax> SYNTAXES =
      List.of(
          RdfSyntax.TURTLE,
          RdfSyntax.TRIG,
          RdfSyntax.NTRIPLES,
          RdfSyntax.NQUADS,
          RdfSyntax.JSONLD,
          RdfSyntax.RDFXML);

  private static final Set<String> OPTIONS =
      Set.of("syntax", "base", "strict", "fail-on", "limit", "format", "lang");
  private static final int MOST_PIECES = 100;
  private static final int NAME = 100;

  /** What to do when RDF arrives under the type that curl gives everything. */
  private static final String RDF_AS_BODY =
      " To send RDF as the body, say what it is: curl -H 'Content-Type: text/turtle' --data-binary"
          + " @FILE";

  /**
   * One piece of RDF.
   *
   * @param fileName as the client has given it; empty when it has not
   * @param mediaType of the piece; empty when the client has given none that tells anything
   */
  record Piece(String fileName, String mediaType, byte[] bytes) {

    boolean isFile() {
      return !fileName.isEmpty();
    }

    boolean isBlank() {
      return bytes.length == 0 || !isFile() && text().isBlank();
    }

    String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  /** The body, read within bounds of size and time. */
  static byte[] body(InputStream stream, long declared, ServerSettings.Checks checks) {
    if (declared > checks.bytes()) {
      throw tooLarge(checks);
    }
    long end = System.nanoTime() + checks.time().toNanos();
    try {
      ByteArrayOutputStream body = new ByteArrayOutputStream(Math.max(1_024, (int) declared));
      byte[] buffer = new byte[32_768];
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        body.write(buffer, 0, read);
        if (body.size() > checks.bytes()) {
          throw tooLarge(checks);
        }
        // A client that sends a byte now and then would keep its place for days.
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
      throw new ProblemException(Problem.badRequest("The body of the request ended too early."));
    }
  }

  static ProblemException tooLarge(ServerSettings.Checks checks) {
    return new ProblemException(
        Problem.of(
                ProblemType.TOO_LARGE,
                "Data and shapes may have "
                    + checks.bytes()
                    + " bytes together. Check larger files on your own machine: entente validate"
                    + " FILE.")
            .with("bytes", checks.bytes()));
  }

  /** Reads a body by its content type. */
  static ValidationForm of(String contentType, byte[] body, Map<String, List<String>> parameters) {
    String mediaType = mediaType(contentType);
    return switch (mediaType) {
      case "multipart/form-data" -> ofParts(contentType, body, parameters);
      case "application/x-www-form-urlencoded" ->
          ofForm(pairs(new String(body, StandardCharsets.UTF_8)), parameters);
      default -> {
        requireUtf8(contentType);
        yield new ValidationForm(
            List.of(new Piece("", mediaType, body)), List.of(), known(parameters));
      }
    };
  }

  private static ValidationForm ofForm(
      Map<String, List<String>> form, Map<String, List<String>> parameters) {
    if (!form.containsKey("data")) {
      throw new ProblemException(Problem.badRequest("The form has no field data." + RDF_AS_BODY));
    }
    Map<String, List<String>> options = new HashMap<>(parameters);
    form.forEach((name, values) -> options.computeIfAbsent(name, each -> values));
    List<Piece> data = texts(options.remove("data"));
    List<Piece> shapes = texts(options.remove("shapes"));
    return new ValidationForm(data, shapes, known(options));
  }

  private static List<Piece> texts(List<String> values) {
    return values == null
        ? List.of()
        : values.stream()
            .map(value -> new Piece("", "", value.getBytes(StandardCharsets.UTF_8)))
            .toList();
  }

  private static ValidationForm ofParts(
      String contentType, byte[] body, Map<String, List<String>> parameters) {
    Map<String, List<String>> options = new HashMap<>(parameters);
    List<Piece> data = new ArrayList<>();
    List<Piece> shapes = new ArrayList<>();
    // All of it is in memory already, and nothing of it goes to a disk.
    MultiPartConfig config =
        new MultiPartConfig.Builder()
            .maxParts(MOST_PIECES)
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
        String type = Optional.ofNullable(part.getHeaders().get("Content-Type")).orElse("");
        ByteBuffer content = Content.Source.asByteBuffer(part.getContentSource());
        byte[] bytes = new byte[content.remaining()];
        content.get(bytes);
        List<Piece> pieces =
            "data".equals(part.getName()) ? data : "shapes".equals(part.getName()) ? shapes : null;
        if (pieces != null) {
          requireUtf8(type);
          pieces.add(
              new Piece(
                  Optional.ofNullable(part.getFileName()).orElse(""), mediaType(type), bytes));
        } else {
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
              "The form cannot be read: it is no multipart/form-data of at most "
                  + MOST_PIECES
                  + " parts that ends with its boundary."));
    }
    return new ValidationForm(List.copyOf(data), List.copyOf(shapes), known(options));
  }

  private static Map<String, List<String>> known(Map<String, List<String>> options) {
    options.keySet().stream()
        .filter(name -> !OPTIONS.contains(name))
        .sorted()
        .findFirst()
        .ifPresent(
            name -> {
              throw new ProblemException(
                  Problem.badRequest(
                      "There is no field \""
                          + cut(name)
                          + "\"; there are data, shapes, "
                          + OPTIONS.stream().sorted().collect(Collectors.joining(", "))
                          + "."));
            });
    return Map.copyOf(options);
  }

  /** An option that can be given once; empty when it is not there or left blank in a form. */
  Optional<String> option(String name) {
    List<String> values = fields.getOrDefault(name, List.of());
    if (values.stream().distinct().count() > 1) {
      throw new ProblemException(
          Problem.badRequest(
              "The parameter " + name + " is given " + values.size() + " times; give it once."));
    }
    return values.stream().findFirst().filter(value -> !value.isEmpty());
  }

  boolean flag(String name) {
    return choice(name, List.of("true", "false"), "false").equals("true");
  }

  String choice(String name, List<String> offers, String otherwise) {
    String value = option(name).orElse(otherwise);
    if (!offers.contains(value)) {
      throw new ProblemException(
          Problem.badRequest(
                  "The parameter "
                      + name
                      + " takes "
                      + String.join(", ", offers)
                      + ", and not \""
                      + cut(value)
                      + "\".")
              .with("offers", offers));
    }
    return value;
  }

  int number(String name, int most) {
    String value = option(name).orElse(Integer.toString(most));
    if (!value.matches("\\d{1,9}") || Integer.parseInt(value) > most) {
      throw new ProblemException(
          Problem.badRequest(
              "The parameter "
                  + name
                  + " takes a number from 0 to "
                  + most
                  + ", and not \""
                  + cut(value)
                  + "\"."));
    }
    return Integer.parseInt(value);
  }

  /** What is to be checked; {@code base} makes the base of a piece of its name. */
  Submission submission(Function<String, String> base, int shown) {
    Set<String> names = new HashSet<>();
    List<Submission.Part> parts = parts(data, "data", names, base);
    if (parts.isEmpty()) {
      throw new ProblemException(
          Problem.badRequest(
              "There is no data to check: send it as the body with its media type, or as the field"
                  + " data of a form."));
    }
    return new Submission(parts, parts(shapes, "shapes", names, base), shown);
  }

  private List<Submission.Part> parts(
      List<Piece> pieces, String plain, Set<String> names, Function<String, String> base) {
    List<Submission.Part> parts = new ArrayList<>();
    for (Piece piece : pieces) {
      if (!piece.isBlank() || pieces.size() == 1 && piece.isFile()) {
        String wanted = piece.isFile() ? name(piece.fileName(), plain) : plain;
        String name = wanted;
        for (int i = 2; !names.add(name); i++) {
          name = wanted + " (" + i + ")";
        }
        parts.add(
            new Submission.Part(
                name,
                syntax(piece).lang(),
                piece.bytes(),
                option("base").orElse(base.apply(name))));
      }
    }
    return parts;
  }

  /** The last step of a path, without what could break a line of a message. */
  private static String name(String fileName, String otherwise) {
    String name =
        fileName
            .substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
            .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]", "")
            .strip();
    return name.isEmpty() ? otherwise : Text.start(name, NAME);
  }

  /**
   * By the type of the piece, else by the end of its file name, else by the field syntax; a text
   * that has none of them is Turtle.
   */
  private RdfSyntax syntax(Piece piece) {
    if (!piece.mediaType().isEmpty()) {
      Optional<RdfSyntax> declared = ofMediaType(piece.mediaType());
      if (declared.isPresent()) {
        return declared.get();
      }
    }
    Optional<RdfSyntax> byName =
        piece.isFile() ? RdfSyntax.ofFileName(piece.fileName()) : Optional.empty();
    if (byName.isPresent()) {
      return byName.get();
    }
    if (piece.isFile() || !piece.mediaType().isEmpty()) {
      throw unsupported(
          piece.isFile()
              ? "The file "
                  + name(piece.fileName(), "data")
                  + (piece.mediaType().isEmpty() ? "" : " of type " + cut(piece.mediaType()))
              : "A body of type " + cut(piece.mediaType()));
    }
    return RdfSyntax.named(
            choice("syntax", SYNTAXES.stream().map(RdfSyntax::toString).toList(), "turtle"))
        .orElseThrow();
  }

  private static Optional<RdfSyntax> ofMediaType(String mediaType) {
    return switch (mediaType) {
      case "application/json" -> Optional.of(RdfSyntax.JSONLD);
      case "application/xml", "text/xml" -> Optional.of(RdfSyntax.RDFXML);
      default -> RdfSyntax.of(RDFLanguages.contentTypeToLang(mediaType));
    };
  }

  private static ProblemException unsupported(String what) {
    List<String> offers = SYNTAXES.stream().map(RdfSyntax::mediaType).toList();
    return new ProblemException(
        Problem.of(
                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                what
                    + " is not read here. Send RDF as "
                    + String.join(", ", offers)
                    + "; or a form, multipart/form-data or application/x-www-form-urlencoded, with"
                    + " the fields data and shapes.")
            .with("offers", offers));
  }

  /** Type and subtype; empty for those that clients give when they know none. */
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
              "RDF is read in UTF-8 alone, and not as \"" + cut(contentType) + "\"."));
    }
  }

  /** The fields of a plain form. */
  private static Map<String, List<String>> pairs(String text) {
    if (text.chars().filter(c -> c == '&').count() >= MOST_PIECES) {
      throw new ProblemException(
          Problem.badRequest("A form has at most " + MOST_PIECES + " fields here." + RDF_AS_BODY));
    }
    try {
      return PercentEncoding.parameters(text);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          Problem.badRequest("The form cannot be read: " + e.getMessage() + "." + RDF_AS_BODY));
    }
  }

  private static String cut(String text) {
    return Text.cut(text, NAME);
  }
}
