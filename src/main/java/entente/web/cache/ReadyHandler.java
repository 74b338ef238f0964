package entente.web.cache;

import entente.web.http.Caching;
import entente.web.http.RequestMetrics;
import entente.web.http.Response;
import entente.web.http.ServletAdapter;
import java.nio.ByteBuffer;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/**
 * The handler before the servlets: a request that was answered before is answered again with the
 * same bytes, without being read, negotiated or normalized again.
 *
 * <p>Only responses that depend on the release and the {@linkplain RequestKey key} alone are kept;
 * they say so themselves by their {@code Cache-Control}.
 */
public final class ReadyHandler extends Handler.Wrapper {
  private final ResponseCache cache;
  private final RequestMetrics metrics;
  private final List<Response.Field> common;

  /**
   * A handler without a next one.
   *
   * @param common the fields of every response
   */
  public ReadyHandler(ResponseCache cache, RequestMetrics metrics, List<Response.Field> common) {
    this.cache = cache.part("request");
    this.metrics = metrics;
    this.common = common;
  }

  @Override
  public boolean handle(Request request, org.eclipse.jetty.server.Response out, Callback done)
      throws Exception {
    if (!RequestKey.isPossible(request)) {
      return super.handle(request, out, done);
    }
    long start = System.nanoTime();
    boolean posted = request.getMethod().equals("POST");
    ReadBody body = posted ? new ReadBody(request) : null;
    Request next = posted ? body : request;
    RequestKey key =
        posted && body.whole().isEmpty()
            ? null
            : RequestKey.of(request, posted ? body.whole() : List.of());
    if (key == null) {
      return super.handle(next, out, done);
    }
    if (cache.find(key.text()) instanceof ReadyResponse ready) {
      if (posted) {
        body.release();
      }
      send(ready, key.condition(), request, out, done, start);
      return true;
    }
    next.setAttribute(
        ServletAdapter.LISTENER,
        (ServletAdapter.Listener)
            response -> {
              if (isRepeatable(response)) {
                cache.keep(key.text(), ReadyResponse.of(response, common));
              }
            });
    return super.handle(next, out, done);
  }

  private void send(
      ReadyResponse ready,
      String condition,
      Request request,
      org.eclipse.jetty.server.Response out,
      Callback done,
      long start) {
    boolean unchanged =
        condition != null
            && !ready.tag().isEmpty()
            && (condition.equals(ready.tag())
                || entente.web.http.Request.holds(condition, ready.tag()));
    HttpFields.Mutable fields = out.getHeaders();
    for (HttpField field : unchanged ? ready.unchanged() : ready.fields()) {
      fields.add(field);
    }
    ByteBuffer content = unchanged ? null : ready.content();
    int status = unchanged ? 304 : ready.status();
    out.setStatus(status);
    out.write(true, content, done);
    metrics.served(
        status,
        System.nanoTime() - start,
        unchanged || request.getMethod().equals("HEAD") ? 0 : ready.body().length);
  }

  private static boolean isRepeatable(Response response) {
    String caching = response.field("Cache-Control");
    boolean fresh = Caching.FRESH.equals(caching);
    return response.field("Set-Cookie") == null
        && (response.status() == 200 && response.field("ETag") != null && (fresh || caching == null)
            || response.status() == 303 && fresh);
  }
}
