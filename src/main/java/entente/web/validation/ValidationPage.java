package entente.web.validation;

import entente.kb.read.Location;
import entente.kb.read.Vocabulary;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page on which a reader has data checked: a form, and below it what was found. */
public final class ValidationPage {
  private static final String EXAMPLE = "/examples/mistake.ttl";

  /** So much of a line is shown around a place. */
  private static final int BEFORE = 80;

  private static final int AFTER = 120;
  private final ServerSettings settings;

  ValidationPage(ServerSettings settings) {
    this.settings = settings;
  }

  /** A choice in the form, with its words. */
  public record Option(String value, String words, boolean chosen) {}

  /**
   * The page.
   *
   * @param data what stands in the field for it
   * @param files whether files were sent, which a form cannot keep
   * @param address of the page, as its reader has it
   * @param report what was found, or null
   * @param trouble why there is no report, or null
   */
  public record Shown(
      String data,
      String shapes,
      boolean files,
      List<Option> syntaxes,
      List<Option> severities,
      boolean strict,
      List<Option> forms,
      int megabytes,
      int seconds,
      String address,
      Report report,
      Trouble trouble) {}

  /** What was found, by cause. */
  public record Report(
      String outcome, String sum, int checked, List<Cause> causes, List<Item> notes, int left) {}

  /** All that is wrong by one rule. */
  public record Cause(Page.Link rule, String severity, int count, List<Item> items) {}

  /**
   * One thing that is wrong or odd.
   *
   * @param field whether it is in what stands in the field for data, so that a script can mark its
   *     line there
   */
  public record Item(
      String id,
      String severity,
      String message,
      String place,
      boolean field,
      int line,
      Excerpt excerpt,
      String thing,
      String path,
      String value,
      String instead,
      List<String> because) {}

  /** A line: what stands before the place, at it and after it. */
  public record Excerpt(int number, String before, String at, String after) {
    static final Excerpt NONE = new Excerpt(0, "", "", "");
  }

  /** Why there is no report. */
  public record Trouble(
      String title,
      String detail,
      String report,
      boolean field,
      long line,
      Excerpt excerpt,
      String kind) {}

