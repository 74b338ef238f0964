package entente.web.sparql;

import entente.web.http.Variant;
import entente.web.page.Page;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.resultset.ResultSetLang;

/** A form of rows or of yes and no, in the order in which the server prefers them. */
enum ResultFormat {
  JSON("json", ResultSetLang.RS_JSON, "application/sparql-results+json", "application/json"),
  XML("xml", ResultSetLang.RS_XML, "application/sparql-results+xml", "application/xml"),
  CSV("csv", ResultSetLang.RS_CSV, "text/csv"),
  TSV("tsv", ResultSetLang.RS_TSV, "text/tab-separated-values"),
  HTML("html", null, "text/html", "application/xhtml+xml");

  final String name;
  final Lang lang;
  final List<String> mediaTypes;

  ResultFormat(String name, Lang lang, String... mediaTypes) {
    this.name = name;
    this.lang = lang;
    this.mediaTypes = List.of(mediaTypes);
  }

  static List<Variant<ResultFormat>> offers() {
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
  static Optional<Variant<ResultFormat>> named(String name) {
    return offers().stream()
        .filter(offer -> offer.what().name.equals(name) || offer.mediaType().equals(name))
        .findFirst();
  }
}
