package entente.web;

import entente.kb.Release;
import entente.kb.SourceFiles;
import entente.kb.Store;
import entente.kb.read.JenaSandbox;
import entente.kb.read.Prefixes;
import entente.kb.read.Vocabulary;
import entente.kb.text.NameIndex;
import entente.web.cache.ResponseCache;
import entente.web.http.Exchange;
import entente.web.http.Request;
import entente.web.http.RequestMetrics;
import entente.web.http.Response;
import entente.web.http.ServerSettings;
import entente.web.page.PageQueries;
import entente.web.rdf.GraphWriter;
import entente.web.rdf.JsonLdContext;
import entente.web.validation.ServerValidator;
import entente.web.validation.ValidationEndpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;

/** The small made-up world of the tests, and what answers about it. */
public final class TestSite {
  public static final Release RELEASE = release();

  /** Small counts and much time: what stops a query is the same on every machine. */
  public static final ServerSettings.Limits LIMITS =
      new ServerSettings.Limits(
          Duration.ofMinutes(5),
          50_000,
          2_000_000,
          2_000_000,
          8 << 20,
          ServerSettings.Lengths.standard(),
          16);

  private TestSite() {}

  /** The shipped release, loaded when first asked for. */
  private static final class Shipped {
    static final Release RELEASE = Release.shipped();
  }

  /** What the program ships with; loaded once for all tests. */
  public static Release shipped() {
    return Shipped.RELEASE;
  }

  public static Release release() {
    return Release.of(
        SourceFiles.shipped()
            .withData(SourceFiles.files(Path.of("src/test/resources/web"), ".ttl")));
  }

  /** The data of the release in Jena's own structures, to which triples can be added. */
  public static DatasetGraph changeable() {
    DatasetGraph copy = DatasetGraphFactory.createGeneral();
    RELEASE.dataset().find().forEachRemaining(copy::add);
    return NameIndex.over(copy, Vocabulary.BASE);
  }

  /** The site as a function, without a socket. */
  public interface Site {
    Response answer(Request request);
  }

  public static Site site() {
    return site(RELEASE, Vocabulary.BASE);
  }

  public static Site site(Release release, String base) {
    return site(Store.inMemory(release.dataset()), base);
  }

  public static Site site(Store store, String base) {
    return site(new PageQueries(store, base));
  }

  public static Site site(PageQueries queries) {
    Routes routes = routes(queries);
    return request -> {
      Exchange exchange = Exchange.of(request);
      return routes.find(exchange.path()).handler().apply(exchange);
    };
  }

  static Routes routes(PageQueries queries) {
    ServerSettings settings = new ServerSettings("127.0.0.1", 0, queries.base(), "", LIMITS);
    return new Routes(
        queries,
        new GraphWriter(
            Prefixes.mapping(queries.base()),
            JsonLdContext.later(queries, Prefixes.mapping(queries.base()))),
        List::of,
        null,
        new ValidationEndpoint(null, settings),
        new RequestMetrics(""),
        new ResponseCache(64 << 20),
        () -> "");
  }

  /** A real server that checks data. */
  public static EntenteServer checking(ServerSettings.Checks checks) {
    JenaSandbox.apply(Duration.ofSeconds(30));
    return EntenteServer.start(
        Store.inMemory(RELEASE.dataset()),
        new ServerSettings("127.0.0.1", 0, Vocabulary.BASE, RELEASE.digest(), LIMITS, checks),
        new ServerValidator(checks, Vocabulary.BASE));
  }

  /** A real server on a port of its own. */
  public static EntenteServer server(ServerSettings.Limits limits) {
    JenaSandbox.apply(Duration.ofSeconds(30));
    return EntenteServer.start(
        Store.inMemory(RELEASE.dataset()),
        new ServerSettings("127.0.0.1", 0, Vocabulary.BASE, RELEASE.digest(), limits));
  }
}
