package entente.validate.report;

import entente.kb.format.Text;
import entente.kb.read.LocatedGraph;
import entente.kb.read.Location;
import entente.kb.read.RdfSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.util.FmtUtils;

/**
 * A validation report: the outcome with lint warnings, prefixed names and source lines, from which
 * terminal output, files, HTTP responses and pages are all made ({@link ReportFormat}). In every
 * format, a report that checked nothing cannot be mistaken for conformance.
 */
public final class Report {
  private static final Pattern IRI = Pattern.compile("<?(https?://[\\w./#-]*[\\w-])>?");
  private static final Pattern BLANK = Pattern.compile("_:[A-Za-z0-9]+");
  private final ValidationOutcome outcome;
  private final List<LintWarning> warnings;
  private final int limit;
  private final PrefixMapping prefixes;
  private final Excerpts excerpts;
  private final Optional<Provenance> provenance;
  private final Optional<LocatedGraph> shapes;

  /**
   * A report of all findings, without lint warnings and provenance.
   *
   * @param sources the files that lines are quoted from
   * @param prefixes the prefixes that shorten IRIs
   */
  public Report(ValidationOutcome outcome, List<RdfSource> sources, PrefixMapping prefixes) {
    this(
        outcome,
        List.of(),
        Integer.MAX_VALUE,
        sources,
        prefixes,
        Optional.empty(),
        Optional.empty());
  }

  /**
   * A report with all its parts.
   *
   * @param limit the number of findings to show; every format also gives the total, and the SHACL
   *     report contains all of them
   * @param shapes the user's shapes, to name the location of each; empty for the shipped shapes,
   *     which have pages of their own
   */
  public Report(
      ValidationOutcome outcome,
      List<LintWarning> warnings,
      int limit,
      List<RdfSource> sources,
      PrefixMapping prefixes,
      Optional<Provenance> provenance,
      Optional<LocatedGraph> shapes) {
    this.shapes = shapes;
    this.outcome = outcome;
    this.warnings = warnings;
    this.limit = limit;
    this.prefixes = prefixes;
    this.provenance = provenance;
    this.excerpts =
        new Excerpts(
            sources,
            Stream.of(
                    shown().stream().map(Finding::place),
                    shown().stream().map(this::placeOfShape),
                    warnings.stream().map(LintWarning::place))
                .flatMap(places -> places)
                .flatMap(Optional::stream)
                .toList(),
            provenance.map(Provenance::digests).orElse(Map.of()));
  }

  public ValidationOutcome outcome() {
    return outcome;
  }

  public List<LintWarning> warnings() {
    return warnings;
  }

  /** The findings up to the limit. */
  public List<Finding> shown() {
    return outcome.findings().subList(0, Math.min(limit, outcome.findings().size()));
  }

  /** The lint warnings up to the limit. */
  public List<LintWarning> shownWarnings() {
    return warnings.subList(0, Math.min(limit, warnings.size()));
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

  /**
   * The verdict on the data.
   *
   * @param failOn the lowest severity that counts as a failure
   * @param strict whether lint warnings count as well
   */
  public Verdict verdict(Severity failOn, boolean strict) {
    if (outcome.focusNodes() == 0) {
      return Verdict.NOTHING_CHECKED;
    }
    boolean fails =
        outcome.findings().stream()
                .anyMatch(finding -> Severity.of(finding.severity()).isAtLeast(failOn))
            || strict
                && warnings.stream().anyMatch(warning -> warning.severity().equals("Warning"));
    return fails ? Verdict.FAIL : outcome.whole() ? Verdict.PASS : Verdict.UNFINISHED;
  }

  /**
   * All findings of one rule.
   *
   * @param severity the worst of theirs
   * @param shown those up to the limit of the report
   * @param things the number of things concerned
   * @param files the number of files concerned
   */
  public record Cause(
      String rule,
      Node shape,
      String severity,
      List<Finding> findings,
      List<Finding> shown,
      int things,
      int files) {}

  /** The findings grouped by rule, the worst and then the most frequent first. */
  public List<Cause> causes() {
    Set<Finding> shown = Collections.newSetFromMap(new IdentityHashMap<>());
    shown.addAll(shown());
    Map<String, List<Finding>> byRule =
        outcome.findings().stream()
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
                        .min(Comparator.comparing(Severity::of))
                        .orElseThrow(),
                    findings,
                    findings.stream().filter(shown::contains).toList(),
                    (int) findings.stream().map(Finding::thing).distinct().count(),
                    (int)
                        findings.stream()
                            .flatMap(finding -> finding.place().stream())
                            .map(Location::file)
                            .distinct()
                            .count())));
    causes.sort(
        Comparator.comparing((Cause cause) -> Severity.of(cause.severity))
            .thenComparing(cause -> -cause.findings.size()));
    return causes;
  }

  /** The one-sentence summary that every format gives. */
  public String summary() {
    if (outcome.focusNodes() == 0) {
      return ValidationOutcome.NOTHING;
    }
    if (outcome.conforms()) {
      return "conforms: " + Text.count(outcome.focusNodes(), "thing") + " checked";
    }
    int findings = outcome.findings().size();
    return outcome.whole()
        ? Text.count(findings, "finding")
            + " in "
            + Text.count(outcome.focusNodes(), "thing")
            + " checked"
            + (shown().size() < findings ? ", of which " + shown().size() + " are shown" : "")
        : "the first "
            + Text.count(findings, "finding")
            + "; stopped at the limit; fix these and validate again";
  }

  static String lower(String severity) {
    return severity.toLowerCase(Locale.ROOT);
  }

  /** The first line of a finding: {@code file:line:column: severity: message}. */
  public String headline(Finding finding) {
    return finding.place().map(place -> place + ": ").orElse("")
        + lower(finding.severity())
        + ": "
        + shortenAll(finding.message());
  }

  /** The source line at a location of a finding or warning. */
  public Optional<Excerpt> excerpt(Location place) {
    return excerpts.at(place);
  }

  /** The name of the shape that was violated, or its constraint and path where it has no name. */
  public String rule(Finding finding) {
    return finding.shape().isURI()
        ? print(finding.shape())
        : print(finding.component())
            + finding.path().map(path -> " of " + shorten(path)).orElse("");
  }

  /** The location of the violated shape, if it is one of the user's. */
  Optional<Location> placeOfShape(Finding finding) {
    return shapes.flatMap(graph -> graph.placeOf(finding.shape()));
  }

  /** A node in Turtle, with prefixes. */
  public String print(Node node) {
    return node.isBlank() ? "[]" : FmtUtils.stringForNode(node, prefixes);
  }

  /** An IRI or a property path with prefixed names. */
  public String shorten(String path) {
    String name = prefixes.qnameFor(path);
    return name != null ? name : shortenAll(path);
  }

  /**
   * A message with prefixed names for IRIs that have one, and {@code []} for blank nodes, whose
   * labels change with every run.
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
