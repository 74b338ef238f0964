package entente.web.http;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.http.BadMessageException;

/** Conversion of servlet requests to {@link Exchange} and of {@link Response} to servlet output. */
public final class ServletAdapter {
  /** The attribute of a request under which a {@link Listener} may be found. */
  public static final String LISTENER = Listener.class.getName();

  private static final String EXCHANGE = Exchange.class.getName();
  private static final Duration DRAIN_TIME = Duration.ofSeconds(3);
  private static final int DRAIN_BYTES = 64 << 20;

  private ServletAdapter() {}

  /** A receiver of each response in the content coding in which it is sent, before it is. */
  @FunctionalInterface
  public interface Listener {
    void sent(Response response);
  }

  /**
   * Reads a request and keeps the result for {@link #exchange}. A path that cannot be decoded is a
   * {@link ProblemException}.
   */
  public static Exchange read(HttpServletRequest request) {
    return kept(
        request,
        Exchange.of(
            request(request),
            request.getRequestURL().toString(),
            new RequestBody(
                request.getContentType(),
                request.getHeader("Content-Encoding"),
                request.getContentLengthLong(),
                request::getInputStream)));
  }

  /**
   * Reads a form in the body and adds its fields to the parameters of the exchange. Throws what the
   * servlet throws when the form cannot be read.
   */
  public static Exchange readForm(HttpServletRequest request) {
    return kept(request, exchange(request).with(form(request)));
  }

  private static Exchange kept(HttpServletRequest request, Exchange exchange) {
    request.setAttribute(EXCHANGE, exchange);
    return exchange;
  }

  /** The exchange that was read on entry. */
  public static Exchange exchange(HttpServletRequest request) {
    return (Exchange) request.getAttribute(EXCHANGE);
  }

  /** The parts of a request that determine its response; never fails. */
  public static Request request(HttpServletRequest request) {
    Map<String, List<String>> parameters = parameters(request);
    String language =
        chosen(request, parameters).orElseGet(() -> field(request, "Accept-Language"));
    // A HEAD is answered as a GET whose body is dropped.
    String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
    return new Request(
        method,
        request.getRequestURI(),
        parameters,
        field(request, "Accept"),
        language,
        field(request, "Accept-Encoding"),
        field(request, "If-None-Match"));
  }

  /**
   * The parameters of the query string; empty when it is malformed, so that a handler that needs a
   * parameter reports it as missing.
   */
  private static Map<String, List<String>> parameters(HttpServletRequest request) {
    if (request.getMethod().equals("POST")) {
      // The servlet's own method would consume the body of a form.
      try {
        return PercentEncoding.parameters(request.getQueryString());
      } catch (IllegalArgumentException e) {
        return Map.of();
      }
    }
    try {
      return form(request);
    } catch (BadMessageException e) {
      return Map.of();
    }
  }

  /** Reads the parameters of the address and of a form in the body. */
  private static Map<String, List<String>> form(HttpServletRequest request) {
    Map<String, List<String>> parameters = new HashMap<>();
    request.getParameterMap().forEach((name, values) -> parameters.put(name, List.of(values)));
    return parameters;
  }

  /**
   * The language that the reader has chosen, for this page by a parameter or for all pages by a
   * cookie.
   */
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

  /** Sends a response: compressed, or as a 304, if the request allows that. */
  public static void write(
      Response whole, Request asked, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Response selected = whole.coded(asked.acceptEncoding());
    if (request.getAttribute(LISTENER) instanceof Listener listener) {
      listener.sent(selected);
    }
    Response answer = selected.unlessHeld(asked);
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
   * Discards the rest of a refused body, within limits of time and size, so that a client that is
   * still sending sees the response and the rest is not taken for its next request (RFC 9112,
   * section 9.6). A client that expects 100 (Continue) is not asked for the body.
   */
  private static boolean drained(HttpServletRequest request) {
    if (request.getHeader("Expect") != null) {
      return false;
    }
    try {
      InputStream rest = request.getInputStream();
      byte[] unread = new byte[65_536];
      long end = System.nanoTime() + DRAIN_TIME.toNanos();
      for (int all = 0; all < DRAIN_BYTES && System.nanoTime() < end; ) {
        int read = rest.read(unread);
        if (read < 0) {
          return true;
        }
        all += read;
      }
      return false;
    } catch (IOException | RuntimeException e) {
      // The client has disconnected, or the body was read as parameters.
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
