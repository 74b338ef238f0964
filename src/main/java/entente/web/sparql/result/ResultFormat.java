package entente.web.sparql.result;

import entente.kb.format.ResultSyntax;
import entente.web.http.Variant;
import entente.web.page.Page;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.riot.Lang;

/** The formats of rows and of yes or no, in the order of the server's preference. */
public enum ResultFormat {
  JSON(ResultSyntax.JSON, "application/json"),
  XML(ResultSyntax.XML, "application/xml"),
  CSV(ResultSyntax.CSV),
  TSV(ResultSyntax.TSV),
  HTML("html", null, Stream.of("text/html", "application/xhtml+xml"));

  public final String name;
  public final Lang lang;
  final List<String> mediaTypes;

  /** A format of the W3C, with the other media types under which clients request it. */
  ResultFormat(ResultSyntax syntax, String... further) {
    this(
        syntax.toString(),
        syntax.lang(),
        Stream.concat(Stream.of(syntax.mediaType()), Stream.of(further)));
  }

  ResultFormat(String name, Lang lang, Stream<String> mediaTypes) {
    this.name = name;
    this.lang = lang;
    this.mediaTypes = mediaTypes.toList();
  }

  public static List<Variant<ResultFormat>> offers() {
    return Stream.concat(
            Stream.of(values()).map(format -> new Variant<>(format.mediaTypes.get(0), format)),
            Stream.of(values())
                .flatMap(
                    format ->
                        format.mediaTypes.stream()
                            .skip(1)
                            .map(name -> new Variant<>(name, format))))
        .toList();
  }

  /** The formats other than the page, by name. */
  static List<Page.Link> downloads() {
    return Stream.of(values())
        .filter(format -> format != HTML)
        .map(format -> Page.Link.to(format.name(), format.name))
        .toList();
  }

  /** The format with a name or media type. */
  public static Optional<Variant<ResultFormat>> named(String name) {
    return offers().stream()
        .filter(offer -> offer.what().name.equals(name) || offer.mediaType().equals(name))
        .findFirst();
  }
}
