package entente.kb.format;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFLanguages;

/**
 * A concrete syntax of RDF that the program reads and writes, with all its names. This is the only
 * table of them.
 *
 * <p>Each place that offers syntaxes chooses some of these, in an order of its own.
 */
public enum RdfSyntax {
  TURTLE("Turtle", "text/turtle", "ttl", Lang.TURTLE, RDFFormat.TURTLE_PRETTY),
  TRIG("TriG", "application/trig", "trig", Lang.TRIG, RDFFormat.TRIG_PRETTY),
  NTRIPLES("N-Triples", "application/n-triples", "nt", Lang.NTRIPLES, RDFFormat.NTRIPLES_UTF8),
  NQUADS("N-Quads", "application/n-quads", "nq", Lang.NQUADS, RDFFormat.NQUADS_UTF8),
  RDFXML("RDF/XML", "application/rdf+xml", "rdf", Lang.RDFXML, RDFFormat.RDFXML_PLAIN),
  JSONLD("JSON-LD", "application/ld+json", "jsonld", Lang.JSONLD, RDFFormat.JSONLD11);

  private final String label;
  private final String mediaType;
  private final String suffix;
  private final Lang lang;
  private final RDFFormat writer;

  RdfSyntax(String label, String mediaType, String suffix, Lang lang, RDFFormat writer) {
    this.label = label;
    this.mediaType = mediaType;
    this.suffix = suffix;
    this.lang = lang;
    this.writer = writer;
  }

  /** The name for people, as its specification writes it. */
  public String label() {
    return label;
  }

  /** The registered media type, without parameters; all syntaxes are written in UTF-8. */
  public String mediaType() {
    return mediaType;
  }

  /** The usual file extension, without the dot. */
  public String suffix() {
    return suffix;
  }

  public Lang lang() {
    return lang;
  }

  /** The variant of the syntax in which documents and releases are written. */
  public RDFFormat writer() {
    return writer;
  }

  /** The value of options and parameters that name a syntax, such as {@code ntriples}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The labels of all syntaxes, in the order of this table. */
  public static List<String> labels() {
    return Stream.of(values()).map(RdfSyntax::label).toList();
  }

  /** The syntax with this name in options and parameters. */
  public static Optional<RdfSyntax> named(String name) {
    return Stream.of(values()).filter(syntax -> syntax.toString().equals(name)).findFirst();
  }

  /** The syntax that Jena reads as this language; empty for null and for any other language. */
  public static Optional<RdfSyntax> of(Lang lang) {
    return Stream.of(values()).filter(syntax -> syntax.lang.equals(lang)).findFirst();
  }

  /** The syntax of a file by its extension, according to Jena's table. */
  public static Optional<RdfSyntax> ofFileName(String name) {
    return of(RDFLanguages.filenameToLang(name));
  }
}
