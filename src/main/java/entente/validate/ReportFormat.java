package entente.validate;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.jena.riot.Lang;

/** The forms of a report, each with its media type. */
public enum ReportFormat {
  text("text/plain", Reports::text), json("application/json", Reports::json), sarif("application/sarif+json", Reports::sarif), junit("application/xml", Reports::junit),
  turtle("text/turtle", Reports::turtle), ntriples("application/n-triples", (reports, out) -> reports.rdf(Lang.NTRIPLES, out)),
  jsonld("application/ld+json", (reports, out) -> reports.rdf(Lang.JSONLD, out)), rdfxml("application/rdf+xml", (reports, out) -> reports.rdf(Lang.RDFXML, out));

  private final String mediaType;
  private final BiConsumer<Reports, PrintWriter> writer;

  ReportFormat(String mediaType, BiConsumer<Reports, PrintWriter> writer) {
    this.mediaType = mediaType;
    this.writer = writer;
  }

  /** Without parameters; all forms are in UTF-8. */
  public String mediaType() {
    return mediaType;
  }

  public static Optional<ReportFormat> ofMediaType(String mediaType) {
    return Stream.of(values()).filter(each -> each.mediaType.equals(mediaType)).findFirst();
  }

  public void write(Reports reports, PrintWriter out) {
    writer.accept(reports, out);
  }

  /** The report as bytes to send. */
  public byte[] bytes(Reports reports) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintWriter out = new PrintWriter(bytes, false, StandardCharsets.UTF_8)) {
      write(reports, out);
    }
    return bytes.toByteArray();
  }
}
