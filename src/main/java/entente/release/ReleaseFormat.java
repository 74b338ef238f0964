package entente.release;

import java.util.List;
import org.apache.jena.riot.RDFFormat;

/** A format in which a graph or a whole data set is released. */
enum ReleaseFormat {
  TURTLE("ttl", "text/turtle", RDFFormat.TURTLE_PRETTY),
  NTRIPLES("nt", "application/n-triples", RDFFormat.NTRIPLES_UTF8),
  JSONLD("jsonld", "application/ld+json", RDFFormat.JSONLD11_PRETTY),
  RDFXML("rdf", "application/rdf+xml", RDFFormat.RDFXML_PLAIN),
  TRIG("trig", "application/trig", RDFFormat.TRIG_PRETTY),
  NQUADS("nq", "application/n-quads", RDFFormat.NQUADS_UTF8);

  static final List<ReleaseFormat> OF_A_GRAPH = List.of(TURTLE, NTRIPLES, JSONLD, RDFXML);
  static final List<ReleaseFormat> OF_A_DATASET = List.of(TRIG, NQUADS);

  final String suffix;
  final String mediaType;
  final RDFFormat writer;

  ReleaseFormat(String suffix, String mediaType, RDFFormat writer) {
    this.suffix = suffix;
    this.mediaType = mediaType;
    this.writer = writer;
  }
}
