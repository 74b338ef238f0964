package entente.validate.report;

import entente.kb.read.Location;
import entente.kb.read.Text;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.apache.jena.graph.Node;

/** Like a compiler: place, severity and message, the line with its mark, then what it is about. */
final class TextReport {
  private static final int MANY = 10;
  private final Report reports;
  private final AnsiStyle paint;
  private final PrintWriter out;

  TextReport(Report reports, AnsiStyle paint, PrintWriter out) {
    this.reports = reports;
    this.paint = paint;
    this.out = out;
  }

  void write() {
    for (LintWarning note : reports.notes()) {
      headline(
          note.place().map(Location::toString).orElse(""),
          note.severity(),
          reports.shortenAll(note.message()));
      note.place().ifPresent(this::excerpt);
    }
    reports.shown().forEach(this::finding);
    if (reports.verdict().findings().size() > MANY) {
      byCause(reports.causes());
    }
    out.println(reports.verdict().conforms() ? paint.good(reports.sum()) : reports.sum());
  }

  void finding(Finding finding) {
    headline(
        finding.place().map(Location::toString).orElse(""),
        finding.severity(),
        reports.shortenAll(finding.message()));
    finding.place().ifPresent(this::excerpt);
    out.println(
        "      thing: "
            + print(finding.thing())
            + finding.path().map(path -> ", property: " + reports.shorten(path)).orElse("")
            + finding.value().map(value -> ", value: " + print(value)).orElse(""));
    finding.instead().ifPresent(node -> out.println("      write: " + paint.good(print(node))));
    finding.because().forEach(cause -> because(cause, "      ", "because: "));
    out.println(
        "      shape: "
            + reports.rule(finding)
            + reports.placeOfShape(finding).map(place -> " at " + place).orElse(""));
  }

  private String print(Node node) {
    return AnsiStyle.harmless(reports.print(node));
  }

  private void headline(String place, String severity, String message) {
    out.println(
        (place.isEmpty() ? "" : paint.strong(place + ":") + " ")
            + paint.of(severity, severity.toLowerCase(Locale.ROOT) + ":")
            + " "
            + AnsiStyle.harmless(message));
  }

  /**
   * How often each rule was not met, the worst and most frequent first, with an example of what it
   * says.
   */
  private void byCause(List<Report.Cause> causes) {
    out.println();
    causes.forEach(
        cause -> {
          out.println(
              String.format(
                      "%7d  %s",
                      cause.findings().size(),
                      paint.of(cause.severity(), cause.severity().toLowerCase(Locale.ROOT)))
                  + "  "
                  + cause.rule()
                  + ", in "
                  + Text.count(cause.things(), "thing")
                  + (cause.files() > 1 ? ", " + Text.count(cause.files(), "file") : ""));
          out.println("         " + AnsiStyle.harmless(reports.headline(cause.findings().get(0))));
        });
  }

  /** What another shape finds, one line each, deeper ones further in. */
  void because(Finding.Cause cause, String margin, String word) {
    String name =
        cause.label()
            + (cause.shape().isURI() ? " (" + print(cause.shape()) + ")" : "")
            + ", "
            + print(cause.value());
    if (cause.met()) {
      out.println(margin + word + name + ": has the shape");
    }
    for (Finding finding : cause.findings()) {
      out.println(
          margin
              + word
              + name
              + ": "
              + AnsiStyle.harmless(reports.shortenAll(finding.message()))
              + finding
                  .path()
                  .map(
                      path ->
                          " ("
                              + reports.shorten(path)
                              + finding.value().map(value -> " " + print(value)).orElse("")
                              + ")")
                  .orElse("")
              + finding.instead().map(node -> "; write: " + print(node)).orElse(""));
      finding.because().forEach(deeper -> because(deeper, margin + "  ", word));
    }
  }

  private void excerpt(Location place) {
    reports
        .excerpts()
        .shown(place)
        .ifPresent(shown -> out.println(shown.marked(place.line(), paint)));
  }
}
