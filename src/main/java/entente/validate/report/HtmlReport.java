package entente.validate.report;

import entente.kb.format.Text;
import entente.kb.read.Location;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.graph.Node;

/**
 * One page that needs nothing else, neither script nor network: the findings by cause, each with
 * the lines it is about, then what the verdict was reached from.
 */
final class HtmlReport {
  private static final String STYLE = "/entente/validate/report.css";
  private final Report report;
  private final PrintWriter out;

  private HtmlReport(Report report, PrintWriter out) {
    this.report = report;
    this.out = out;
  }

  static void write(Report report, PrintWriter out) {
    new HtmlReport(report, out).page();
  }

  private void page() {
    ValidationOutcome result = report.outcome();
    String outcome =
        result.conforms() ? "conforms" : result.focusNodes() == 0 ? "nothing" : "fails";
    String title =
        result.conforms()
            ? "Conforms"
            : result.focusNodes() == 0 ? "Nothing was checked" : "Does not conform";
    out.println(
        "<!DOCTYPE html>\n"
            + "<html lang=\"en\">\n"
            + "<head>\n"
            + "<meta charset=\"utf-8\">\n"
            + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    out.println(
        "<meta name=\"color-scheme\" content=\"light dark\">\n<title>"
            + title
            + " – validation report</title>\n<style>\n"
            + style()
            + "</style>\n</head>\n<body>");
    out.println(
        "<header class=\""
            + outcome
            + "\"><h1>"
            + title
            + "</h1><p>"
            + text(report.summary())
            + "</p></header>\n<main>");
    List<Report.Cause> causes = report.causes();
    if (causes.size() > 1) {
      summary(causes);
    }
    for (int i = 0; i < causes.size(); i++) {
      cause(causes.get(i), i + 1);
    }
    if (!report.warnings().isEmpty()) {
      out.println(
          "<section><h2>Beside the shapes <span class=\"count\">"
              + report.warnings().size()
              + "</span></h2>");
      report
          .warnings()
          .forEach(note -> item(note.severity(), note.place(), note.message(), () -> {}));
      out.println("</section>");
    }
    report.provenance().ifPresent(this::provenance);
    out.println("</main>\n</body>\n</html>");
  }

  private void summary(List<Report.Cause> causes) {
    out.println(
        "<nav aria-label=\"Causes\"><table><thead><tr><th scope=\"col\">Rule<th"
            + " scope=\"col\">Severity<th scope=\"col\">Findings<th scope=\"col\">Things<th"
            + " scope=\"col\">Files</thead><tbody>");
    for (int i = 0; i < causes.size(); i++) {
      Report.Cause cause = causes.get(i);
      out.println(
          "<tr><td><a href=\"#cause-"
              + (i + 1)
              + "\">"
              + text(cause.rule())
              + "</a><td>"
              + badge(cause.severity())
              + "<td class=\"number\">"
              + cause.findings().size()
              + "<td class=\"number\">"
              + cause.things()
              + "<td class=\"number\">"
              + cause.files());
    }
    out.println("</tbody></table></nav>");
  }

  private void cause(Report.Cause cause, int number) {
    out.println(
        "<section id=\"cause-"
            + number
            + "\"><h2>"
            + named(cause.rule(), cause.shape())
            + " <span class=\"count\">"
            + Text.count(cause.findings().size(), "finding")
            + "</span></h2>");
    List<Finding> shown = cause.findings().stream().filter(report.shown()::contains).toList();
    shown.forEach(
        finding ->
            item(finding.severity(), finding.place(), finding.message(), () -> facts(finding)));
    if (shown.size() < cause.findings().size()) {
      out.println(
          "<p class=\"more\">"
              + (cause.findings().size() - shown.size())
              + " more are not shown.</p>");
    }
    out.println("</section>");
  }

  private void item(String severity, Optional<Location> place, String message, Runnable more) {
    out.println(
        "<article class=\""
            + kind(severity)
            + "\"><h3>"
            + badge(severity)
            + " "
            + text(report.shortenAll(message))
            + "</h3>");
    place.ifPresent(
        where -> {
          out.println("<p class=\"place\">" + text(where.toString()) + "</p>");
          excerpt(where);
        });
    more.run();
    out.println("</article>");
  }

  private void excerpt(Location place) {
    report
        .excerpts()
        .at(place)
        .ifPresent(
            shown -> {
              String line = shown.text();
              int begin = shown.begin();
              int end = shown.end();
              out.print("<pre>");
              report
                  .excerpts()
                  .near(place, place.line() - 1)
                  .ifPresent(before -> out.print(numbered(place.line() - 1, "", text(before))));
              out.print(
                  numbered(
                      place.line(),
                      " class=\"here\"",
                      text(line.substring(0, begin))
                          + "<mark>"
                          + (begin < end ? text(line.substring(begin, end)) : " ")
                          + "</mark>"
                          + text(line.substring(end))));
              report
                  .excerpts()
                  .near(place, place.line() + 1)
                  .ifPresent(after -> out.print(numbered(place.line() + 1, "", text(after))));
              out.println("</pre>");
            });
  }

  private static String numbered(int number, String attributes, String line) {
    return "<span" + attributes + "><i>" + number + "</i>" + line + "\n</span>";
  }

  private void facts(Finding finding) {
    out.print("<dl>");
    fact("Thing", named(report.print(finding.thing()), finding.thing()));
    finding
        .path()
        .ifPresent(path -> fact("Property", "<code>" + text(report.shorten(path)) + "</code>"));
    finding
        .value()
        .ifPresent(value -> fact("Found", "<code>" + text(report.print(value)) + "</code>"));
    finding
        .instead()
        .ifPresent(
            value ->
                fact("Write", "<code class=\"instead\">" + text(report.print(value)) + "</code>"));
    report.placeOfShape(finding).ifPresent(place -> fact("Shape", text(place.toString())));
    out.println("</dl>");
    because(finding);
  }

  private void fact(String name, String html) {
    out.print("<dt>" + name + "</dt><dd>" + html + "</dd>");
  }

  private void because(Finding finding) {
    if (!finding.because().isEmpty()) {
      out.println("<details open><summary>Because</summary>");
      reasons(finding.because());
      out.println("</details>");
    }
  }

  private void reasons(List<Finding.Cause> causes) {
    out.println("<ul>");
    for (Finding.Cause cause : causes) {
      out.print(
          "<li>"
              + text(cause.label())
              + (cause.shape().isURI()
                  ? " (" + named(report.print(cause.shape()), cause.shape()) + ")"
                  : "")
              + ", <code>"
              + text(report.print(cause.value()))
              + "</code>"
              + (cause.met() ? ": has the shape" : ""));
      if (!cause.findings().isEmpty()) {
        out.println("<ul>");
        cause
            .findings()
            .forEach(
                deeper -> {
                  out.print(
                      "<li>"
                          + text(report.shortenAll(deeper.message()))
                          + deeper
                              .path()
                              .map(path -> " <code>" + text(report.shorten(path)) + "</code>")
                              .orElse("")
                          + deeper
                              .instead()
                              .map(
                                  node ->
                                      "; write <code class=\"instead\">"
                                          + text(report.print(node))
                                          + "</code>")
                              .orElse(""));
                  if (!deeper.because().isEmpty()) {
                    reasons(deeper.because());
                  }
                  out.println("</li>");
                });
        out.println("</ul>");
      }
      out.println("</li>");
    }
    out.println("</ul>");
  }

  private void provenance(Provenance provenance) {
    out.println("<footer><h2>What this was reached from</h2><dl>");
    fact(
        "Engine",
        "<a href=\""
            + Provenance.HOME
            + "\">"
            + Provenance.NAME
            + "</a> "
            + text(Provenance.version()));
    fact("Time", "<time>" + text(provenance.time().toString()) + "</time>");
    provenance
        .settings()
        .forEach((name, value) -> fact(text(name), "<code>" + text(value) + "</code>"));
    out.println("</dl>");
    files("Data", provenance.data());
    files("Shapes", provenance.shapes());
    files("Ontology", provenance.ontology());
    out.println("</footer>");
  }

  private void files(String caption, List<Provenance.Reading> readings) {
    out.println(
        "<details><summary>"
            + caption
            + " ("
            + Text.count(readings.size(), "file")
            + ")</summary><table><thead><tr><th scope=\"col\">File<th"
            + " scope=\"col\">SHA-256</thead><tbody>");
    readings.forEach(
        reading ->
            out.println(
                "<tr><td>" + text(reading.name()) + "<td><code>" + reading.digest() + "</code>"));
    out.println("</tbody></table></details>");
  }

  /** A name, as a link where its IRI leads somewhere. */
  private static String named(String name, Node node) {
    boolean leads = node.isURI() && node.getURI().matches("https?://.*");
    return leads
        ? "<a href=\"" + text(node.getURI()) + "\">" + text(name) + "</a>"
        : "<code>" + text(name) + "</code>";
  }

  private static String badge(String severity) {
    return "<span class=\"badge "
        + kind(severity)
        + "\">"
        + text(severity.toLowerCase(Locale.ROOT))
        + "</span>";
  }

  /** A class of the style sheet; severities of one's own look like information. */
  private static String kind(String severity) {
    return Severity.of(severity).toString();
  }

  /** Everything that comes from data, shapes or files passes through here. */
  private static String text(String raw) {
    StringBuilder escaped = new StringBuilder(raw.length() + 16);
    raw.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default ->
                    escaped.appendCodePoint(
                        c < 0x20 && c != '\t' && c != '\n'
                                || c == 0x7f
                                || c >= 0xd800 && c <= 0xdfff
                                || isTurning(c)
                            ? 0xfffd
                            : c);
              }
            });
    return escaped.toString();
  }

  /** Signs that turn the direction of writing could make a line look like another. */
  private static boolean isTurning(int c) {
    return c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069;
  }

  private static String style() {
    try (InputStream stream = HtmlReport.class.getResourceAsStream(STYLE)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
