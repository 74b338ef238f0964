package entente.validate.report;

import entente.kb.format.Text;
import entente.kb.read.Location;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.apache.jena.graph.Node;

/**
 * A report in the style of a compiler: location, severity and message, the source line with its
 * mark, then the details.
 */
public final class TextReport {
  /** Above this number, findings are also summarized by cause. */
  private static final int MANY = 10;

  private final Report report;
  private final AnsiStyle style;
  private final PrintWriter out;

  private TextReport(Report report, AnsiStyle style, PrintWriter out) {
    this.report = report;
    this.style = style;
    this.out = out;
  }

  static void write(Report report, AnsiStyle style, PrintWriter out) {
    new TextReport(report, style, out).write();
  }

  /** One finding as the text report prints it. */
  public static String of(Finding finding, Report report) {
    StringWriter text = new StringWriter();
    new TextReport(report, AnsiStyle.PLAIN, new PrintWriter(text)).finding(finding);
    return text.toString();
  }

  /**
   * The reasons for a finding whose constraint refers to other shapes: one line for each of their
   * results, indented by depth.
   */
  public static List<String> reasons(Finding finding, Report report) {
    StringWriter text = new StringWriter();
    TextReport lines = new TextReport(report, AnsiStyle.PLAIN, new PrintWriter(text));
    finding.because().forEach(cause -> lines.because(cause, "", ""));
    return text.toString().lines().toList();
  }

  private void write() {
    for (LintWarning warning : report.warnings()) {
      headline(
          warning.place().map(Location::toString).orElse(""),
          warning.severity(),
          report.shortenAll(warning.message()));
      warning.place().ifPresent(this::excerpt);
    }
    report.shown().forEach(this::finding);
    if (report.outcome().findings().size() > MANY) {
      byCause(report.causes());
    }
    out.println(report.outcome().conforms() ? style.good(report.summary()) : report.summary());
  }

  private void finding(Finding finding) {
    headline(
        finding.place().map(Location::toString).orElse(""),
        finding.severity(),
        report.shortenAll(finding.message()));
    finding.place().ifPresent(this::excerpt);
    out.println(
        "      thing: "
            + print(finding.thing())
            + finding.path().map(path -> ", property: " + report.shorten(path)).orElse("")
            + finding.value().map(value -> ", value: " + print(value)).orElse(""));
    finding.instead().ifPresent(node -> out.println("      write: " + style.good(print(node))));
    finding.because().forEach(cause -> because(cause, "      ", "because: "));
    out.println(
        "      shape: "
            + report.rule(finding)
            + report.placeOfShape(finding).map(place -> " at " + place).orElse(""));
  }

  private String print(Node node) {
    return AnsiStyle.harmless(report.print(node));
  }

  private void headline(String place, String severity, String message) {
    out.println(
        (place.isEmpty() ? "" : style.strong(place + ":") + " ")
            + style.of(severity, Report.lower(severity) + ":")
            + " "
            + AnsiStyle.harmless(message));
  }

  /** The count of findings for each cause, with one of its messages as an example. */
  private void byCause(List<Report.Cause> causes) {
    out.println();
    causes.forEach(
        cause -> {
          out.println(
              String.format(
                      "%7d  %s",
                      cause.findings().size(),
                      style.of(cause.severity(), Report.lower(cause.severity())))
                  + "  "
                  + cause.rule()
                  + ", in "
                  + Text.count(cause.things(), "thing")
                  + (cause.files() > 1 ? ", " + Text.count(cause.files(), "file") : ""));
          out.println("         " + AnsiStyle.harmless(report.headline(cause.findings().get(0))));
        });
  }

  private void because(Finding.Cause cause, String margin, String word) {
    String name =
        cause.label()
            + (cause.shape().isURI() ? " (" + print(cause.shape()) + ")" : "")
            + ", "
            + print(cause.value());
    if (cause.met()) {
      out.println(margin + word + name + ": conforms to the shape");
    }
    for (Finding finding : cause.findings()) {
      out.println(
          margin
              + word
              + name
              + ": "
              + AnsiStyle.harmless(report.shortenAll(finding.message()))
              + finding
                  .path()
                  .map(
                      path ->
                          " ("
                              + report.shorten(path)
                              + finding.value().map(value -> " " + print(value)).orElse("")
                              + ")")
                  .orElse("")
              + finding.instead().map(node -> "; write: " + print(node)).orElse(""));
      finding.because().forEach(deeper -> because(deeper, margin + "  ", word));
    }
  }

  private void excerpt(Location place) {
    report.excerpt(place).ifPresent(excerpt -> out.println(excerpt.lines(style)));
  }
}
