package entente.validate.report;

import entente.kb.read.RdfSyntax;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** The forms of a report, each with its media type. */
public enum ReportFormat {
  text("text/plain", (reports, out) -> new TextReport(reports, AnsiStyle.PLAIN, out).write()),
  json("application/json", JsonReport::write),
  sarif("application/sarif+json", SarifReport::write),
  junit("application/xml", JunitReport::write),
  html("text/html", HtmlReport::write),
  turtle(RdfSyntax.TURTLE),
  ntriples(RdfSyntax.NTRIPLES),
  jsonld(RdfSyntax.JSONLD),
  rdfxml(RdfSyntax.RDFXML);

  private final String mediaType;
  private final BiConsumer<Report, PrintWriter> writer;

  ReportFormat(String mediaType, BiConsumer<Report, PrintWriter> writer) {
    this.mediaType = mediaType;
    this.writer = writer;
  }

  ReportFormat(RdfSyntax syntax) {
    this(syntax.mediaType(), (reports, out) -> RdfReport.write(reports, syntax.lang(), out));
  }

  /** Without parameters; all forms are in UTF-8. */
  public String mediaType() {
    return mediaType;
  }

  public static Optional<ReportFormat> ofMediaType(String mediaType) {
    return Stream.of(values()).filter(each -> each.mediaType.equals(mediaType)).findFirst();
  }

  public void write(Report reports, PrintWriter out) {
    writer.accept(reports, out);
  }

  /** The same, with colour where the form knows of it. */
  public void write(Report reports, AnsiStyle paint, PrintWriter out) {
    if (this == text) {
      new TextReport(reports, paint, out).write();
    } else {
      write(reports, out);
    }
  }

  /** The report as bytes to send. */
  public byte[] bytes(Report reports) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintWriter out = new PrintWriter(bytes, false, StandardCharsets.UTF_8)) {
      write(reports, out);
    }
    return bytes.toByteArray();
  }
}
