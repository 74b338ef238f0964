package entente.web;

import entente.web.http.Exchange;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.Request;
import entente.web.http.RequestMetrics;
import entente.web.http.Response;
import entente.web.http.ServerSettings;
import entente.web.http.ServletAdapter;
import entente.web.page.ProblemResponses;
import entente.web.sparql.SparqlEndpoint;
import entente.web.validation.ValidationEndpoint;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * The entry point of every request: checks its size, reads it once and passes it to its route; sets
 * the fields that every response has, and counts responses.
 */
final class RequestFilter implements Filter {

  /**
   * The CORS fields, by which scripts of every origin may read every response, errors included, and
   * the fields named here.
   */
  static final Map<String, String> CROSS_ORIGIN =
      Map.of(
          "Access-Control-Allow-Origin",
          "*",
          "Access-Control-Expose-Headers",
          "Link, ETag, Location, Content-Location, Content-Language, Content-Encoding, Vary, Allow,"
              + " Retry-After, Date, "
              + SparqlEndpoint.PROLOGUE
              + ", "
              + SparqlEndpoint.HINT
              + ", "
              + ValidationEndpoint.VERDICT);

  /** The fields of every response. */
  static final List<Response.Field> COMMON =
      Stream.concat(
              CROSS_ORIGIN.entrySet().stream()
                  .map(each -> new Response.Field(each.getKey(), each.getValue())),
              Stream.of(
                  new Response.Field("X-Content-Type-Options", "nosniff"),
                  new Response.Field(
                      "Content-Security-Policy",
                      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                          + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri"
                          + " 'none'; frame-ancestors 'none'"),
                  new Response.Field("Referrer-Policy", "no-referrer")))
          .toList();

  private final ServerSettings settings;
  private final Routes routes;
  private final ProblemResponses problems;
  private final RequestMetrics metrics;
  private final WarmUp warmUp;

  RequestFilter(
      ServerSettings settings,
      Routes routes,
      ProblemResponses problems,
      RequestMetrics metrics,
      WarmUp warmUp) {
    this.settings = settings;
    this.routes = routes;
    this.problems = problems;
    this.metrics = metrics;
    this.warmUp = warmUp;
  }

  @Override
  public void doFilter(ServletRequest in, ServletResponse out, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest request = (HttpServletRequest) in;
    HttpServletResponse response = (HttpServletResponse) out;
    long start = System.nanoTime();
    COMMON.forEach(field -> response.setHeader(field.name(), field.value()));
    warmUp.begin();
    try {
      requireBounds(request);
      answer(request, response, chain);
    } catch (ProblemException e) {
      refuse(e.problem(), request, response);
    } catch (RuntimeException e) {
      LoggerFactory.getLogger(RequestFilter.class)
          .error("cannot answer " + request.getRequestURI(), e);
      refuse(Problem.internal(), request, response);
    } finally {
      warmUp.end();
    }
    String length =
        request.getMethod().equals("HEAD") ? null : response.getHeader("Content-Length");
    metrics.served(
        response.getStatus(),
        System.nanoTime() - start,
        length == null ? 0 : Long.parseLong(length));
  }

  private void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Exchange exchange = ServletAdapter.read(request);
    Routes.Route route = routes.find(exchange.path());
    String method = request.getMethod();
    if (!route.methods().contains(method)) {
      response.setHeader("Allow", route.allowed());
      throw new ProblemException(Problem.notAllowed(method, route.allowed()));
    } else if (method.equals("OPTIONS")) {
      response.setHeader("Allow", route.allowed());
      response.setHeader("Access-Control-Allow-Methods", route.allowed());
      response.setHeader(
          "Access-Control-Allow-Headers",
          "Accept, Accept-Language, Content-Type, If-None-Match, *");
      response.setHeader("Access-Control-Max-Age", "86400");
      response.setStatus(204);
    } else if (route.handler() == null) {
      chain.doFilter(new ForFuseki(request), response);
    } else {
      ServletAdapter.write(route.handler().apply(exchange), exchange.request(), request, response);
    }
  }

  private void refuse(Problem problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Request read = ServletAdapter.request(request);
    ServletAdapter.write(problems.of(problem, read), read, request, response);
  }

  private void requireBounds(HttpServletRequest request) {
    int target =
        request.getRequestURI().length()
            + (request.getQueryString() == null ? 0 : request.getQueryString().length());
    if (target > settings.limits().request().target()) {
      throw new ProblemException(Problem.ofStatus(414, null));
    }
    for (String field : new String[] {"Accept", "Accept-Language", "If-None-Match"}) {
      int length = 0;
      for (Iterator<String> values = request.getHeaders(field).asIterator(); values.hasNext(); ) {
        length += values.next().length();
      }
      if (length > settings.limits().request().fields()) {
        throw new ProblemException(Problem.ofStatus(431, null));
      }
    }
  }

  /**
   * The request as Fuseki sees it: at the address of its dataset, however the client spelled that,
   * and a HEAD as a GET whose body is dropped.
   */
  private static final class ForFuseki extends HttpServletRequestWrapper {
    ForFuseki(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getRequestURI() {
      return Routes.SPARQL;
    }

    @Override
    public String getMethod() {
      return super.getMethod().equals("HEAD") ? "GET" : super.getMethod();
    }
  }
}
