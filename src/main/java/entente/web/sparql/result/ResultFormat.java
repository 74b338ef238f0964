package entente.web.sparql.result;

import entente.kb.format.ResultSyntax;
import entente.web.http.Variant;
import entente.web.page.Page;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.riot.Lang;

/** A form of rows or of yes and no, in the order in which the server prefers them. */
public enum ResultFormat {
  JSON(ResultSyntax.JSON, "application/json"),
  XML(ResultSyntax.XML, "application/xml"),
  CSV(ResultSyntax.CSV),
  TSV(ResultSyntax.TSV),
  HTML("html", null, Stream.of("text/html", "application/xhtml+xml"));

  public final String name;
  public final Lang lang;
  final List<String> mediaTypes;

  /** A format of the W3C, with further media types that clients ask for it by. */
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
            Stream.of(values()).map(form -> new Variant<>(form.mediaTypes.get(0), form)),
            Stream.of(values())
                .flatMap(
                    form ->
                        form.mediaTypes.stream().skip(1).map(name -> new Variant<>(name, form))))
        .toList();
  }

  /** The forms for machines: each under its name. */
  static List<Page.Link> downloads() {
    return Stream.of(values())
        .filter(form -> form != HTML)
        .map(form -> Page.Link.to(form.name(), form.name))
        .toList();
  }

  /** The form of this name or media type. */
  public static Optional<Variant<ResultFormat>> named(String name) {
    return offers().stream()
        .filter(offer -> offer.what().name.equals(name) || offer.mediaType().equals(name))
        .findFirst();
  }
}
