package entente.web.validation;

import entente.kb.read.InputException;
import entente.web.http.Accept;
import entente.web.http.Caching;
import entente.web.http.Content;
import entente.web.http.Exchange;
import entente.web.http.PercentEncoding;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.ProblemType;
import entente.web.http.Request;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * Checks what is posted: data in any format of RDF comes in, a report in the form that the client
 * accepts goes out, and nothing is kept.
 *
 * <p>A report is an answer with 200 whatever it says; what it comes to stands in the field {@link
 * #VERDICT}. Where there is no report there is a {@link Problem}.
 */
public final class ValidationEndpoint {
  /** {@code pass}, {@code fail}, {@code nothing-checked} or {@code unfinished}. */
  public static final String VERDICT = "Entente-Verdict";

  private static final Pattern PLACED = Pattern.compile("(?s)(.*?):(\\d+):(\\d+): (.*)");
  private static final List<String> SEVERITIES = List.of("violation", "warning", "info");
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /**
   * So many requests per place may be reading their bodies or waiting for their turn; more would
   * fill the memory.
   */
  private static final int WAITING = 4;

  private final Checker checker;
  private final ServerSettings settings;
  private final ValidationPage page;
  private final Semaphore room;
  private final Semaphore places;

  public ValidationEndpoint(Checker checker, ServerSettings settings) {
    this.checker = checker;
    this.settings = settings;
    this.page = new ValidationPage(settings);
    this.places = new Semaphore(settings.checks().concurrency(), true);
    this.room = new Semaphore(WAITING * settings.checks().concurrency());
  }

  /** The form for a GET, the report for a POST; without a report, a {@link ProblemException}. */
  public Response answer(Exchange exchange) {
    try {
      return exchange.request().method().equals("POST")
          ? checked(exchange)
          : page.form(exchange.request(), exchange.address());
    } catch (OutOfMemoryError e) {
      LoggerFactory.getLogger(ValidationEndpoint.class)
          .warn("a check or its report needed more memory than there is");
      throw new ProblemException(
          Problem.of(
              ProblemType.CHECK_TOO_EXPENSIVE,
              "The check or its report needed more memory than there is."));
    } catch (StackOverflowError e) {
      LoggerFactory.getLogger(ValidationEndpoint.class).error("a check failed", e);
      throw new ProblemException(Problem.internal());
    }
  }

  private Response checked(Exchange exchange) {
    if (checker == null) {
      throw new ProblemException(
          Problem.of(ProblemType.UNAVAILABLE, "This server checks no data."));
    }
    Request read = exchange.request();
    Content content = exchange.content();
    String coding = content.coding();
    if (coding != null && !coding.equalsIgnoreCase("identity")) {
      // A few bytes of gzip can hold gigabytes.
      throw new ProblemException(
          Problem.of(
              ProblemType.UNSUPPORTED_MEDIA_TYPE,
              "The body must not be compressed; send it without Content-Encoding."));
    }
    Optional<ReportForm> accepted =
        Accept.choose(read.accept(), ReportForm.offers()).map(Variant::what);
    if (!room.tryAcquire()) {
      throw busy();
    }
    try {
      byte[] body = ValidationForm.body(content.stream(), content.length(), settings.checks());
      ValidationForm posted = ValidationForm.of(content.type(), body, read.parameters());
      ReportForm form =
          posted
              .option("format")
              .map(name -> ReportForm.named(posted.choice("format", names(), name)).orElseThrow())
              .or(() -> accepted)
              .orElseThrow(
                  () ->
                      new ProblemException(
                          Problem.notAcceptable(
                              ReportForm.offers().stream().map(Variant::mediaType).toList())));
      return form == ReportForm.HTML
          ? onThePage(posted, read, exchange.address())
          : report(posted, form);
    } catch (IOException e) {
      throw new ProblemException(Problem.badRequest("The body of the request ended too early."));
    } finally {
      room.release();
    }
  }

  private static List<String> names() {
    return Stream.of(ReportForm.values()).map(form -> form.parameter).toList();
  }

  private Response report(ValidationForm posted, ReportForm form) {
    Judged judged = judged(posted);
    try {
      byte[] body = judged.judgement().report().apply(form.mediaType());
      return headed(
          Response.of(200, new Variant<>(form.mediaType(), form).contentType(), body)
              .with("Vary", "Accept"),
          judged.outcome());
    } catch (InputException fault) {
      throw new ProblemException(problem(fault));
    }
  }

  private Response onThePage(ValidationForm posted, Request read, String address) {
    try {
      Judged judged = judged(posted);
      return headed(
          Response.of(200, "text/html; charset=utf-8", page.report(read, address, posted, judged))
              .with("Content-Language", read.language())
              .with("Vary", Caching.VARY_BY_FORMAT_AND_LANGUAGE),
          judged.outcome());
    } catch (ProblemException e) {
      return Response.of(
              e.problem().status(),
              "text/html; charset=utf-8",
              page.problem(read, address, posted, e.problem()))
          .with("Content-Language", read.language())
          .with("Vary", Caching.VARY_BY_FORMAT_AND_LANGUAGE)
          .with("Cache-Control", "no-store");
    }
  }

  private static Response headed(Response response, Judgement.Outcome outcome) {
    return response.with(VERDICT, outcome.field()).with("Cache-Control", "no-store");
  }

  /** A judgement, what it is about, and what it comes to by the options of the request. */
  record Judged(Submission submission, Judgement judgement, Judgement.Outcome outcome) {}

  private Judged judged(ValidationForm posted) {
    String failOn = posted.choice("fail-on", SEVERITIES, "info");
    boolean strict = posted.flag("strict");
    Submission submission =
        posted.submission(this::base, posted.number("limit", settings.checks().results()));
    requireBase(posted);
    boolean placed = false;
    try {
      placed = places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (!placed) {
        throw busy();
      }
      Judgement judgement = checker.judge(submission);
      return new Judged(submission, judgement, judgement.outcome(failOn, strict));
    } catch (InputException fault) {
      throw new ProblemException(problem(fault));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy();
    } finally {
      if (placed) {
        places.release();
      }
    }
  }

  /** Relative IRIs lead nowhere, but not to the same place from two files. */
  private String base(String name) {
    return settings.base() + "validate/" + PercentEncoding.encoded(name.replace('/', '-'));
  }

  private static void requireBase(ValidationForm posted) {
    posted
        .option("base")
        .filter(base -> !base.matches("[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"{}|\\\\^`\\x00-\\x1f]+"))
        .ifPresent(
            base -> {
              throw new ProblemException(
                  Problem.badRequest(
                      "The parameter base takes an absolute IRI, such as"
                          + " http://example.org/data/."));
            });
  }

  private ProblemException busy() {
    return new ProblemException(
        Problem.of(
            ProblemType.CHECKS_BUSY,
            "The server makes "
                + settings.checks().concurrency()
                + " checks at the same time. Try again in a few seconds."));
  }

  /** Says where the data or the shapes stand in the way, or that too much was asked for. */
  private Problem problem(InputException fault) {
    return switch (fault.reason()) {
      case DATA -> placed(ProblemType.DATA_UNREADABLE, fault.getMessage());
      // Shapes that are no RDF are as unreadable as data that is none.
      case SHAPES ->
          placed(
              fault.getCause() instanceof InputException cause
                      && cause.reason() == InputException.Reason.DATA
                  ? ProblemType.DATA_UNREADABLE
                  : ProblemType.SHAPES_UNUSABLE,
              fault.getMessage());
      case SIZE -> Problem.of(ProblemType.ANSWER_TOO_LARGE, sentence(fault.getMessage()));
      case MEMORY -> Problem.of(ProblemType.CHECK_TOO_EXPENSIVE, sentence(fault.getMessage()));
      case TIME ->
          Problem.of(
              ProblemType.CHECK_TIMEOUT,
              "The check was stopped after "
                  + settings.checks().time().toSeconds()
                  + " seconds. Nothing is said about the data.");
      case INVOCATION -> Problem.badRequest(sentence(fault.getMessage()));
    };
  }

  private static Problem placed(ProblemType kind, String message) {
    String first = message.lines().findFirst().orElse("");
    Matcher place = PLACED.matcher(first);
    Problem problem = Problem.of(kind, place.matches() ? first : sentence(first));
    if (place.matches()) {
      problem =
          problem
              .with("file", place.group(1))
              .with("line", Long.valueOf(place.group(2)))
              .with("column", Long.valueOf(place.group(3)));
    }
    String rest = message.substring(Math.min(message.length(), first.length())).strip();
    return rest.isEmpty() ? problem : problem.with("report", rest);
  }

  private static String sentence(String message) {
    String text =
        message.isEmpty()
            ? message
            : message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1);
    return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
  }
}
