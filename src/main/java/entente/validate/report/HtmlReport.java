package entente.validate.report;

import entente.kb.format.Text;
import entente.kb.read.Location;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.PrintWriterOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;

/**
 * A report as one HTML page without scripts and external resources: findings by cause with their
 * source lines, then the provenance. This is the page model; the templates are in {@code reports/}.
 */
public final class HtmlReport {
  private static final String STYLE = "/entente/validate/report.css";

  /**
   * Control characters, lone surrogates, and characters that change the text direction, which could
   * disguise a line.
   */
  private static final Pattern DECEPTIVE =
      Pattern.compile("[\\p{Cntrl}\\p{Cs}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}&&[^\\t\\n]]");

  private final Report report;

  private HtmlReport(Report report) {
    this.report = report;
  }

  static void write(Report report, PrintWriter out) {
    TemplateEngine.createPrecompiled(null, ContentType.Html, null, "entente.validate.pages")
        .render(
            "report.jte",
            Map.of("page", new HtmlReport(report).page()),
            new PrintWriterOutput(out));
  }

  /**
   * The page.
   *
   * @param outcome conforms, fails or nothing
   * @param origin the provenance, or null
   */
  public record Page(
      String title,
      String outcome,
      String summary,
      String style,
      List<Cause> causes,
      List<Item> warnings,
      Origin origin) {}

  /** The findings of one rule. */
  public record Cause(int number, Name rule, Badge badge, Counts counts, List<Item> items) {}

  /**
   * The numbers of findings, things and files.
   *
   * @param text the number of findings in words
   * @param left the number of findings that are not shown
   */
  public record Counts(int findings, String text, int things, int files, int left) {}

  /** A severity; its kind is a class of the style sheet. */
  public record Badge(String kind, String text) {}

  /** A name in Turtle, with its address if it is an HTTP IRI, or null. */
  public record Name(String text, String address) {}

  /** A finding, or a lint warning without details; components that do not apply are null. */
  public record Item(Badge badge, String message, String place, Lines lines, Details details) {}

  /** A source line in three parts, with the lines above and below it, which may be null. */
  public record Lines(
      int number, String above, String before, String marked, String after, String below) {}

  /** The details of a finding; components that do not apply are null. */
  public record Details(
      Name thing, String path, String value, String instead, String shape, List<Reason> reasons) {}

  /** A shape that a constraint refers to, with its results for a value. */
  public record Reason(String label, Name shape, String value, boolean met, List<Result> results) {}

  /** One result; components that do not apply are null. */
  public record Result(String message, String path, String instead, List<Reason> reasons) {}

  /** The provenance of a report. */
  public record Origin(
      String home,
      String engine,
      String version,
      String time,
      Map<String, String> settings,
      List<Files> files) {}

  /** The files of one kind. */
  public record Files(String caption, String count, List<Provenance.Reading> readings) {}

  private Page page() {
    ValidationOutcome outcome = report.outcome();
    boolean nothing = outcome.focusNodes() == 0;
    List<Cause> causes = new ArrayList<>();
    report.causes().forEach(cause -> causes.add(cause(cause, causes.size() + 1)));
    return new Page(
        outcome.conforms() ? "Conforms" : nothing ? "Nothing was checked" : "Does not conform",
        outcome.conforms() ? "conforms" : nothing ? "nothing" : "fails",
        clean(report.summary()),
        style(),
        causes,
        report.warnings().stream()
            .map(each -> item(each.severity(), each.message(), each.place(), null))
            .toList(),
        report.provenance().map(HtmlReport::origin).orElse(null));
  }

  private Cause cause(Report.Cause cause, int number) {
    return new Cause(
        number,
        name(cause.rule(), cause.shape()),
        badge(cause.severity()),
        new Counts(
            cause.findings().size(),
            Text.count(cause.findings().size(), "finding"),
            cause.things(),
            cause.files(),
            cause.findings().size() - cause.shown().size()),
        cause.shown().stream()
            .map(each -> item(each.severity(), each.message(), each.place(), details(each)))
            .toList());
  }

  private Item item(String severity, String message, Optional<Location> place, Details details) {
    return new Item(
        badge(severity),
        clean(report.shortenAll(message)),
        place.map(each -> clean(each.toString())).orElse(null),
        place.flatMap(this::lines).orElse(null),
        details);
  }

  private Optional<Lines> lines(Location place) {
    Excerpts excerpts = report.excerpts();
    return excerpts
        .at(place)
        .map(
            line ->
                new Lines(
                    line.number(),
                    excerpts.near(place, line.number() - 1).map(HtmlReport::clean).orElse(null),
                    clean(line.before()),
                    line.begin() < line.end() ? clean(line.marked()) : " ",
                    clean(line.after()),
                    excerpts.near(place, line.number() + 1).map(HtmlReport::clean).orElse(null)));
  }

  private Details details(Finding finding) {
    return new Details(
        name(report.print(finding.thing()), finding.thing()),
        finding.path().map(path -> clean(report.shorten(path))).orElse(null),
        finding.value().map(this::print).orElse(null),
        finding.instead().map(this::print).orElse(null),
        report.placeOfShape(finding).map(place -> clean(place.toString())).orElse(null),
        reasons(finding));
  }

  private List<Reason> reasons(Finding finding) {
    return finding.because().stream()
        .map(
            cause ->
                new Reason(
                    clean(cause.label()),
                    cause.shape().isURI() ? name(report.print(cause.shape()), cause.shape()) : null,
                    print(cause.value()),
                    cause.met(),
                    cause.findings().stream().map(this::result).toList()))
        .toList();
  }

  private Result result(Finding finding) {
    return new Result(
        clean(report.shortenAll(finding.message())),
        finding.path().map(path -> clean(report.shorten(path))).orElse(null),
        finding.instead().map(this::print).orElse(null),
        reasons(finding));
  }

  private static Origin origin(Provenance provenance) {
    return new Origin(
        Provenance.HOME,
        Provenance.NAME,
        Provenance.version(),
        provenance.time().toString(),
        provenance.settings(),
        List.of(
            files("Data", provenance.data()),
            files("Shapes", provenance.shapes()),
            files("Ontology", provenance.ontology())));
  }

  private static Files files(String caption, List<Provenance.Reading> readings) {
    return new Files(
        caption,
        Text.count(readings.size(), "file"),
        readings.stream()
            .map(each -> new Provenance.Reading(clean(each.name()), each.digest()))
            .toList());
  }

  private String print(Node node) {
    return clean(report.print(node));
  }

  private static Name name(String text, Node node) {
    boolean leads = node.isURI() && node.getURI().matches("https?://.*");
    return new Name(clean(text), leads ? clean(node.getURI()) : null);
  }

  private static Badge badge(String severity) {
    return new Badge(Severity.of(severity).toString(), clean(Report.lower(severity)));
  }

  /** Cleans a text from data, shapes or files, all of which pass through here. */
  private static String clean(String text) {
    return DECEPTIVE.matcher(text).replaceAll("\uFFFD");
  }

  private static String style() {
    try (InputStream stream = HtmlReport.class.getResourceAsStream(STYLE)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
