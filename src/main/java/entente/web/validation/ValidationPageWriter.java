package entente.web.validation;

import entente.kb.read.Location;
import entente.validate.report.ReportFormat;
import entente.web.http.Accept;
import entente.web.http.Caching;
import entente.web.http.Messages;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.Request;
import entente.web.http.Response;
import entente.web.http.ServerSettings;
import entente.web.http.Variant;
import entente.web.page.Page;
import entente.web.page.Templates;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes the page {@code /validate} with an empty form, with a report, or with a problem. */
final class ValidationPageWriter {
  private static final String EXAMPLE = "/examples/mistake.ttl";
  private final ServerSettings.Checks checks;

  ValidationPageWriter(ServerSettings.Checks checks) {
    this.checks = checks;
  }

  /** The form, empty or with a small example that has a typical mistake. */
  Response form(Request request, String address) {
    request.parameters().keySet().stream()
        .filter(name -> !List.of("example", "lang").contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new ProblemException(
                  Problem.badRequest(
                      "Send data to validate with POST; GET returns the form, and its only"
                          + " parameter is example."));
            });
    if (Accept.choose(request.accept(), List.of(new Variant<>("text/html", true))).isEmpty()) {
      throw new ProblemException(Problem.notAcceptable(List.of("text/html")));
    }
    String data = request.parameters().containsKey("example") ? example() : "";
    ValidationRequest empty = new ValidationRequest(List.of(), List.of(), Map.of());
    return Response.of(
            200, "text/html; charset=utf-8", page(request, address, empty, data, null, null))
        .with("Content-Language", request.language())
        .with("Vary", Caching.VARY_BY_FORMAT_AND_LANGUAGE)
        .with("Cache-Control", Caching.FRESH)
        .tagged();
  }

  private static String example() {
    try (InputStream stream = ValidationPageWriter.class.getResourceAsStream(EXAMPLE)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The form as it was sent, with the report below. */
  String report(Request request, String address, ValidationRequest form, ReportWithVerdict result) {
    String data = text(form.data());
    return page(
        request, address, form, data, new ReportSection(result, !data.isBlank()).model(), null);
  }

  /** The form as it was sent, with the problem below. */
  String problem(Request request, String address, ValidationRequest form, Problem problem) {
    String data = text(form.data());
    Optional<Location> place = place(problem);
    return page(
        request,
        address,
        form,
        data,
        null,
        new ValidationPage.Trouble(
            problem.type().title(Messages.in(request.language())),
            problem.detail(),
            String.valueOf(problem.more().getOrDefault("report", "")),
            !data.isBlank() && place.filter(each -> each.file().equals("data")).isPresent(),
            place.map(Location::line).orElse(0),
            place.flatMap(form::excerpt).orElse(null),
            "/" + problem.type().path()));
  }

  private static Optional<Location> place(Problem problem) {
    return problem.more().get("line") instanceof Long line
        ? Optional.of(
            new Location(
                problem.more().get("file").toString(),
                line.intValue(),
                ((Number) problem.more().get("column")).intValue()))
        : Optional.empty();
  }

  /** The content of the form's text field. */
  private static String text(List<ValidationRequest.Piece> pieces) {
    return pieces.stream()
        .filter(piece -> !piece.isFile())
        .map(ValidationRequest.Piece::text)
        .findFirst()
        .orElse("");
  }

  private String page(
      Request request,
      String address,
      ValidationRequest posted,
      String data,
      ValidationPage.Report report,
      ValidationPage.Trouble trouble) {
    Messages messages = Messages.in(request.language());
    boolean files =
        Stream.concat(posted.data().stream(), posted.shapes().stream())
            .anyMatch(piece -> piece.isFile() && !piece.isBlank());
    ValidationPage.Form form =
        new ValidationPage.Form(
            data,
            text(posted.shapes()),
            files,
            posted.option("strict").filter("true"::equals).isPresent(),
            new ValidationPage.Lists(
                syntaxes(posted), severities(posted, messages), formats(messages)),
            new ValidationPage.Limits(checks.bytes() >> 20, (int) checks.time().toSeconds()));
    Page.Head head = new Page.Head(messages, "/validate", "", List.of(), "");
    return Templates.page(
        "validate",
        new Page.Frame(
            head, messages.say("validate.title"), messages.say("validate.summary"), List.of()),
        new ValidationPage.Shown(form, address, report, trouble));
  }

  private static List<ValidationPage.Option> syntaxes(ValidationRequest posted) {
    String chosen = posted.option("syntax").orElse("turtle");
    return ValidationRequest.SYNTAXES.stream()
        .map(
            each ->
                new ValidationPage.Option(
                    each.toString(), each.label(), each.toString().equals(chosen)))
        .toList();
  }

  private static List<ValidationPage.Option> severities(
      ValidationRequest posted, Messages messages) {
    String chosen = posted.option("fail-on").orElse("info");
    return Stream.of("info", "warning", "violation")
        .map(
            each ->
                new ValidationPage.Option(
                    each, messages.say("validate.from-" + each), each.equals(chosen)))
        .toList();
  }

  /** The page itself first, then the other formats. */
  private static List<ValidationPage.Option> formats(Messages messages) {
    return Stream.concat(
            Stream.of(ReportFormat.HTML),
            Stream.of(ReportFormat.values()).filter(format -> format != ReportFormat.HTML))
        .map(
            format ->
                new ValidationPage.Option(
                    format.toString(),
                    switch (format) {
                      case HTML -> messages.say("validate.form-page");
                      case TEXT -> messages.say("validate.form-text");
                      default -> format.label();
                    },
                    format == ReportFormat.HTML))
        .toList();
  }
}
