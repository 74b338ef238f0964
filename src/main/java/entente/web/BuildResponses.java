package entente.web;

import entente.kb.Release;
import entente.kb.Store;
import entente.kb.read.JenaSandbox;
import entente.kb.read.Vocabulary;
import entente.web.cache.PreparedResponses;
import entente.web.cache.ResponseCache;
import entente.web.http.Exchange;
import entente.web.http.Messages;
import entente.web.http.ProblemException;
import entente.web.http.Request;
import entente.web.http.RequestMetrics;
import entente.web.http.ServerSettings;
import entente.web.validation.ServerValidator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A step of the build: makes the pages that take long or that most visitors open first, in every
 * language, so that a server need not make them after its start.
 */
public final class BuildResponses {
  /** The pages at addresses that the program gives them; the data names the others. */
  private static final List<String> PAGES =
      List.of(
          "/",
          "/id/",
          "/timeline",
          "/members",
          "/map",
          "/disagreements",
          "/documents",
          "/compare",
          "/ontology",
          "/shapes",
          "/code/",
          "/problem/",
          Routes.SPARQL);

  private BuildResponses() {}

  /**
   * {@code BuildResponses CLASSES}: makes the responses of the release below CLASSES and writes
   * them there.
   */
  public static void main(String[] args) throws IOException {
    Release release = Release.shipped();
    ServerSettings.Limits limits = ServerSettings.Limits.standard();
    JenaSandbox.apply(limits.time());
    PreparedResponses target = PreparedResponses.written(Path.of(args[0]));
    try (Store store = Store.inMemory(release.dataset())) {
      make(store, release.digest(), new ResponseCache(256L << 20).over(target));
    }
    target.complete(release.digest());
  }

  private static void make(Store store, String release, ResponseCache cache) {
    ServerSettings settings =
        new ServerSettings(
            "127.0.0.1", 0, Vocabulary.BASE, release, ServerSettings.Limits.standard());
    Site site =
        new Site(
            store,
            settings,
            new ServerValidator(settings.checks(), Vocabulary.BASE),
            new RequestMetrics(release),
            cache,
            () -> "");
    Stream<String> named =
        site.queries().rows("prepared/addresses", Map.of()).stream()
            .map(row -> row.get("address").getLiteralLexicalForm());
    // As in the server, the pages are made on all processors; each goes into a file of its own.
    Stream.concat(PAGES.stream(), named).toList().parallelStream()
        .forEach(address -> make(site, address));
  }

  private static void make(Site site, String address) {
    for (String language : Messages.LANGUAGES) {
      Exchange exchange =
          Exchange.of(new Request("GET", address, Map.of(), "text/html", language, null, null));
      try {
        if (address.equals(Routes.SPARQL)) {
          site.overview().answer(exchange);
        } else {
          site.routes().find(exchange.path()).handler().apply(exchange);
        }
      } catch (ProblemException e) {
        throw new IllegalStateException(address + ": " + e.problem(), e);
      }
    }
  }
}
