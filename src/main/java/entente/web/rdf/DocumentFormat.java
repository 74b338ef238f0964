package entente.web.rdf;

import entente.web.http.Variant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.riot.RDFFormat;

/** A form in which a document is given, in the order in which the server prefers them. */
public enum DocumentFormat {
  TURTLE("ttl", "Turtle", RDFFormat.TURTLE_PRETTY, "text/turtle"),
  JSONLD("jsonld", "JSON-LD", RDFFormat.JSONLD11, "application/ld+json", "application/json"),
  RDFXML("rdf", "RDF/XML", RDFFormat.RDFXML_PLAIN, "application/rdf+xml"),
  NTRIPLES("nt", "N-Triples", RDFFormat.NTRIPLES_UTF8, "application/n-triples", "text/plain"),
  TRIG("trig", "TriG", RDFFormat.TRIG_PRETTY, "application/trig"),
  HTML("html", "HTML", null, "text/html"),
  LINKSET("linkset", "Link set", null, "application/linkset"),
  LINKSET_JSON("linkset.json", "Link set in JSON", null, "application/linkset+json");

  /** What the description of a thing is offered in. */
  public static final List<DocumentFormat> DOCUMENT =
      List.of(TURTLE, JSONLD, RDFXML, NTRIPLES, HTML);

  /** The same with the page first, for addresses that are visited rather than fetched. */
  public static final List<DocumentFormat> PAGE = List.of(HTML, TURTLE, JSONLD, RDFXML, NTRIPLES);

  /** What has no page of its own. */
  public static final List<DocumentFormat> DESCRIPTION = List.of(TURTLE, JSONLD, RDFXML, NTRIPLES);

  /** What a whole graph is offered in. */
  public static final List<DocumentFormat> GRAPH = List.of(TURTLE, JSONLD, RDFXML, NTRIPLES, TRIG);

  /** These formats and the two of their typed links. */
  public static List<DocumentFormat> linked(List<DocumentFormat> formats) {
    return Stream.concat(formats.stream(), Stream.of(LINKSET, LINKSET_JSON)).toList();
  }

  public final String suffix;
  public final String label;
  public final RDFFormat writer;
  final List<String> mediaTypes;

  DocumentFormat(String suffix, String label, RDFFormat writer, String... mediaTypes) {
    this.suffix = suffix;
    this.label = label;
    this.writer = writer;
    this.mediaTypes = List.of(mediaTypes);
  }

  public String mediaType() {
    return mediaTypes.get(0);
  }

  public static Optional<DocumentFormat> ofSuffix(String suffix) {
    return Stream.of(values()).filter(format -> format.suffix.equals(suffix)).findFirst();
  }

  /** The offers of these formats: every first media type before every other name of a format. */
  public static List<Variant<DocumentFormat>> offers(List<DocumentFormat> formats) {
    return Stream.concat(
            formats.stream().map(format -> new Variant<>(format.mediaType(), format)),
            formats.stream()
                .flatMap(
                    format ->
                        format.mediaTypes.stream()
                            .skip(1)
                            .map(name -> new Variant<>(name, format))))
        .toList();
  }
}
