package entente.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.atlas.json.JsonBuilder;
import org.apache.jena.atlas.json.JsonValue;

/**
 * What went wrong and what to do about it, RFC 9457: a problem document for machines, a page for people.
 *
 * @param kind last segment of the problem's IRI, below {@code /problem/}
 * @param detail sentences for the one who sent the request
 * @param more further members, strings, numbers or lists of strings, and only those
 */
record Problem(int status, String kind, String title, String detail, Map<String, Object> more) {
  private static final List<Offer<Boolean>> OFFERS = List.of(new Offer<>("application/problem+json", false), new Offer<>("application/json", false),
      new Offer<>("text/html", true), new Offer<>("application/xhtml+xml", true));

  static Problem of(int status, String kind, String title, String detail) {
    return new Problem(status, kind, title, detail, Map.of());
  }

  static Problem badRequest(String detail) {
    return of(400, "bad-request", "The request cannot be understood", detail);
  }

  static Problem notFound(String detail) {
    return of(404, "not-found", "There is nothing here", detail);
  }

  static Problem notAllowed(String method, String allowed) {
    return of(405, "method-not-allowed", "The method is not allowed here", method + " is not allowed here; allowed are " + allowed + ".");
  }

  static Problem notAcceptable(List<String> offers) {
    return of(406, "not-acceptable", "None of the accepted formats is offered",
        "The Accept field of the request excludes everything that is offered here: " + String.join(", ", offers) + ".").with("offers", offers);
  }

  static Problem internal() {
    return of(500, "internal-error", "Something failed in the server", "The failure is in the server, not in the request. It has been logged.");
  }

  /** A problem for a status that the HTTP layer below has found. */
  static Problem ofStatus(int status, String reason) {
    return switch (status) {
      case 404 -> notFound("No such document.");
      case 413 -> of(413, "too-large", "The request is too large", "The body of the request is larger than this server reads.");
      case 414 -> of(414, "uri-too-long", "The address is too long", "Send a long query as the body of a POST.");
      case 431 -> of(431, "fields-too-large", "The header fields are too large", "Send shorter header fields.");
      case 500 -> internal();
      default -> status < 500 ? of(status, "bad-request", "The request cannot be understood", reason == null ? "It is not valid HTTP." : reason + ".")
          : of(status, "unavailable", "The server cannot answer", "Try again later.");
    };
  }

  Problem with(String member, Object value) {
    Map<String, Object> members = new LinkedHashMap<>(more);
    members.put(member, value);
    return new Problem(status, kind, title, detail, members);
  }

  /** The answer in the form that the client accepts; a problem is never refused as not acceptable. */
  Response response(String accept, String base, Pages pages) {
    Optional<Offer<Boolean>> chosen = Accept.choose(accept, OFFERS);
    boolean page = chosen.isPresent() && chosen.get().what();
    Response response = page ? Response.of(status, "text/html; charset=utf-8", pages.trouble(this))
        : Response.of(status, chosen.map(Offer::mediaType).orElse("application/problem+json"), json(base));
    Response told = response.with("Cache-Control", "no-store").with("Vary", "Accept");
    // The body of such a request may be unread, and must not be taken for the next one on this connection.
    return status == 405 || status == 413 || status == 415 ? told.with("Connection", "close") : told;
  }

  private String json(String base) {
    JsonBuilder builder = JsonBuilder.create().startObject();
    builder.pair("type", base + "problem/" + kind).pair("title", title).pair("status", status).pair("detail", detail);
    more.forEach((member, value) -> {
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

  /** Carries a problem out of the depth of a computation. */
  static final class Raised extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    Raised(Problem problem) {
      super(problem.detail(), null, false, false);
      this.problem = problem;
    }

    Problem problem() {
      return problem;
    }
  }
}
