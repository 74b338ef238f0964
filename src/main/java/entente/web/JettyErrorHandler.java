package entente.web;

import entente.web.http.Problem;
import entente.web.resource.Pages;
import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Errors that Jetty finds before or behind us, told as we tell our own. */
final class JettyErrorHandler extends ErrorHandler {
  private final String base;
  private final Pages pages;

  JettyErrorHandler(String base, Pages pages) {
    this.base = base;
    this.pages = pages;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Object reason = request.getAttribute(ERROR_MESSAGE);
    int status = response.getStatus() >= 400 ? response.getStatus() : 500;
    entente.web.http.Response told =
        Problem.ofStatus(status, reason == null ? null : reason.toString())
            .response(asked(request), base, pages);
    told.fields().forEach(field -> response.getHeaders().put(field.name(), field.value()));
    RequestFilter.CROSS_ORIGIN.forEach(response.getHeaders()::put);
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    response.setStatus(told.status());
    response.write(true, ByteBuffer.wrap(told.body().plain()), callback);
    return true;
  }

  /** Of a request that nobody has read, what tells in which form to answer. */
  private static entente.web.http.Request asked(Request request) {
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
