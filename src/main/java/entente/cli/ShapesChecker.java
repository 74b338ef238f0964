package entente.cli;

import entente.kb.read.InputException;
import entente.kb.read.RdfSource;
import entente.kb.read.Text;
import entente.kb.read.Vocabulary;
import entente.validate.UntrustedValidator;
import entente.validate.ValidationRun;
import entente.validate.engine.ValidationLimits;
import entente.validate.report.Finding;
import entente.validate.report.LintWarning;
import entente.validate.report.Report;
import entente.validate.report.ReportFormat;
import entente.web.http.ServerSettings;
import entente.web.validation.Checker;
import entente.web.validation.Judgement;
import entente.web.validation.Submission;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;

/**
 * Lets a server check data: what its clients send goes to the validator, and what that finds goes
 * back in the words of the server.
 */
public final class ShapesChecker implements Checker {
  private static final ValidationLimits OF_AN_EXAMPLE =
      new ValidationLimits(Duration.ofSeconds(30), 1 << 20, 10_000);

  /** Nearly nothing; the first check of a process loads what every check needs. */
  private static final String READY = "<id/place/ready> a <ns/Place> .";

  private static final int SHOWN = 600;
  private static final int LINES = 50;
  private final ValidationLimits bounds;
  private final int reportBytes;
  private final String base;
  private volatile UntrustedValidator examiner;

  /**
   * For a server that has the IRIs of the project below this base: what it is sent may have them
   * there, or where they belong.
   */
  public ShapesChecker(ServerSettings.Checks checks, String base) {
    this.base = base;
    this.bounds = new ValidationLimits(checks.time(), checks.bytes(), checks.results());
    this.reportBytes = checks.report();
  }

  @Override
  public Judgement judge(Submission submission) {
    ValidationRun examination =
        examiner()
            .examine(
                sources(submission.data()),
                sources(submission.shapes()),
                bounds,
                submission.shown());
    Report reports = examination.reports();
    return new Judgement(
        examination.verdict().focusNodes(),
        examination.verdict().whole(),
        reports.sum(),
        examination.verdict().findings().stream().map(finding -> remark(finding, reports)).toList(),
        examination.notes().stream().map(note -> remark(note, reports)).toList(),
        mediaType -> bytes(reports, ReportFormat.ofMediaType(mediaType).orElseThrow()));
  }

  @Override
  public void prepare() {
    examiner()
        .examine(
            List.of(
                RdfSource.given(
                    "ready.ttl",
                    READY.getBytes(StandardCharsets.UTF_8),
                    Lang.TURTLE,
                    Vocabulary.BASE)),
            List.of(),
            OF_AN_EXAMPLE)
        .reports()
        .sum();
  }

  @Override
  public String findings(Submission.Part data, Node shape) {
    ValidationRun examination =
        examiner().examine(sources(List.of(data)), List.of(), OF_AN_EXAMPLE);
    return examination.verdict().findings().stream()
        .filter(finding -> finding.shape().equals(canonical(shape)))
        .map(examination.reports()::lines)
        .collect(Collectors.joining());
  }

  private Node canonical(Node served) {
    return served.getURI().startsWith(base)
        ? NodeFactory.createURI(Vocabulary.BASE + served.getURI().substring(base.length()))
        : served;
  }

  /** Made when the server is up, or by a check that comes before. */
  private UntrustedValidator examiner() {
    UntrustedValidator made = examiner;
    if (made == null) {
      synchronized (this) {
        made = examiner == null ? new UntrustedValidator() : examiner;
        examiner = made;
      }
    }
    return made;
  }

  private List<RdfSource> sources(List<Submission.Part> parts) {
    return parts.stream()
        .map(part -> RdfSource.given(part.name(), part.bytes(), part.lang(), part.base()))
        .map(source -> base.equals(Vocabulary.BASE) ? source : source.movedFrom(base))
        .toList();
  }

  private static Judgement.Remark remark(Finding finding, Report reports) {
    return new Judgement.Remark(
        finding.place(),
        finding.severity(),
        cut(reports.shortenAll(finding.message())),
        reports.rule(finding),
        finding.shape().isURI() ? finding.shape().getURI() : "",
        cut(reports.print(finding.thing())),
        cut(finding.path().map(reports::shorten).orElse("")),
        cut(finding.value().map(reports::print).orElse("")),
        cut(finding.instead().map(reports::print).orElse("")),
        reports.because(finding).stream().limit(LINES).map(ShapesChecker::cut).toList());
  }

  /** A value can have megabytes, and a thousand findings can be about it. */
  private static String cut(String text) {
    return Text.cut(text, SHOWN);
  }

  private static Judgement.Remark remark(LintWarning note, Report reports) {
    return new Judgement.Remark(
        note.place(),
        note.severity(),
        cut(reports.shortenAll(note.message())),
        "",
        "",
        "",
        "",
        "",
        "",
        List.of());
  }

  /**
   * A report within bounds: a line of ten megabytes with a thousand mistakes in it would fill the
   * memory.
   */
  private byte[] bytes(Report reports, ReportFormat format) {
    ByteArrayOutputStream bytes =
        new ByteArrayOutputStream() {
          @Override
          public synchronized void write(byte[] more, int offset, int length) {
            if (count + (long) length > reportBytes) {
              throw InputException.of(
                  InputException.Reason.SIZE,
                  "the report has more than "
                      + reportBytes
                      + " bytes, so none of it was sent; ask for less of it with the parameter"
                      + " limit");
            }
            super.write(more, offset, length);
          }
        };
    try (PrintWriter out = new PrintWriter(bytes, false, StandardCharsets.UTF_8)) {
      format.write(reports, out);
    }
    return bytes.toByteArray();
  }
}