  /** Under which a report is offered. */
  public static List<String> mediaTypes() {
    return Stream.of(ReportForm.values()).map(ReportForm::mediaType).toList();
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
                      "What is to be checked is sent with POST; GET gives the form, and takes no"
                          + " parameter but example."));
            });
    if (Accept.choose(request.accept(), List.of(new Variant<>("text/html", true))).isEmpty()) {
      throw new ProblemException(Problem.notAcceptable(List.of("text/html")));
    }
    String data = request.parameters().containsKey("example") ? example() : "";
    ValidationForm empty = new ValidationForm(List.of(), List.of(), Map.of());
    return Response.of(
            200, "text/html; charset=utf-8", page(request, address, empty, data, null, null))
        .with("Content-Language", request.language())
        .with("Vary", Caching.VARY_BY_FORMAT_AND_LANGUAGE)
        .with("Cache-Control", Caching.FRESH)
        .tagged();
  }

  private static String example() {
    try (InputStream stream = ValidationPage.class.getResourceAsStream(EXAMPLE)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The form as it was sent, with the report below. */
  String report(
      Request request, String address, ValidationForm posted, ValidationEndpoint.Judged judged) {
    return page(request, address, posted, field(posted.data()), found(posted, judged), null);
  }

  /** The form as it was sent, with what stands in the way. */
  String problem(Request request, String address, ValidationForm posted, Problem problem) {
    Optional<Location> place =
        problem.more().get("line") instanceof Long line
            ? Optional.of(
                new Location(
                    problem.more().get("file").toString(),
                    line.intValue(),
                    ((Number) problem.more().get("column")).intValue()))
            : Optional.empty();
    String field = field(posted.data());
    Excerpt excerpt =
        place
            .map(
                each ->
                    excerpt(
                        each,
                        Stream.concat(posted.data().stream(), posted.shapes().stream())
                            .filter(
                                piece ->
                                    (piece.isFile() ? piece.fileName() : "data")
                                        .equals(each.file()))
                            .findFirst()
                            .map(piece -> piece.text().lines().toList())
                            .orElse(List.of())))
            .orElse(Excerpt.NONE);
    return page(
        request,
        address,
        posted,
        field,
        null,
        new Trouble(
            problem.kind().title(Messages.in(request.language())),
            problem.detail(),
            String.valueOf(problem.more().getOrDefault("report", "")),
            !field.isBlank() && place.filter(each -> each.file().equals("data")).isPresent(),
            place.map(Location::line).orElse(0),
            excerpt,
            "/" + problem.kind().path()));
  }

  private static String field(List<ValidationForm.Piece> pieces) {
    return pieces.stream()
        .filter(piece -> !piece.isFile())
        .map(ValidationForm.Piece::text)
        .findFirst()
        .orElse("");
  }

  private String page(
      Request request,
      String address,
      ValidationForm posted,
      String data,
      Report report,
      Trouble trouble) {
    Messages words = Messages.in(request.language());
    String syntax = posted.option("syntax").orElse("turtle");
    String severity = posted.option("fail-on").orElse("info");
    List<Option> syntaxes =
        ValidationForm.SYNTAXES.stream()
            .map(each -> new Option(each.toString(), each.label(), each.toString().equals(syntax)))
            .toList();
    List<Option> severities =
        Stream.of("info", "warning", "violation")
            .map(
                each -> new Option(each, words.say("validate.from-" + each), each.equals(severity)))
            .toList();
    List<Option> forms =
        Stream.concat(
                Stream.of(ReportForm.HTML),
                Stream.of(ReportForm.values()).filter(form -> form != ReportForm.HTML))
            .map(
                form ->
                    new Option(
                        form.parameter,
                        form == ReportForm.HTML
                            ? words.say("validate.form-page")
                            : form == ReportForm.TEXT
                                ? words.say("validate.form-text")
                                : form.label,
                        form == ReportForm.HTML))
            .toList();
    boolean files =
        Stream.concat(posted.data().stream(), posted.shapes().stream())
            .anyMatch(piece -> piece.isFile() && !piece.isBlank());
    Shown shown =
        new Shown(
            data,
            field(posted.shapes()),
            files,
            syntaxes,
            severities,
            posted.option("strict").filter("true"::equals).isPresent(),
            forms,
            settings.checks().bytes() >> 20,
            (int) settings.checks().time().toSeconds(),
            address,
            report,
            trouble);
    Page.Head head = new Page.Head(words, "/validate", "", List.of(), "");
    return Templates.page(
        "validate",
        new Page.Frame(head, words.say("validate.title"), words.say("validate.summary"), List.of()),
        shown);
  }

  private Report found(ValidationForm posted, ValidationEndpoint.Judged judged) {
    Judgement judgement = judged.judgement();
    Map<String, List<String>> lines = new HashMap<>();
    boolean field = !field(posted.data()).isBlank();
    List<Item> items = new ArrayList<>();
    Map<String, List<Judgement.Remark>> byRule =
        judgement.findings().stream()
            .collect(
                Collectors.groupingBy(Judgement.Remark::rule, TreeMap::new, Collectors.toList()));
    int shown = judged.submission().shown();
    List<Judgement.Remark> all =
        judgement.findings().subList(0, Math.min(shown, judgement.findings().size()));
    Map<Judgement.Remark, Item> made = new IdentityHashMap<>();
    all.forEach(
        remark -> {
          Item item =
              item("finding-" + (made.size() + 1), remark, judged.submission(), lines, field);
          made.put(remark, item);
          items.add(item);
        });
    List<Cause> causes =
        byRule.values().stream()
            .map(
                remarks -> {
                  Judgement.Remark first =
                      remarks.stream()
                          .min(Comparator.comparingInt(remark -> Judgement.rank(remark.severity())))
                          .orElseThrow();
                  return new Cause(
                      rule(first),
                      kind(first.severity()),
                      remarks.size(),
                      remarks.stream().filter(made::containsKey).map(made::get).toList());
                })
            .sorted(
                Comparator.<Cause>comparingInt(cause -> Judgement.rank(cause.severity()))
                    .thenComparing(cause -> -cause.count()))
            .toList();
    List<Item> notes = new ArrayList<>();
    judgement.notes().stream()
        .limit(shown)
        .forEach(
            note ->
                notes.add(
                    item("note-" + (notes.size() + 1), note, judged.submission(), lines, field)));
    return new Report(
        judged.outcome().field(),
        judgement.sum(),
        judgement.checked(),
        causes,
        notes,
        judgement.findings().size() - all.size());
  }

  /** A rule of ours leads to its page here, wherever its IRI lies. */
  private Page.Link rule(Judgement.Remark remark) {
    String shape = remark.shape();
    return Page.Link.to(
        remark.rule(),
        shape.startsWith(Vocabulary.BASE + "shapes/")
            ? "/" + shape.substring(Vocabulary.BASE.length())
            : "");
  }

  private static Item item(
      String id,
      Judgement.Remark remark,
      Submission submission,
      Map<String, List<String>> lines,
      boolean field) {
    Excerpt excerpt =
        remark
            .place()
            .map(
                place ->
                    excerpt(
                        place,
                        lines.computeIfAbsent(
                            place.file(),
                            name ->
                                submission
                                    .part(name)
                                    .map(
                                        part ->
                                            new String(part.bytes(), StandardCharsets.UTF_8)
                                                .lines()
                                                .toList())
                                    .orElse(List.of()))))
            .orElse(Excerpt.NONE);
    String name = submission.data().get(0).name();
    return new Item(
        id,
        kind(remark.severity()),
        remark.message(),
        remark.place().map(Location::toString).orElse(""),
        field
            && remark
                .place()
                .filter(place -> place.file().equals("data") && name.equals("data"))
                .isPresent(),
        remark.place().map(Location::line).orElse(0),
        excerpt,
        remark.thing(),
        remark.path(),
        remark.value(),
        remark.instead(),
        remark.because());
  }

  private static String kind(String severity) {
    String kind = severity.toLowerCase(Locale.ROOT);
    return List.of("warning", "info").contains(kind) ? kind : "violation";
  }

  /**
   * The line of a place, with what is around the place of one that is long, and the term at the
   * place told apart.
   */
  private static Excerpt excerpt(Location place, List<String> lines) {
    if (place.line() < 1 || place.line() > lines.size()) {
      return Excerpt.NONE;
    }
    String line = lines.get(place.line() - 1);
    int at = Math.max(0, Math.min(place.column() - 1, line.length()));
    int end = at;
    char first = at < line.length() ? line.charAt(at) : ' ';
    char closing = first == '<' ? '>' : first == '"' || first == '\'' ? first : 0;
    while (end < line.length()
        && end - at < AFTER
        && (closing == 0
            ? !Character.isWhitespace(line.charAt(end))
                && (end == at || ";,[](){}".indexOf(line.charAt(end)) < 0)
            : end == at || line.charAt(end - 1) != closing || end == at + 1)) {
      end++;
    }
    int from = Math.max(0, at - BEFORE);
    int to = Math.min(line.length(), end + AFTER);
    return new Excerpt(
        place.line(),
        (from > 0 ? "…" : "") + line.substring(from, at),
        line.substring(at, end),
        line.substring(end, to) + (to < line.length() ? "…" : ""));
  }
}
