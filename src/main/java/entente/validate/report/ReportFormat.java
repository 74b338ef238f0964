package entente.validate.report;

import entente.kb.format.RdfSyntax;
import entente.kb.read.InputException;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * The formats of a report, in the order in which a server prefers them. All are in UTF-8. The name
 * in lower case is the value of the option and parameter {@code format}.
 */
public enum ReportFormat {
  TEXT("Text", (report, out) -> TextReport.write(report, AnsiStyle.PLAIN, out), "text/plain"),
  TURTLE(RdfSyntax.TURTLE),
  JSONLD(RdfSyntax.JSONLD),
  RDFXML(RdfSyntax.RDFXML),
  NTRIPLES(RdfSyntax.NTRIPLES),
  JSON("JSON", JsonReport::write, "application/json"),
  SARIF("SARIF 2.1.0", SarifReport::write, "application/sarif+json"),
  JUNIT("JUnit XML", JunitReport::write, "application/xml", "text/xml"),
  HTML("HTML", HtmlReport::write, "text/html");

  private final String label;
  private final List<String> mediaTypes;
  private final BiConsumer<Report, PrintWriter> writer;

  ReportFormat(String label, BiConsumer<Report, PrintWriter> writer, String... mediaTypes) {
    this.label = label;
    this.mediaTypes = List.of(mediaTypes);
    this.writer = writer;
  }

  ReportFormat(RdfSyntax syntax) {
    this(
        "SHACL, " + syntax.label(),
        (report, out) -> RdfReport.write(report, syntax.lang(), out),
        syntax.mediaType());
  }

  /** The display name of the format. */
  public String label() {
    return label;
  }

  /** The media type of a report in this format, without parameters. */
  public String mediaType() {
    return mediaTypes.get(0);
  }

  /** All media types that select this format, beginning with the one it is sent with. */
  public List<String> mediaTypes() {
    return mediaTypes;
  }

  /** The format that a media type selects. */
  public static Optional<ReportFormat> ofMediaType(String mediaType) {
    return Stream.of(values()).filter(each -> each.mediaTypes.contains(mediaType)).findFirst();
  }

  /** The format of a value of the option {@code format}. */
  public static Optional<ReportFormat> named(String name) {
    return Stream.of(values()).filter(each -> each.toString().equals(name)).findFirst();
  }

  public void write(Report report, PrintWriter out) {
    writer.accept(report, out);
  }

  /** Writes the report, with colour if the format is text. */
  public void write(Report report, AnsiStyle style, PrintWriter out) {
    if (this == TEXT) {
      TextReport.write(report, style, out);
    } else {
      write(report, out);
    }
  }

  /** The report as bytes. */
  public byte[] bytes(Report report) {
    return bytes(report, Integer.MAX_VALUE);
  }

  /**
   * The report as bytes, or an {@link InputException} of {@code SIZE} when it has more than {@code
   * limit}: one line of ten megabytes with a thousand mistakes in it would fill the memory.
   */
  public byte[] bytes(Report report, int limit) {
    ByteArrayOutputStream bytes =
        new ByteArrayOutputStream() {
          @Override
          public synchronized void write(byte[] more, int offset, int length) {
            if (count + (long) length > limit) {
              throw InputException.of(
                  InputException.Reason.SIZE,
                  "the report has more than "
                      + limit
                      + " bytes, so it was not sent; reduce it with the parameter"
                      + " limit");
            }
            super.write(more, offset, length);
          }
        };
    try (PrintWriter out = new PrintWriter(bytes, false, StandardCharsets.UTF_8)) {
      write(report, out);
    }
    return bytes.toByteArray();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
