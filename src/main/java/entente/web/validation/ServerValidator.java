package entente.web.validation;

import entente.kb.read.RdfSource;
import entente.kb.read.Vocabulary;
import entente.validate.UntrustedValidator;
import entente.validate.engine.ValidationLimits;
import entente.validate.report.Report;
import entente.validate.report.ReportFormat;
import entente.validate.report.TextReport;
import entente.web.http.ServerSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;

/**
 * The validator of a server, with the limits of its settings. Data may use the project's IRIs below
 * the base of the server or below their own.
 */
public final class ServerValidator {
  private static final ValidationLimits EXAMPLE_LIMITS =
      new ValidationLimits(Duration.ofSeconds(30), 1 << 20, 10_000);
  private static final String SMALL_EXAMPLE = "<id/place/ready> a <ns/Place> .";
  private final ValidationLimits limits;
  private final int reportBytes;
  private final String base;
  private volatile UntrustedValidator validator;

  public ServerValidator(ServerSettings.Checks checks, String base) {
    this.base = base;
    this.limits = new ValidationLimits(checks.time(), checks.bytes(), checks.results());
    this.reportBytes = checks.report();
  }

  /** Loads what the first validation of a process would otherwise have to load. */
  public void prepare() {
    validator()
        .validate(
            List.of(
                RdfSource.given(
                    "ready.ttl",
                    SMALL_EXAMPLE.getBytes(StandardCharsets.UTF_8),
                    Lang.TURTLE,
                    Vocabulary.BASE)),
            List.of(),
            EXAMPLE_LIMITS)
        .summary();
  }

  /**
   * The findings of one of the shipped shapes in data, as the text report prints them; empty when
   * the data conforms to it.
   */
  public String findings(RdfSource data, Node shape) {
    Report report = validator().validate(moved(List.of(data)), List.of(), EXAMPLE_LIMITS);
    return report.outcome().findings().stream()
        .filter(finding -> finding.shape().equals(canonical(shape)))
        .map(finding -> TextReport.of(finding, report))
        .collect(Collectors.joining());
  }

  /** Validates data against shapes, or against the shipped shapes when no shapes are given. */
  Report validate(List<RdfSource> data, List<RdfSource> shapes, int shown) {
    return validator().validate(moved(data), moved(shapes), limits, shown);
  }

  /** The report in a format, up to the size that the server sends. */
  byte[] bytes(Report report, ReportFormat format) {
    return format.bytes(report, reportBytes);
  }

  private Node canonical(Node served) {
    return served.getURI().startsWith(base)
        ? NodeFactory.createURI(Vocabulary.BASE + served.getURI().substring(base.length()))
        : served;
  }

  private List<RdfSource> moved(List<RdfSource> sources) {
    return base.equals(Vocabulary.BASE)
        ? sources
        : sources.stream().map(source -> source.movedFrom(base)).toList();
  }

  /** The validator, created once the server is up, or earlier by the first validation. */
  private UntrustedValidator validator() {
    UntrustedValidator made = validator;
    if (made == null) {
      synchronized (this) {
        made = validator == null ? new UntrustedValidator() : validator;
        validator = made;
      }
    }
    return made;
  }
}
