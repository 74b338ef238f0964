package entente.web;

import entente.web.http.Problem;
import entente.web.page.ProblemResponses;
import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Responses to errors detected by Jetty, in the form of all other problems. */
final class JettyErrorHandler extends ErrorHandler {
  private final ProblemResponses problems;

  JettyErrorHandler(ProblemResponses problems) {
    this.problems = problems;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Object reason = request.getAttribute(ERROR_MESSAGE);
    int status = response.getStatus() >= 400 ? response.getStatus() : 500;
    var problem =
        problems.of(
            Problem.ofStatus(status, reason == null ? null : reason.toString()),
            negotiable(request));
    problem.fields().forEach(field -> response.getHeaders().put(field.name(), field.value()));
    RequestFilter.CROSS_ORIGIN.forEach(response.getHeaders()::put);
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    response.setStatus(problem.status());
    response.write(true, ByteBuffer.wrap(problem.body().plain()), callback);
    return true;
  }

  /** The fields for negotiation of a request that could not be read as a whole. */
  private static entente.web.http.Request negotiable(Request request) {
    return new entente.web.http.Request(
        "GET",
        "/",
        Map.of(),
        request.getHeaders().get(HttpHeader.ACCEPT),
        request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE),
        null,
        null);
  }
}
