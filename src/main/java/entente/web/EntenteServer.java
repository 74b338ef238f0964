package entente.web;

import entente.kb.Store;
import entente.kb.read.InputException;
import entente.kb.read.Vocabulary;
import entente.kb.text.NameIndex;
import entente.web.cache.PreparedResponses;
import entente.web.cache.ReadyHandler;
import entente.web.cache.ResponseCache;
import entente.web.http.RequestMetrics;
import entente.web.http.ServerSettings;
import entente.web.page.ProblemResponses;
import entente.web.validation.ServerValidator;
import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.jena.fuseki.FusekiException;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.main.sys.FusekiModules;
import org.apache.jena.fuseki.server.DataService;
import org.apache.jena.fuseki.server.Endpoint;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphReadOnly;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;

/**
 * The HTTP server: an embedded Fuseki with one read-only SPARQL endpoint, and the site around it.
 *
 * <pre>
 * try (EntenteServer server = EntenteServer.start(Store.inMemory(release.dataset()), settings)) {
 *   System.out.println(server.address());
 *   server.join();
 * }
 * </pre>
 */
public final class EntenteServer implements AutoCloseable {
  private static final long CACHE_BYTES = 256L << 20;
  private static final Duration DRAINING = Duration.ofSeconds(5);
  private final FusekiServer fuseki;
  private final String host;

  private EntenteServer(FusekiServer fuseki, String host) {
    this.fuseki = fuseki;
    this.host = host;
  }

  /**
   * Starts a server; a port that is taken is an {@link InputException} of invocation.
   *
   * @param store must have its dataset in this process, since the SPARQL endpoint runs on it; pages
   *     and documents only send queries and would also work over {@link Store#remote}
   * @param validator validates what is posted to {@code /validate}
   */
  public static EntenteServer start(
      Store store, ServerSettings settings, ServerValidator validator) {
    return start(store, settings, validator, () -> "");
  }

  /**
   * Starts a server of data that is perhaps still being validated.
   *
   * @param state how far that validation is, as lines for {@code /health/ready}
   */
  public static EntenteServer start(
      Store store, ServerSettings settings, ServerValidator validator, Supplier<String> state) {
    DatasetGraph dataset =
        store
            .local()
            .orElseThrow(
                () ->
                    InputException.ofInvocation(
                        "the SPARQL endpoint needs a dataset in this process"));
    RequestMetrics metrics = new RequestMetrics(settings.release());
    ResponseCache cache =
        new ResponseCache(Math.min(CACHE_BYTES, Runtime.getRuntime().maxMemory() / 4))
            .over(
                settings.base().equals(Vocabulary.BASE)
                    ? PreparedResponses.of(settings.release())
                    : PreparedResponses.NONE);
    ProblemResponses problems = new ProblemResponses(settings.base());
    Site site = new Site(store, settings, validator, metrics, cache, state);
    WarmUp warmUp = new WarmUp();
    Endpoint query =
        Endpoint.create()
            .operation(Operation.Query)
            .endpointName("")
            .processor(site.endpoint(problems))
            .build();
    FusekiServer fuseki =
        FusekiServer.create()
            .fusekiModules(FusekiModules.empty())
            .port(settings.port())
            .numServerThreads(4, 64)
            .addFilter("/*", new RequestFilter(settings, site.routes(), problems, metrics, warmUp))
            .add(
                Routes.SPARQL,
                DataService.newBuilder(new DatasetGraphReadOnly(dataset))
                    .addEndpoint(query)
                    .build())
            .build();
    tune(fuseki, settings, problems, new ReadyHandler(cache, metrics, RequestFilter.COMMON));
    try {
      fuseki.start();
    } catch (FusekiException e) {
      fuseki.stop();
      if (isBindFailure(e.getCause())) {
        throw InputException.ofInvocation(
            "cannot listen on "
                + settings.host()
                + ":"
                + settings.port()
                + ": "
                + e.getCause().getMessage()
                + "; choose another with --port or --host",
            e);
      }
      throw e;
    }
    warmUp.start(steps(dataset, validator));
    return new EntenteServer(fuseki, settings.host());
  }

  /** Jetty wraps the exception of the socket in an {@link IOException} that names the address. */
  private static boolean isBindFailure(Throwable cause) {
    return cause instanceof BindException
        || cause instanceof IOException && cause.getCause() instanceof BindException;
  }

  /** What the first search and the first validation need. */
  private static List<Runnable> steps(DatasetGraph dataset, ServerValidator validator) {
    List<Runnable> steps = new ArrayList<>();
    NameIndex index = NameIndex.of(dataset);
    if (index != null) {
      steps.add(index::prepare);
    }
    if (validator != null) {
      steps.add(validator::prepare);
    }
    return steps;
  }

  /** Starts a server that does not validate data. */
  public static EntenteServer start(Store store, ServerSettings settings) {
    return start(store, settings, null);
  }

  private static void tune(
      FusekiServer fuseki, ServerSettings settings, ProblemResponses problems, ReadyHandler ready) {
    Server jetty = fuseki.getJettyServer();
    JettyErrorHandler errors = new JettyErrorHandler(problems);
    jetty.setErrorHandler(errors);
    for (Connector connector : jetty.getConnectors()) {
      ((ServerConnector) connector).setHost(settings.host());
      HttpConfiguration http =
          connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
      // Fuseki's 5 MB are allocated and cleared for each answer: two thirds of the time of a small
      // query.
      http.setOutputBufferSize(32_768);
      http.setRequestHeaderSize(65_536);
    }
    ServletContextHandler context = (ServletContextHandler) jetty.getHandler();
    context.setErrorHandler(errors);
    // Counts the requests in progress, so that a stop can wait for them.
    GracefulHandler graceful = new GracefulHandler();
    ready.setHandler(context);
    graceful.setHandler(ready);
    jetty.setHandler(graceful);
    jetty.setStopTimeout(DRAINING.toMillis());
    context.setMaxFormContentSize(4 * settings.limits().request().query());
  }

  /** The address of the server on this machine, with a slash at the end. */
  public String address() {
    String name =
        host.equals("0.0.0.0") || host.equals("::")
            ? "localhost"
            : host.contains(":") ? "[" + host + "]" : host;
    return "http://" + name + ":" + fuseki.getPort() + "/";
  }

  /** The HTTP configuration of each connector of the running server. */
  List<HttpConfiguration> configurations() {
    return List.of(fuseki.getJettyServer().getConnectors()).stream()
        .map(
            connector ->
                connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration())
        .toList();
  }

  /** Waits until the server has stopped. */
  public void join() {
    fuseki.join();
  }

  /**
   * Stops the server: new requests are refused at once, those in progress have five seconds to
   * finish, and any left are then aborted. Calling this again has no effect.
   */
  @Override
  public void close() {
    fuseki.stop();
  }
}
