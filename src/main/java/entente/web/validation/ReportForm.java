package entente.web.validation;

import entente.web.http.Variant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The forms in which the report of a check is given, in the order in which the server prefers them.
 */
enum ReportForm {
  TEXT("text", "Text", "text/plain"),
  TURTLE("turtle", "SHACL, Turtle", "text/turtle"),
  JSONLD("jsonld", "SHACL, JSON-LD", "application/ld+json"),
  RDFXML("rdfxml", "SHACL, RDF/XML", "application/rdf+xml"),
  NTRIPLES("ntriples", "SHACL, N-Triples", "application/n-triples"),
  JSON("json", "JSON", "application/json"),
  SARIF("sarif", "SARIF 2.1.0", "application/sarif+json"),
  JUNIT("junit", "JUnit XML", "application/xml", "text/xml"),
  HTML("html", "HTML", "text/html");

  /** As the parameter format has it, and the command line too. */
  final String parameter;

  final String label;
  private final List<String> mediaTypes;

  ReportForm(String parameter, String label, String... mediaTypes) {
    this.parameter = parameter;
    this.label = label;
    this.mediaTypes = List.of(mediaTypes);
  }

  String mediaType() {
    return mediaTypes.get(0);
  }

  /** Every first media type, then the further ones. */
  static List<Variant<ReportForm>> offers() {
    return Stream.concat(
            Stream.of(values()).map(form -> new Variant<>(form.mediaType(), form)),
            Stream.of(values())
                .flatMap(
                    form ->
                        form.mediaTypes.stream().skip(1).map(name -> new Variant<>(name, form))))
        .toList();
  }

  static Optional<ReportForm> named(String parameter) {
    return Stream.of(values()).filter(form -> form.parameter.equals(parameter)).findFirst();
  }
}
