package entente.web.http;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.jetty.http.BadMessageException;

/** The thin end: a servlet request becomes a {@link Request}, a {@link Response} goes out. */
public final class SiteServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final long DRAINED = 32L << 20;
  private final transient Function<Request, Response> answer;

  public SiteServlet(Function<Request, Response> answer) {
    this.answer = answer;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    write(answer.apply(read(request)), request, response);
  }

  public static Request read(HttpServletRequest request) {
    Map<String, List<String>> parameters = new HashMap<>();
    try {
      request.getParameterMap().forEach((name, values) -> parameters.put(name, List.of(values)));
    } catch (BadMessageException e) {
      // What cannot be read is not there; who needs it will say so.
      parameters.clear();
    }
    String language =
        chosen(request, parameters).orElseGet(() -> field(request, "Accept-Language"));
    return new Request(
        request.getMethod(),
        request.getRequestURI(),
        parameters,
        field(request, "Accept"),
        language,
        field(request, "Accept-Encoding"),
        field(request, "If-None-Match"));
  }

  /** The language that the reader has chosen: for this page in its address, for all in a cookie. */
  private static Optional<String> chosen(
      HttpServletRequest request, Map<String, List<String>> parameters) {
    Stream<String> address = parameters.getOrDefault("lang", List.of()).stream();
    Stream<String> cookies =
        request.getCookies() == null
            ? Stream.of()
            : Stream.of(request.getCookies())
                .filter(each -> each.getName().equals("lang"))
                .map(Cookie::getValue);
    return Stream.concat(address, cookies).filter(Messages.LANGUAGES::contains).findFirst();
  }

  public static void write(Response whole, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Response answer = whole.to(read(request));
    if (answer.status() >= 400 && !drained(request)) {
      response.setHeader("Connection", "close");
    }
    response.setStatus(answer.status());
    answer.fields().forEach(field -> response.setHeader(field.name(), field.value()));
    if (answer.status() != 304 && answer.status() != 204) {
      byte[] bytes = answer.body().plain();
      response.setContentLength(bytes.length);
      // Jetty drops the body of a HEAD itself.
      response.getOutputStream().write(bytes);
    }
  }

  /**
   * Reads away what is left of a body that was refused, within bounds: a client that is still
   * sending sees the answer, and the rest is not taken for its next request (RFC 9112 section 9.6).
   * One that waits to be asked for the body is not asked.
   */
  private static boolean drained(HttpServletRequest request) {
    if (request.getHeader("Expect") != null) {
      return false;
    }
    try {
      return request.getInputStream().skip(DRAINED) < DRAINED;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private static String field(HttpServletRequest request, String name) {
    Enumeration<String> values = request.getHeaders(name);
    return values == null || !values.hasMoreElements()
        ? null
        : String.join(", ", Collections.list(values));
  }
}
