package entente.web;

import entente.web.http.Problem;
import entente.web.http.RequestMetrics;
import entente.web.http.ServerSettings;
import entente.web.http.SiteServlet;
import entente.web.resource.Pages;
import entente.web.validation.ValidationServlet;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** What every request passes: bounds, methods, the headers that every answer has, and the count. */
final class RequestFilter implements Filter {
  private static final Duration LINGER = Duration.ofSeconds(3);
  private static final int LINGER_BYTES = 64 * 1024 * 1024;

  /**
   * Every site may read every answer, errors too, and the fields that tell what it is and where
   * there is more.
   */
  static final Map<String, String> CROSS_ORIGIN =
      Map.of(
          "Access-Control-Allow-Origin",
          "*",
          "Access-Control-Expose-Headers",
          "Link, ETag, Location, Content-Location, Content-Language, Content-Encoding, Vary, Allow,"
              + " Retry-After, Date, "
              + ValidationServlet.VERDICT);

  private final ServerSettings settings;
  private final Pages pages;
  private final RequestMetrics metrics;

  RequestFilter(ServerSettings settings, Pages pages, RequestMetrics metrics) {
    this.settings = settings;
    this.pages = pages;
    this.metrics = metrics;
  }

  @Override
  public void doFilter(ServletRequest in, ServletResponse out, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest request = (HttpServletRequest) in;
    HttpServletResponse response = (HttpServletResponse) out;
    long start = System.nanoTime();
    boolean posted = request.getRequestURI().matches("/sparql/?|/validate");
    String allowed = posted ? "GET, HEAD, OPTIONS, POST" : "GET, HEAD, OPTIONS";
    common(response);
    Problem problem = problem(request, allowed);
    if (problem != null) {
      response.setHeader("Allow", problem.status() == 405 ? allowed : null);
      SiteServlet.write(
          problem.response(SiteServlet.read(request), settings.base(), pages), request, response);
    } else if (request.getMethod().equals("OPTIONS")) {
      response.setHeader("Allow", allowed);
      response.setHeader("Access-Control-Allow-Methods", allowed);
      response.setHeader(
          "Access-Control-Allow-Headers",
          "Accept, Accept-Language, Content-Type, If-None-Match, *");
      response.setHeader("Access-Control-Max-Age", "86400");
      response.setStatus(204);
    } else {
      chain.doFilter(request.getMethod().equals("HEAD") ? new AsGet(request) : request, response);
    }
    if (response.getStatus() >= 400) {
      linger(request, response);
    }
    String length =
        request.getMethod().equals("HEAD") ? null : response.getHeader("Content-Length");
    metrics.served(
        response.getStatus(),
        System.nanoTime() - start,
        length == null ? 0 : Long.parseLong(length));
  }

  /**
   * Reads on, within bounds, what is left of a refused body: closing over unread bytes would take
   * the answer with it (RFC 9112, section 9.6).
   */
  private static void linger(HttpServletRequest request, HttpServletResponse response) {
    try {
      response.flushBuffer();
      InputStream rest = request.getInputStream();
      byte[] unread = new byte[65_536];
      long end = System.nanoTime() + LINGER.toNanos();
      for (int read = 0, all = 0;
          read >= 0 && all < LINGER_BYTES && System.nanoTime() < end;
          all += read) {
        read = rest.read(unread);
      }
    } catch (IOException | IllegalStateException e) {
      // The client has gone, or the body was read as parameters: nobody waits.
    }
  }

  private static void common(HttpServletResponse response) {
    CROSS_ORIGIN.forEach(response::setHeader);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    response.setHeader("Referrer-Policy", "no-referrer");
  }

  private Problem problem(HttpServletRequest request, String allowed) {
    int target =
        request.getRequestURI().length()
            + (request.getQueryString() == null ? 0 : request.getQueryString().length());
    if (target > settings.limits().target()) {
      return Problem.ofStatus(414, null);
    }
    for (String field : new String[] {"Accept", "Accept-Language", "If-None-Match"}) {
      int length = 0;
      for (Iterator<String> values = request.getHeaders(field).asIterator(); values.hasNext(); ) {
        length += values.next().length();
      }
      if (length > settings.limits().fields()) {
        return Problem.ofStatus(431, null);
      }
    }
    return List.of(allowed.split(", ")).contains(request.getMethod())
        ? null
        : Problem.notAllowed(request.getMethod(), allowed);
  }

  /** A HEAD is answered as a GET whose body is dropped. */
  private static final class AsGet extends HttpServletRequestWrapper {
    AsGet(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getMethod() {
      return "GET";
    }
  }
}
