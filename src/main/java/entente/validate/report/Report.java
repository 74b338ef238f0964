package entente.validate.report;

import entente.kb.read.LocatedGraph;
import entente.kb.read.Location;
import entente.kb.read.RdfSource;
import entente.kb.read.Text;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.util.FmtUtils;

/**
 * A verdict with the words in which every form of report tells it ({@link ReportFormat}). None of
 * them can be mistaken for conformance when nothing was checked.
 */
public final class Report {
  private static final Pattern IRI = Pattern.compile("<?(https?://[\\w./#-]*[\\w-])>?");
  private static final Pattern BLANK = Pattern.compile("_:[A-Za-z0-9]+");
  private final ValidationOutcome verdict;
  private final List<LintWarning> notes;
  private final int limit;
  private final PrefixMapping prefixes;
  private final Excerpts excerpts;
  private final Optional<Provenance> provenance;
  private final Optional<LocatedGraph> shapes;

  /** The sources give the lines to show; the prefixes shorten IRIs. */
  public Report(ValidationOutcome verdict, List<RdfSource> sources, PrefixMapping prefixes) {
    this(
        verdict,
        List.of(),
        Integer.MAX_VALUE,
        sources,
        prefixes,
        Optional.empty(),
        Optional.empty());
  }

  /**
   * With what is odd beside the findings; each form shows at most {@code limit} findings and says
   * how many there are, except the SHACL report, which has all.
   *
   * @param shapes shapes of somebody else, to say where each of them stands
   */
  public Report(
      ValidationOutcome verdict,
      List<LintWarning> notes,
      int limit,
      List<RdfSource> sources,
      PrefixMapping prefixes,
      Optional<Provenance> provenance,
      Optional<LocatedGraph> shapes) {
    this.shapes = shapes;
    this.verdict = verdict;
    this.notes = notes;
    this.limit = limit;
    this.prefixes = prefixes;
    this.provenance = provenance;
    this.excerpts =
        new Excerpts(
            sources,
            Stream.of(
                    shown().stream().map(Finding::place),
                    shown().stream().map(this::placeOfShape),
                    notes.stream().map(LintWarning::place))
                .flatMap(places -> places)
                .flatMap(Optional::stream)
                .toList(),
            provenance.map(Provenance::digests).orElse(Map.of()));
  }

  ValidationOutcome verdict() {
    return verdict;
  }

  List<LintWarning> notes() {
    return notes;
  }

  Optional<Provenance> provenance() {
    return provenance;
  }

  Excerpts excerpts() {
    return excerpts;
  }

  PrefixMapping prefixes() {
    return prefixes;
  }

  List<Finding> shown() {
    return verdict.findings().subList(0, Math.min(limit, verdict.findings().size()));
  }

  /**
   * All findings of one rule.
   *
   * @param severity the worst of them
   * @param things how many things have it
   * @param files in how many files
   */
  record Cause(
      String rule, Node shape, String severity, List<Finding> findings, int things, int files) {}

  /** The findings by what was not met, the worst and most frequent first. */
  List<Cause> causes() {
    Map<String, List<Finding>> byRule =
        verdict.findings().stream()
            .collect(Collectors.groupingBy(this::rule, TreeMap::new, Collectors.toList()));
    List<Cause> causes = new ArrayList<>();
    byRule.forEach(
        (rule, findings) ->
            causes.add(
                new Cause(
                    rule,
                    findings.get(0).shape(),
                    findings.stream()
                        .map(Finding::severity)
                        .min(Comparator.comparingInt(Report::rank))
                        .orElseThrow(),
                    findings,
                    (int) findings.stream().map(Finding::thing).distinct().count(),
                    (int)
                        findings.stream()
                            .flatMap(finding -> finding.place().stream())
                            .map(Location::file)
                            .distinct()
                            .count())));
    causes.sort(
        Comparator.<Cause>comparingInt(cause -> rank(cause.severity))
            .thenComparing(cause -> -cause.findings.size()));
    return causes;
  }

  static int rank(String severity) {
    return List.of("Violation", "Warning", "Info").indexOf(severity);
  }

  /** The one sentence that every report ends with. */
  public String sum() {
    if (verdict.focusNodes() == 0) {
      return ValidationOutcome.NOTHING;
    }
    if (verdict.conforms()) {
      return "conforms: " + Text.count(verdict.focusNodes(), "thing") + " checked";
    }
    return verdict.whole()
        ? Text.count(verdict.findings().size(), "finding")
            + " in "
            + Text.count(verdict.focusNodes(), "thing")
            + " checked"
            + (shown().size() < verdict.findings().size()
                ? ", of which " + shown().size() + " are shown"
                : "")
        : "the first "
            + Text.count(verdict.findings().size(), "finding")
            + ", and more that were not looked for; mend these and check again";
  }

  /** The first line of a finding: {@code file:line:column: severity: message}. */
  public String headline(Finding finding) {
    return finding.place().map(place -> place + ": ").orElse("")
        + finding.severity().toLowerCase(Locale.ROOT)
        + ": "
        + shortenAll(finding.message());
  }

  /** A finding as the report in text has it: the line with its mark, and what it is about. */
  public String lines(Finding finding) {
    StringWriter text = new StringWriter();
    new TextReport(this, AnsiStyle.PLAIN, new PrintWriter(text)).finding(finding);
    return text.toString();
  }

  /**
   * A line of a file with the mark below it, if the place has one: for what stands in the way of a
   * report.
   */
  public static Optional<String> marked(Location place, List<RdfSource> sources) {
    return Excerpts.of(place, sources).map(shown -> shown.marked(place.line(), AnsiStyle.PLAIN));
  }

  /**
   * What the shapes find that a finding's constraint speaks of, one line each, deeper ones further
   * in.
   */
  public List<String> because(Finding finding) {
    StringWriter text = new StringWriter();
    TextReport report = new TextReport(this, AnsiStyle.PLAIN, new PrintWriter(text));
    finding.because().forEach(cause -> report.because(cause, "", ""));
    return text.toString().lines().toList();
  }

  /** What was not met: the shape, or what it asks for where the shape has no name. */
  public String rule(Finding finding) {
    return finding.shape().isURI()
        ? print(finding.shape())
        : print(finding.component())
            + finding.path().map(path -> " of " + shorten(path)).orElse("");
  }

  /** Where the shape stands that was not met; ours have pages of their own instead. */
  Optional<Location> placeOfShape(Finding finding) {
    return shapes.flatMap(graph -> graph.placeOf(finding.shape()));
  }

  /** A node as Turtle would have it, with prefixes. */
  public String print(Node node) {
    return node.isBlank() ? "[]" : FmtUtils.stringForNode(node, prefixes);
  }

  /** An IRI, or a path of several, with prefixes. */
  public String shorten(String path) {
    String name = prefixes.qnameFor(path);
    return name != null ? name : shortenAll(path);
  }

  /**
   * Writes IRIs in a message as prefixed names where there is one, and blank nodes without the
   * label of the hour.
   */
  public String shortenAll(String message) {
    String named =
        IRI.matcher(message)
            .replaceAll(
                match ->
                    Matcher.quoteReplacement(
                        prefixes.qnameFor(match.group(1)) == null
                            ? match.group()
                            : prefixes.qnameFor(match.group(1))));
    return BLANK.matcher(named).replaceAll("[]");
  }
}
