package entente.web;

import entente.kb.Store;
import entente.kb.read.InputException;
import entente.kb.read.NamedQuery;
import entente.kb.read.Prefixes;
import entente.kb.text.NameIndex;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.Request;
import entente.web.http.RequestMetrics;
import entente.web.http.Response;
import entente.web.http.ResponseCache;
import entente.web.http.ServerSettings;
import entente.web.http.SiteServlet;
import entente.web.page.PageQueries;
import entente.web.rdf.GraphWriter;
import entente.web.rdf.JsonLdContext;
import entente.web.resource.LinkedDataHandler;
import entente.web.resource.Pages;
import entente.web.sparql.QueryResults;
import entente.web.sparql.SparqlEndpoint;
import entente.web.validation.Checker;
import entente.web.validation.ValidationServlet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
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
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.slf4j.LoggerFactory;

/**
 * The embedded Fuseki with one read-only query service, and everything else of the site around it.
 *
 * <pre>
 * try (Server server = Server.start(Store.inMemory(release.dataset()), settings)) {
 *   System.out.println(server.address());
 *   server.join();
 * }
 * </pre>
 */
public final class EntenteServer implements AutoCloseable {
  private static final Duration DRAINING = Duration.ofSeconds(5);
  private static final Pattern STATIC =
      Pattern.compile("/static/([a-z0-9-]+)\\.(css|svg|js|json|woff2|txt)");
  private static final Map<String, String> EDITOR =
      Map.of(
          "/static/yasqe.js",
          "build/yasqe.min.js",
          "/static/yasqe.css",
          "build/yasqe.min.css",
          "/static/yasqe-licences.txt",
          "build/yasqe.min.js.LICENSE.txt");
  private static final Map<String, String> STATIC_TYPES =
      Map.of(
          "css",
          "text/css; charset=utf-8",
          "svg",
          "image/svg+xml",
          "js",
          "text/javascript; charset=utf-8",
          "json",
          "application/json",
          "woff2",
          "font/woff2",
          "txt",
          "text/plain; charset=utf-8");
  private final FusekiServer fuseki;
  private final String host;

  private EntenteServer(FusekiServer fuseki, String host) {
    this.fuseki = fuseki;
    this.host = host;
  }

