package entente.web.validation;

import entente.kb.format.Text;
import entente.kb.read.Location;
import entente.kb.read.Vocabulary;
import entente.validate.report.Finding;
import entente.validate.report.LintWarning;
import entente.validate.report.Report;
import entente.validate.report.Severity;
import entente.validate.report.TextReport;
import entente.web.page.Page;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;

/** The section of the validation page with the report: findings by cause, then lint warnings. */
final class ReportSection {
  /** Values are cut to this length, since one can have megabytes and a thousand findings. */
  private static final int MAX_TEXT = 600;

  private static final int MAX_REASONS = 50;
  private final ReportWithVerdict result;
  private final Report report;

  /** Whether the text field has data, whose lines the script of the page can mark. */
  private final boolean field;

  ReportSection(ReportWithVerdict result, boolean field) {
    this.result = result;
    this.report = result.report();
    this.field = field && result.data().get(0).name().equals("data");
  }

  ValidationPage.Report model() {
    List<Finding> shown = report.shown();
    Map<Finding, ValidationPage.Item> items = new IdentityHashMap<>();
    for (int i = 0; i < shown.size(); i++) {
      items.put(shown.get(i), item("finding-" + (i + 1), shown.get(i)));
    }
    List<ValidationPage.Cause> causes =
        report.causes().stream()
            .map(
                cause ->
                    new ValidationPage.Cause(
                        link(cause),
                        Severity.of(cause.severity()).toString(),
                        cause.findings().size(),
                        cause.shown().stream().map(items::get).toList()))
            .toList();
    return new ValidationPage.Report(
        result.verdict().toString(),
        report.summary(),
        causes,
        warnings(),
        report.outcome().findings().size() - shown.size());
  }

  private List<ValidationPage.Item> warnings() {
    List<ValidationPage.Item> items = new ArrayList<>();
    for (LintWarning warning : report.shownWarnings()) {
      items.add(
          item(
              "note-" + (items.size() + 1),
              warning.severity(),
              warning.message(),
              warning.place(),
              null));
    }
    return items;
  }

  /** A link to the page of a shape if it is shipped, under any base of the server. */
  private static Page.Link link(Report.Cause cause) {
    Node shape = cause.shape();
    return Page.Link.to(
        cause.rule(),
        shape.isURI() && shape.getURI().startsWith(Vocabulary.BASE + "shapes/")
            ? "/" + shape.getURI().substring(Vocabulary.BASE.length())
            : "");
  }

  private ValidationPage.Item item(String id, Finding finding) {
    return item(
        id,
        finding.severity(),
        finding.message(),
        finding.place(),
        new ValidationPage.Details(
            cut(report.print(finding.thing())),
            cut(finding.path().map(report::shorten).orElse("")),
            cut(finding.value().map(report::print).orElse("")),
            cut(finding.instead().map(report::print).orElse("")),
            TextReport.reasons(finding, report).stream()
                .limit(MAX_REASONS)
                .map(ReportSection::cut)
                .toList()));
  }

  private ValidationPage.Item item(
      String id,
      String severity,
      String message,
      Optional<Location> place,
      ValidationPage.Details details) {
    return new ValidationPage.Item(
        id,
        Severity.of(severity).toString(),
        cut(report.shortenAll(message)),
        place.map(Location::toString).orElse(""),
        field && place.filter(each -> each.file().equals("data")).isPresent(),
        place.map(Location::line).orElse(0),
        place.flatMap(report::excerpt).orElse(null),
        details);
  }

  private static String cut(String text) {
    return Text.cut(text, MAX_TEXT);
  }
}
