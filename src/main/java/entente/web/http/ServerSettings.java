package entente.web.http;

import java.time.Duration;

/**
 * The settings of a server.
 *
 * @param host address to listen on
 * @param port 0 for any free port
 * @param base the base of every IRI of the project in the data that is served; ends in a slash
 * @param release digest of the release that is served
 * @param limits limits on one request
 * @param checks limits on one validation
 */
public record ServerSettings(
    String host, int port, String base, String release, Limits limits, Checks checks) {

  public ServerSettings(String host, int port, String base, String release, Limits limits) {
    this(host, port, base, release, limits, Checks.standard());
  }

  /**
   * Limits on one validation.
   *
   * @param time from the first byte to the verdict, and also for receiving the data
   * @param bytes of data and shapes together, as they are sent
   * @param results number of findings after which the validation stops
   * @param report bytes of a report
   * @param concurrency validations at the same time; each uses all processors
   */
  public record Checks(Duration time, int bytes, int results, int report, int concurrency) {

    public static Checks standard() {
      return new Checks(Duration.ofSeconds(30), 10 << 20, 1_000, 32 << 20, 2);
    }
  }

  /**
   * Limits on one request. A request beyond a limit is refused with a problem that names the limit;
   * its answer is never truncated.
   *
   * @param time of one query
   * @param rows of one answer, and triples of one graph that is built
   * @param work triples read and rows sorted or grouped by one query
   * @param characters of text that the functions of one query make
   * @param bytes of one answer
   * @param request lengths of the parts of a request
   * @param concurrency queries running at the same time
   */
  public record Limits(
      Duration time,
      long rows,
      long work,
      long characters,
      int bytes,
      Lengths request,
      int concurrency) {

    public static Limits standard() {
      return new Limits(
          Duration.ofSeconds(30),
          500_000,
          200_000_000,
          50_000_000,
          128 << 20,
          Lengths.standard(),
          16);
    }

    public Limits withTime(Duration other) {
      return new Limits(other, rows, work, characters, bytes, request, concurrency);
    }
  }

  /**
   * Limits on the parts of one request, in characters.
   *
   * @param query of a query
   * @param target of path and query string
   * @param fields of one negotiation field
   */
  public record Lengths(int query, int target, int fields) {

    public static Lengths standard() {
      return new Lengths(100_000, 16_384, 8_192);
    }
  }
}
