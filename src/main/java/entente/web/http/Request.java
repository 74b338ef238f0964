package entente.web.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The parts of an HTTP request that determine its response.
 *
 * @param method in upper case
 * @param path as sent, percent-encoded
 * @param parameters of the query string, decoded
 * @param accept the {@code Accept} field, several joined by commas; null when the request has no
 *     such field
 * @param acceptLanguage the same of {@code Accept-Language}, or the language that the reader has
 *     chosen
 * @param acceptEncoding the same of {@code Accept-Encoding}
 * @param ifNoneMatch the same of {@code If-None-Match}
 */
public record Request(
    String method,
    String path,
    Map<String, List<String>> parameters,
    String accept,
    String acceptLanguage,
    String acceptEncoding,
    String ifNoneMatch) {

  public static Request get(String path, String accept) {
    return new Request("GET", path, Map.of(), accept, null, null, null);
  }

  /** The same request with other parameters; a language among them is the one chosen. */
  Request with(Map<String, List<String>> others) {
    String language =
        others.getOrDefault("lang", List.of()).stream()
            .filter(Messages.LANGUAGES::contains)
            .findFirst()
            .orElse(acceptLanguage);
    return new Request(method, path, others, accept, language, acceptEncoding, ifNoneMatch);
  }

  /** The interface language that the reader prefers. */
  public String language() {
    return Accept.language(acceptLanguage, Messages.LANGUAGES);
  }

  /** The offer that the client prefers; a {@link ProblemException} (406) when it accepts none. */
  public <T> Variant<T> choose(List<Variant<T>> offers) {
    return Accept.choose(accept, offers)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.notAcceptable(
                        offers.stream().map(Variant::mediaType).distinct().toList())));
  }

  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name)).map(values -> values.get(0));
  }

  /** Whether the client already has the response with this entity tag. */
  boolean holds(String entityTag) {
    return ifNoneMatch != null && holds(ifNoneMatch, entityTag);
  }

  /**
   * Whether an {@code If-None-Match} field names this entity tag, by the weak comparison of RFC
   * 9110 section 13.1.2.
   */
  public static boolean holds(String ifNoneMatch, String entityTag) {
    return Stream.of(ifNoneMatch.split(","))
        .map(String::trim)
        .anyMatch(
            held ->
                held.equals("*")
                    || (held.startsWith("W/") ? held.substring(2) : held).equals(entityTag));
  }
}
