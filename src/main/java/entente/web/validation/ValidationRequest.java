package entente.web.validation;

import entente.kb.format.RdfSyntax;
import entente.kb.format.Text;
import entente.kb.read.Location;
import entente.kb.read.RdfSource;
import entente.validate.report.Excerpt;
import entente.validate.report.Excerpts;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;

/**
 * A posted validation: data, shapes and options, from a body of RDF or from a form.
 *
 * @param fields the options by name, from the query string and from the form
 */
record ValidationRequest(List<Piece> data, List<Piece> shapes, Map<String, List<String>> fields) {
  /** The syntaxes that are accepted, in the order of the form. */
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
  private static final int MAX_NAME = 100;

  ValidationRequest {
    data = List.copyOf(data);
    shapes = List.copyOf(shapes);
    fields = Map.copyOf(fields);
    requireKnown(fields.keySet());
  }

  /**
   * A piece of RDF.
   *
   * @param fileName the name that the client gave, or empty
   * @param mediaType the media type that the client gave, or empty when it is missing or generic
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

  /** The RDF of a form under unique names. */
  record Sources(List<RdfSource> data, List<RdfSource> shapes) {}

  private static void requireKnown(Set<String> options) {
    options.stream()
        .filter(name -> !OPTIONS.contains(name))
        .sorted()
        .findFirst()
        .ifPresent(
            name -> {
              throw new ProblemException(
                  Problem.badRequest(
                      "Unknown field \""
                          + cut(name)
                          + "\"; the fields are data, shapes, "
                          + OPTIONS.stream().sorted().collect(Collectors.joining(", "))
                          + "."));
            });
  }

  /** An option that may be given once; empty when it is missing or blank. */
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
                      + ", not \""
                      + cut(value)
                      + "\".")
              .with("offers", offers));
    }
    return value;
  }

  int number(String name, int max) {
    String value = option(name).orElse(Integer.toString(max));
    if (!value.matches("\\d{1,9}") || Integer.parseInt(value) > max) {
      throw new ProblemException(
          Problem.badRequest(
              "The parameter "
                  + name
                  + " takes a number from 0 to "
                  + max
                  + ", not \""
                  + cut(value)
                  + "\"."));
    }
    return Integer.parseInt(value);
  }

  /** The RDF to validate; {@code base} gives the base IRI of a piece by its name. */
  Sources sources(Function<String, String> base) {
    Set<String> taken = new HashSet<>();
    List<RdfSource> parts = sources(named(data, "data", taken), base);
    if (parts.isEmpty()) {
      throw new ProblemException(
          Problem.badRequest(
              "No data to validate: send it as the body with its media type, or as the field data"
                  + " of a form."));
    }
    return new Sources(parts, sources(named(shapes, "shapes", taken), base));
  }

  private List<RdfSource> sources(Map<String, Piece> named, Function<String, String> base) {
    return named.entrySet().stream()
        .map(
            each ->
                RdfSource.given(
                    each.getKey(),
                    each.getValue().bytes(),
                    syntax(each.getValue()).lang(),
                    option("base").orElse(base.apply(each.getKey()))))
        .toList();
  }

  /** The line at a location in one of the pieces. */
  Optional<Excerpt> excerpt(Location place) {
    Set<String> taken = new HashSet<>();
    return Stream.of(named(data, "data", taken), named(shapes, "shapes", taken))
        .flatMap(named -> named.entrySet().stream())
        .filter(each -> each.getKey().equals(place.file()))
        .findFirst()
        .map(each -> RdfSource.given(place.file(), each.getValue().bytes(), Lang.TURTLE, ""))
        .flatMap(source -> Excerpts.at(place, List.of(source)));
  }

  private static Map<String, Piece> named(List<Piece> pieces, String plain, Set<String> taken) {
    Map<String, Piece> named = new LinkedHashMap<>();
    for (Piece piece : pieces) {
      if (!piece.isBlank() || pieces.size() == 1 && piece.isFile()) {
        String wanted = piece.isFile() ? name(piece.fileName(), plain) : plain;
        String name = wanted;
        for (int i = 2; !taken.add(name); i++) {
          name = wanted + " (" + i + ")";
        }
        named.put(name, piece);
      }
    }
    return named;
  }

  /** The last segment of a path, without characters that could break a line of a message. */
  private static String name(String fileName, String otherwise) {
    String name =
        fileName
            .substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
            .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]", "")
            .strip();
    return name.isEmpty() ? otherwise : Text.start(name, MAX_NAME);
  }

  /**
   * The syntax of a piece by its media type, else by its file extension, else by the field {@code
   * syntax}; text without any of them is Turtle.
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
                    + " is not supported. Send RDF as "
                    + String.join(", ", offers)
                    + "; or a form, multipart/form-data or application/x-www-form-urlencoded, with"
                    + " the fields data and shapes.")
            .with("offers", offers));
  }

  /** A name or value from the client, short enough for a message. */
  static String cut(String text) {
    return Text.cut(text, MAX_NAME);
  }
}
