package entente.web;

import entente.kb.Confinement;
import entente.kb.Holdings;
import entente.kb.Prefixes;
import entente.kb.Release;
import entente.kb.Store;
import entente.kb.Vocabulary;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The small made-up world of the tests, and what answers about it. */
final class World {
  static final Release RELEASE = release();
  static final Settings.Limits LIMITS = Settings.Limits.standard().withTime(Duration.ofSeconds(2));

  private World() {}

  static Release release() {
    return Release.of(Holdings.shipped().withData(Holdings.files(Path.of("src/test/resources/web"), ".ttl")));
  }

  /** The site as a function, without a socket. */
  static Dereference site() {
    return site(RELEASE, Vocabulary.BASE);
  }

  static Dereference site(Release release, String base) {
    Catalogue catalogue = new Catalogue(Store.inMemory(release.dataset()), base);
    return new Dereference(catalogue, new Representation(Prefixes.mapping(base)), new Pages(catalogue, List.of()), new Prepared(1 << 24));
  }

  /** A real server on a port of its own. */
  static Server server() {
    Confinement.apply(Duration.ofSeconds(30));
    return Server.start(Store.inMemory(RELEASE.dataset()), new Settings("127.0.0.1", 0, Vocabulary.BASE, RELEASE.digest(), LIMITS));
  }
}
