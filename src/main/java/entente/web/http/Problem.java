package entente.web.http;

import entente.web.page.Page;
import entente.web.rdf.Negotiation;
import entente.web.resource.Pages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.atlas.json.JsonBuilder;
import org.apache.jena.atlas.json.JsonValue;

/**
 * What went wrong and what to do about it, RFC 9457: a problem document for machines, a page for
 * people.
 *
 * @param status that of the kind, except where HTTP has a more exact one
 * @param detail sentences for the one who sent the request
 * @param more further members, strings, numbers or lists of strings, and only those
 */
public record Problem(ProblemType kind, int status, String detail, Map<String, Object> more) {
  private static final List<Variant<Boolean>> OFFERS =
      List.of(
          new Variant<>("application/problem+json", false),
          new Variant<>("application/json", false),
          new Variant<>("text/html", true));

  public static Problem of(ProblemType kind, String detail) {
    return new Problem(kind, kind.status, detail, Map.of());
  }

  public static Problem badRequest(String detail) {
    return of(ProblemType.BAD_REQUEST, detail);
  }

  public static Problem notFound(String detail) {
    return of(ProblemType.NOT_FOUND, detail);
  }

  public static Problem notAllowed(String method, String allowed) {
    return of(
        ProblemType.METHOD_NOT_ALLOWED,
        method + " is not allowed here; allowed are " + allowed + ".");
  }

  public static Problem notAcceptable(List<String> offers) {
    return of(
            ProblemType.NOT_ACCEPTABLE,
            "The Accept field of the request excludes everything that is offered here: "
                + String.join(", ", offers)
                + ".")
        .with("offers", offers);
  }

  public static Problem gone(String iri, List<String> replacements) {
    return of(
            ProblemType.GONE,
            "<"
                + iri
                + "> has been withdrawn. "
                + (replacements.isEmpty()
                    ? "Nothing has taken its place."
                    : "In its place stands " + String.join(", ", replacements) + "."))
        .with("replacements", replacements);
  }

  public static Problem internal() {
    return of(ProblemType.INTERNAL_ERROR, ProblemType.INTERNAL_ERROR.meaning);
  }

  /** A problem for a status that the HTTP layer below has found. */
  public static Problem ofStatus(int status, String reason) {
    ProblemType kind =
        switch (status) {
          case 404 -> ProblemType.NOT_FOUND;
          case 413 -> ProblemType.TOO_LARGE;
          case 414 -> ProblemType.URI_TOO_LONG;
          case 431 -> ProblemType.FIELDS_TOO_LARGE;
          case 500 -> ProblemType.INTERNAL_ERROR;
          default -> status < 500 ? ProblemType.BAD_REQUEST : ProblemType.UNAVAILABLE;
        };
    return new Problem(
        kind,
        status,
        kind == ProblemType.BAD_REQUEST
            ? (reason == null ? "It is not valid HTTP" : reason) + "."
            : kind.meaning,
        Map.of());
  }

  public Problem with(String member, Object value) {
    Map<String, Object> members = new LinkedHashMap<>(more);
    members.put(member, value);
    return new Problem(kind, status, detail, members);
  }

  /**
   * The answer in the form that the client accepts; a problem is never refused as not acceptable.
   */
  public Response response(Request request, String base, Pages pages) {
    Optional<Variant<Boolean>> chosen = Accept.choose(request.accept(), OFFERS);
    boolean page = chosen.isPresent() && chosen.get().what();
    Response response =
        page
            ? Response.of(
                status, "text/html; charset=utf-8", pages.trouble(this, Page.Head.of(request)))
            : Response.of(
                status,
                chosen.map(Variant::mediaType).orElse("application/problem+json"),
                json(base));
    Response told =
        response.with("Cache-Control", "no-store").with("Vary", Negotiation.PAGE_FIELDS);
    if (more.get("replacements") instanceof List<?> replacements && !replacements.isEmpty()) {
      return told.with(
          "Link",
          replacements.stream()
              .map(each -> new WebLink("successor-version", each.toString()).field())
              .collect(Collectors.joining(", ")));
    }
    return kind == ProblemType.BUSY || kind == ProblemType.CHECKS_BUSY
        ? told.with("Retry-After", "5")
        : told;
  }

  private String json(String base) {
    JsonBuilder builder = JsonBuilder.create().startObject();
    builder
        .pair("type", base + kind.path())
        .pair("title", kind.title)
        .pair("status", status)
        .pair("detail", detail);
    more.forEach(
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
    JsonValue value = builder.finishObject().build();
    return value.toString() + "\n";
  }
}
