package entente.web.rdf;

import entente.kb.format.RdfSyntax;
import entente.web.http.Variant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.riot.RDFFormat;

/** The formats of documents, in the order of the server's preference. */
public enum DocumentFormat {
  TURTLE(RdfSyntax.TURTLE),
  JSONLD(RdfSyntax.JSONLD, "application/json"),
  RDFXML(RdfSyntax.RDFXML),
  NTRIPLES(RdfSyntax.NTRIPLES, "text/plain"),
  TRIG(RdfSyntax.TRIG),
  HTML("html", "HTML", "text/html"),
  LINKSET("linkset", "Link set", "application/linkset"),
  LINKSET_JSON("linkset.json", "Link set in JSON", "application/linkset+json");

  /** The formats of the description of a thing. */
  public static final List<DocumentFormat> DOCUMENT =
      List.of(TURTLE, JSONLD, RDFXML, NTRIPLES, HTML);

  /** The same with the page first, for addresses that are visited rather than fetched. */
  public static final List<DocumentFormat> PAGE = List.of(HTML, TURTLE, JSONLD, RDFXML, NTRIPLES);

  /** The formats of a document without a page. */
  public static final List<DocumentFormat> DESCRIPTION = List.of(TURTLE, JSONLD, RDFXML, NTRIPLES);

  /** The formats of a whole graph. */
  public static final List<DocumentFormat> GRAPH = List.of(TURTLE, JSONLD, RDFXML, NTRIPLES, TRIG);

  /** The same with a page last, for clients that ask for one. */
  public static final List<DocumentFormat> GRAPH_OR_PAGE =
      Stream.concat(GRAPH.stream(), Stream.of(HTML)).toList();

  /** These formats and the two formats of link sets. */
  public static List<DocumentFormat> linked(List<DocumentFormat> formats) {
    return Stream.concat(formats.stream(), Stream.of(LINKSET, LINKSET_JSON)).toList();
  }

  public final String suffix;
  public final String label;
  public final RDFFormat writer;
  final List<String> mediaTypes;

  /** A syntax of RDF, with further media types that clients ask for it by. */
  DocumentFormat(RdfSyntax syntax, String... further) {
    this.suffix = syntax.suffix();
    this.label = syntax.label();
    this.writer = syntax.writer();
    this.mediaTypes = Stream.concat(Stream.of(syntax.mediaType()), Stream.of(further)).toList();
  }

  DocumentFormat(String suffix, String label, String mediaType) {
    this.suffix = suffix;
    this.label = label;
    this.writer = null;
    this.mediaTypes = List.of(mediaType);
  }

  public String mediaType() {
    return mediaTypes.get(0);
  }

  public static Optional<DocumentFormat> ofSuffix(String suffix) {
    return Stream.of(values()).filter(format -> format.suffix.equals(suffix)).findFirst();
  }

  /** The variants of these formats: the main media types first, then the alternative ones. */
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