  /**
   * Starts to answer; a port that is taken is a {@link InputException} of invocation.
   *
   * @param store must have its data set in this process, for the query service runs on it; pages
   *     and documents only ask questions and would work over {@link Store#remote} too
   * @param checker checks what is posted to {@code /validate}
   */
  public static EntenteServer start(Store store, ServerSettings settings, Checker checker) {
    DatasetGraph dataset =
        store
            .local()
            .orElseThrow(
                () ->
                    InputException.ofInvocation(
                        "the query service needs a data set in this process"));
    PageQueries queries = new PageQueries(store, settings.base(), settings.release());
    List<NamedQuery> questions =
        NamedQuery.folder("questions").stream()
            .map(question -> question.rebased(settings.base()))
            .toList();
    Pages pages = new Pages(queries, questions, checker);
    RequestMetrics metrics = new RequestMetrics(settings.release());
    GraphWriter representation =
        new GraphWriter(
            Prefixes.mapping(settings.base()),
            JsonLdContext.later(queries, Prefixes.mapping(settings.base())));
    LinkedDataHandler dereference =
        new LinkedDataHandler(queries, representation, pages, new ResponseCache(256L << 20));
    Function<Request, Response> site =
        request -> answer(request, dereference, queries, metrics, settings, pages);
    Endpoint query =
        Endpoint.create()
            .operation(Operation.Query)
            .endpointName("")
            .processor(
                new SparqlEndpoint(
                    new QueryResults(queries, pages, representation, settings), settings, pages))
            .build();
    FusekiServer fuseki =
        FusekiServer.create()
            .fusekiModules(FusekiModules.empty())
            .port(settings.port())
            .numServerThreads(4, 64)
            .addFilter("/*", new RequestFilter(settings, pages, metrics))
            .add(
                "/sparql",
                DataService.newBuilder(new DatasetGraphReadOnly(dataset))
                    .addEndpoint(query)
                    .build())
            .addServlet("/validate", new ValidationServlet(checker, settings, pages, queries))
            .addServlet("/*", new SiteServlet(site))
            .build();
    tune(fuseki, settings, pages);
    try {
      fuseki.start();
    } catch (FusekiException e) {
      fuseki.stop();
      if (e.getCause() instanceof BindException || e.getCause() instanceof IOException) {
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
    prepare(dataset, checker);
    return new EntenteServer(fuseki, settings.host());
  }

  /** What the first search and the first check would wait for, while there is none yet. */
  private static void prepare(DatasetGraph dataset, Checker checker) {
    NameIndex lexicon = NameIndex.of(dataset);
    Thread preparing =
        new Thread(
            () -> {
              if (lexicon != null) {
                lexicon.prepare();
              }
              if (checker != null) {
                checker.prepare();
              }
            },
            "prepare");
    preparing.setDaemon(true);
    preparing.start();
  }

  /** Starts to answer everything but checks of data. */
  public static EntenteServer start(Store store, ServerSettings settings) {
    return start(store, settings, null);
  }

  private static void tune(FusekiServer fuseki, ServerSettings settings, Pages pages) {
    org.eclipse.jetty.server.Server jetty = fuseki.getJettyServer();
    JettyErrorHandler troubles = new JettyErrorHandler(settings.base(), pages);
    jetty.setErrorHandler(troubles);
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
    context.setErrorHandler(troubles);
    // Counts what is under way, so that a stop can wait for it.
    context.insertHandler(new GracefulHandler());
    jetty.setStopTimeout(DRAINING.toMillis());
    context.setMaxFormContentSize(4 * settings.limits().query());
  }

  private static Response answer(
      Request request,
      LinkedDataHandler dereference,
      PageQueries queries,
      RequestMetrics metrics,
      ServerSettings settings,
      Pages pages) {
    try {
      return switch (request.path()) {
        case "/health/live" ->
            Response.of(200, "text/plain; charset=utf-8", "live\n")
                .with("Cache-Control", "no-store");
        case "/health/ready" ->
            queries.knows(queries.named("ontology"))
                ? Response.of(200, "text/plain; charset=utf-8", "ready\n")
                    .with("Cache-Control", "no-store")
                : Response.of(503, "text/plain; charset=utf-8", "the store is empty\n")
                    .with("Cache-Control", "no-store");
        case "/opensearch.xml" -> openSearch(settings.base());
        case "/metrics" ->
            Response.of(200, "text/plain; version=0.0.4; charset=utf-8", metrics.text())
                .with("Cache-Control", "no-store");
        default ->
            STATIC.matcher(request.path()).matches()
                ? resource(request.path())
                : dereference.answer(request);
      };
    } catch (ProblemException e) {
      return e.problem().response(request, settings.base(), pages);
    } catch (RuntimeException e) {
      LoggerFactory.getLogger(EntenteServer.class).error("cannot answer " + request.path(), e);
      return Problem.internal().response(request, settings.base(), pages);
    }
  }

  /** What a browser needs to search here from its address field, OpenSearch 1.1. */
  private static Response openSearch(String base) {
    String text =
        new String(bytes("/static/opensearch.xml"), StandardCharsets.UTF_8)
            .replace(entente.kb.read.Vocabulary.BASE, base.replace("&", "&amp;"));
    return Response.of(200, "application/opensearchdescription+xml", text)
        .with("Cache-Control", "public, max-age=300")
        .tagged();
  }

  private static Response resource(String path) {
    return Response.of(
            200, STATIC_TYPES.get(path.substring(path.lastIndexOf('.') + 1)), bytes(path))
        .with("Cache-Control", "public, max-age=300")
        .tagged();
  }

  private static byte[] bytes(String path) {
    try (InputStream stream =
        EDITOR.containsKey(path)
            ? new WebJar("zazuko__yasqe").open(EDITOR.get(path))
            : EntenteServer.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new ProblemException(Problem.notFound("No such file."));
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address at which the server is reached from this machine, with a slash at the end. */
  public String address() {
    String name =
        host.equals("0.0.0.0") || host.equals("::")
            ? "localhost"
            : host.contains(":") ? "[" + host + "]" : host;
    return "http://" + name + ":" + fuseki.getPort() + "/";
  }

  /** How each connector of the running server speaks HTTP. */
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
   * Stops: new requests are refused at once, those under way are finished if that takes no more
   * than five seconds, and what is then left is cut off. Calling it again does nothing.
   */
  @Override
  public void close() {
    fuseki.stop();
  }
}
