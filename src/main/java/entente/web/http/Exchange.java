package entente.web.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as the handlers see it, read, decoded and assigned a language once on entry.
 *
 * <p>Its parameters are those of the query string; a form in the body is left to the handler.
 *
 * @param path decoded, without the leading slash
 * @param language of the interface, one of {@link Messages#LANGUAGES}
 * @param address absolute, without the query string, as the client sees the server
 */
public record Exchange(
    Request request, String path, String language, String address, RequestBody content) {

  /** An exchange without a body; a path that cannot be decoded is a {@link ProblemException}. */
  public static Exchange of(Request request) {
    return of(request, request.path(), RequestBody.NONE);
  }

  static Exchange of(Request request, String address, RequestBody content) {
    return new Exchange(
        request,
        PercentEncoding.decoded(request.path()).substring(1),
        request.language(),
        address,
        content);
  }

  /** The same exchange with other parameters, which may also choose the language. */
  Exchange with(Map<String, List<String>> parameters) {
    Request changed = request.with(parameters);
    return new Exchange(changed, path, changed.language(), address, content);
  }

  public Messages words() {
    return Messages.in(language);
  }

  public Optional<String> parameter(String name) {
    return request.parameter(name);
  }

  /** The offer that the client prefers; a {@link ProblemException} (406) when it accepts none. */
  public <T> Variant<T> choose(List<Variant<T>> offers) {
    return request.choose(offers);
  }
}
