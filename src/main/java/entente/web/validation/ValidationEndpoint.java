package entente.web.validation;

import entente.kb.read.InputException;
import entente.validate.report.Report;
import entente.validate.report.ReportFormat;
import entente.validate.report.Severity;
import entente.validate.report.Verdict;
import entente.web.http.Accept;
import entente.web.http.Caching;
import entente.web.http.Exchange;
import entente.web.http.PercentEncoding;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.ProblemType;
import entente.web.http.Request;
import entente.web.http.RequestBody;
import entente.web.http.Response;
import entente.web.http.ServerSettings;
import entente.web.http.Variant;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * Serves {@code /validate}: data in any RDF syntax comes in, a report in the format that the client
 * accepts goes out, and nothing is kept.
 *
 * <p>Every report is a response with status 200, even if the data fails; the field {@link #VERDICT}
 * gives its verdict. Without a report, the response is a {@link Problem}.
 */
public final class ValidationEndpoint {
  /** {@code pass}, {@code fail}, {@code nothing-checked} or {@code unfinished}. */
  public static final String VERDICT = "Entente-Verdict";

  private static final String HTML = "text/html; charset=utf-8";
  private static final List<String> SEVERITIES =
      Stream.of(Severity.values()).map(Severity::toString).toList();
  private static final List<String> FORMATS =
      Stream.of(ReportFormat.values()).map(ReportFormat::toString).toList();
  private static final Duration MAX_WAIT = Duration.ofSeconds(5);

  /**
   * The number of requests per validation slot that may be reading their bodies or waiting; more
   * would fill the memory.
   */
  private static final int WAITING = 4;

  private final ServerValidator validator;
  private final ServerSettings settings;
  private final ValidationPageWriter page;
  private final Semaphore requests;
  private final Semaphore slots;

  /** {@code validator} may be null, for a server that does not validate. */
  public ValidationEndpoint(ServerValidator validator, ServerSettings settings) {
    this.validator = validator;
    this.settings = settings;
    this.page = new ValidationPageWriter(settings.checks());
    this.slots = new Semaphore(settings.checks().concurrency(), true);
    this.requests = new Semaphore(WAITING * settings.checks().concurrency());
  }

  /** The form for a GET, the report for a POST; without a report, a {@link ProblemException}. */
  public Response answer(Exchange exchange) {
    try {
      return exchange.request().method().equals("POST")
          ? validated(exchange)
          : page.form(exchange.request(), exchange.address());
    } catch (OutOfMemoryError e) {
      LoggerFactory.getLogger(ValidationEndpoint.class)
          .warn("a validation or its report needed too much memory");
      throw new ProblemException(ValidationProblems.outOfMemory());
    } catch (StackOverflowError e) {
      LoggerFactory.getLogger(ValidationEndpoint.class).error("a validation failed", e);
      throw new ProblemException(Problem.internal());
    }
  }

  private Response validated(Exchange exchange) {
    if (validator == null) {
      throw new ProblemException(
          Problem.of(
              ProblemType.UNAVAILABLE,
              "This server does not offer validation, so trying again will not help."));
    }
    Request read = exchange.request();
    RequestBody content = exchange.content();
    requireNoCoding(content.coding());
    Optional<ReportFormat> accepted = Accept.choose(read.accept(), variants()).map(Variant::what);
    if (!requests.tryAcquire()) {
      throw ValidationProblems.busy(settings.checks());
    }
    try {
      byte[] body = FormReader.body(content.stream(), content.length(), settings.checks());
      ValidationRequest form = FormReader.form(content.type(), body, read.parameters());
      ReportFormat format =
          form.option("format")
              .flatMap(name -> ReportFormat.named(form.choice("format", FORMATS, name)))
              .or(() -> accepted)
              .orElseThrow(
                  () ->
                      new ProblemException(
                          Problem.notAcceptable(
                              variants().stream().map(Variant::mediaType).toList())));
      return format == ReportFormat.HTML
          ? page(form, read, exchange.address())
          : report(form, format);
    } catch (IOException e) {
      throw ValidationProblems.bodyEndedEarly();
    } finally {
      requests.release();
    }
  }

  /** Refuses compressed bodies: a few bytes of gzip can hold gigabytes. */
  private static void requireNoCoding(String coding) {
    if (coding != null && !coding.equalsIgnoreCase("identity")) {
      throw new ProblemException(
          Problem.of(
              ProblemType.UNSUPPORTED_MEDIA_TYPE,
              "The body must not be compressed; send it without Content-Encoding."));
    }
  }

  /** The main media type of each format, then the others. */
  private static List<Variant<ReportFormat>> variants() {
    return Stream.concat(
            Stream.of(ReportFormat.values())
                .map(format -> new Variant<>(format.mediaType(), format)),
            Stream.of(ReportFormat.values())
                .flatMap(
                    format ->
                        format.mediaTypes().stream()
                            .skip(1)
                            .map(name -> new Variant<>(name, format))))
        .toList();
  }

  private Response report(ValidationRequest form, ReportFormat format) {
    ReportWithVerdict result = result(form);
    try {
      byte[] body = validator.bytes(result.report(), format);
      return headed(
          Response.of(200, new Variant<>(format.mediaType(), format).contentType(), body)
              .with("Vary", "Accept"),
          result.verdict());
    } catch (InputException fault) {
      throw ValidationProblems.of(fault, settings.checks());
    }
  }

  private Response page(ValidationRequest form, Request read, String address) {
    try {
      ReportWithVerdict result = result(form);
      return headed(
          Response.of(200, HTML, page.report(read, address, form, result))
              .with("Content-Language", read.language())
              .with("Vary", Caching.VARY_BY_FORMAT_AND_LANGUAGE),
          result.verdict());
    } catch (ProblemException e) {
      return Response.of(e.problem().status(), HTML, page.problem(read, address, form, e.problem()))
          .with("Content-Language", read.language())
          .with("Vary", Caching.VARY_BY_FORMAT_AND_LANGUAGE)
          .with("Cache-Control", "no-store");
    }
  }

  private static Response headed(Response response, Verdict verdict) {
    return response.with(VERDICT, verdict.toString()).with("Cache-Control", "no-store");
  }

  private ReportWithVerdict result(ValidationRequest form) {
    Severity failOn =
        Severity.valueOf(form.choice("fail-on", SEVERITIES, "info").toUpperCase(Locale.ROOT));
    boolean strict = form.flag("strict");
    ValidationRequest.Sources sources = form.sources(this::base);
    int shown = form.number("limit", settings.checks().results());
    requireAbsolute(form.option("base"));
    boolean acquired = false;
    try {
      acquired = slots.tryAcquire(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS);
      if (!acquired) {
        throw ValidationProblems.busy(settings.checks());
      }
      Report report = validator.validate(sources.data(), sources.shapes(), shown);
      return new ReportWithVerdict(sources.data(), report, report.verdict(failOn, strict));
    } catch (InputException fault) {
      throw ValidationProblems.of(fault, settings.checks());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ValidationProblems.busy(settings.checks());
    } finally {
      if (acquired) {
        slots.release();
      }
    }
  }

  /** A base IRI for each piece, so that equal relative IRIs in two files stay distinct. */
  private String base(String name) {
    return settings.base() + "validate/" + PercentEncoding.encoded(name.replace('/', '-'));
  }

  private static void requireAbsolute(Optional<String> given) {
    given
        .filter(base -> !base.matches("[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"{}|\\\\^`\\x00-\\x1f]+"))
        .ifPresent(
            base -> {
              throw new ProblemException(
                  Problem.badRequest(
                      "The parameter base takes an absolute IRI, such as"
                          + " http://example.org/data/."));
            });
  }
}
