package entente.web.page;

import entente.web.http.Accept;
import entente.web.http.Caching;
import entente.web.http.Messages;
import entente.web.http.Problem;
import entente.web.http.ProblemType;
import entente.web.http.Request;
import entente.web.http.Response;
import entente.web.http.Variant;
import entente.web.http.WebLink;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.jena.atlas.json.JsonBuilder;

/** Responses that report a problem: as RFC 9457 JSON or as a page, by the Accept field. */
public final class ProblemResponses {
  /**
   * A problem as a page.
   *
   * @param kind the address of the type of problem; empty on the page of that type
   */
  public record Model(
      int status, String title, String detail, String meaning, String kind, List<String> more) {}

  private static final String RETRY_SECONDS = "5";
  private static final List<Variant<Boolean>> OFFERS =
      List.of(
          new Variant<>("application/problem+json", false),
          new Variant<>("application/json", false),
          new Variant<>("text/html", true));
  private final String base;

  /** The IRIs of the types of problems begin with the base. */
  public ProblemResponses(String base) {
    this.base = base;
  }

  /** The response to a problem, which is never itself refused as not acceptable. */
  public Response of(Problem problem, Request request) {
    return of(problem, request, () -> page(problem, Page.Head.of(request)));
  }

  /** The same with another page for clients that prefer one. */
  public Response of(Problem problem, Request request, Supplier<String> page) {
    Optional<Variant<Boolean>> chosen = Accept.choose(request.accept(), OFFERS);
    Response response =
        chosen.isPresent() && chosen.get().what()
            ? Response.of(problem.status(), "text/html; charset=utf-8", page.get())
            : Response.of(
                problem.status(),
                chosen.map(Variant::mediaType).orElse("application/problem+json"),
                json(problem));
    Response varied =
        response
            .with("Cache-Control", Caching.NO_STORE)
            .with("Vary", Caching.VARY_BY_FORMAT_AND_LANGUAGE);
    if (problem.more().get("replacements") instanceof List<?> replacements
        && !replacements.isEmpty()) {
      return varied.with(
          "Link",
          replacements.stream()
              .map(each -> new WebLink("successor-version", each.toString()).field())
              .collect(Collectors.joining(", ")));
    }
    return problem.type() == ProblemType.BUSY || problem.type() == ProblemType.CHECKS_BUSY
        ? varied.with("Retry-After", RETRY_SECONDS)
        : varied;
  }

  private String json(Problem problem) {
    JsonBuilder builder = JsonBuilder.create().startObject();
    builder
        .pair("type", base + problem.type().path())
        .pair("title", problem.type().title())
        .pair("status", problem.status())
        .pair("detail", problem.detail());
    problem
        .more()
        .forEach(
            (member, value) -> {
              builder.key(member);
              if (value instanceof List<?> list) {
                builder.startArray();
                list.forEach(each -> builder.value(each.toString()));
                builder.finishArray();
              } else if (value instanceof Number number) {
                builder.value(number.longValue());
              } else {
                builder.value(value.toString());
              }
            });
    return builder.finishObject().build().toString() + "\n";
  }

  private static String page(Problem problem, Page.Head head) {
    Messages words = head.words();
    List<String> more =
        problem.more().entrySet().stream()
            .map(entry -> entry.getKey() + ": " + text(entry.getValue()))
            .toList();
    String title = problem.type().title(words);
    boolean general = problem.type().meaning().equals(problem.detail());
    return Templates.page(
        "trouble",
        new Page.Frame(head, title, "", List.of()),
        new Model(
            problem.status(),
            title,
            general ? "" : problem.detail(),
            problem.type().meaning(words),
            "/" + problem.type().path(),
            more));
  }

  private static String text(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(Object::toString).collect(Collectors.joining(", "))
        : value.toString();
  }
}
