package entente.web.http;

/** Values of the Cache-Control and Vary fields that responses share. */
public final class Caching {
  /**
   * Cache-Control of responses made from the release: it does not change while a server runs, but a
   * server with another release may take its place.
   */
  public static final String FRESH = "public, max-age=300";

  public static final String NO_STORE = "no-store";

  /** Vary of data that has one language or all of them. */
  public static final String VARY_BY_FORMAT = "Accept";

  /** Vary of a page at an address of its own: a reader who has chosen a language has a cookie. */
  public static final String VARY_BY_LANGUAGE = "Accept-Language, Cookie";

  /** Vary of a page at an address that also gives data. */
  public static final String VARY_BY_FORMAT_AND_LANGUAGE = VARY_BY_FORMAT + ", " + VARY_BY_LANGUAGE;

  private Caching() {}
}
