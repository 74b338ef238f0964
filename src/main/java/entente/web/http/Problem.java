package entente.web.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A problem in the sense of RFC 9457: the error in a request and its remedy.
 *
 * @param status that of the type, unless HTTP has a more specific one
 * @param detail sentences for the sender of the request
 * @param more further members: strings, numbers or lists of strings
 */
public record Problem(ProblemType type, int status, String detail, Map<String, Object> more) {
  public static Problem of(ProblemType type, String detail) {
    return new Problem(type, type.status, detail, Map.of());
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
            "The Accept field of the request excludes everything that is available here: "
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
                    ? "It has no replacement."
                    : "It was replaced by " + String.join(", ", replacements) + "."))
        .with("replacements", replacements);
  }

  public static Problem internal() {
    return of(ProblemType.INTERNAL_ERROR, ProblemType.INTERNAL_ERROR.meaning());
  }

  /** A problem for a status that the HTTP layer reports. */
  public static Problem ofStatus(int status, String reason) {
    ProblemType type =
        switch (status) {
          case 404 -> ProblemType.NOT_FOUND;
          case 413 -> ProblemType.TOO_LARGE;
          case 414 -> ProblemType.URI_TOO_LONG;
          case 431 -> ProblemType.FIELDS_TOO_LARGE;
          case 500 -> ProblemType.INTERNAL_ERROR;
          default -> status < 500 ? ProblemType.BAD_REQUEST : ProblemType.UNAVAILABLE;
        };
    return new Problem(
        type,
        status,
        type == ProblemType.BAD_REQUEST
            ? (reason == null ? "It is not valid HTTP" : reason) + "."
            : type.meaning(),
        Map.of());
  }

  public Problem with(String member, Object value) {
    Map<String, Object> members = new LinkedHashMap<>(more);
    members.put(member, value);
    return new Problem(type, status, detail, members);
  }
}
