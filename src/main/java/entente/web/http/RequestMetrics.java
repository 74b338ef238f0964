package entente.web.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Counts of the responses since the start, in the text format of Prometheus.
 *
 * <p>{@code entente_answers_total} counts responses by class of status, {@code
 * entente_seconds_total} the time spent on them, {@code entente_bytes_total} the bytes of their
 * bodies; {@code entente_memory_bytes} is the heap in use, and {@code entente_release_info} names
 * the release by the digest of its files.
 */
public final class RequestMetrics {
  private static final Pattern VALUE = Pattern.compile("(?m)(?<= )[0-9][0-9.E]*$");
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final List<Counter> answers;
  private final Counter seconds;
  private final Counter bytes;

  public RequestMetrics(String release) {
    this.answers =
        IntStream.rangeClosed(1, 5)
            .mapToObj(
                each ->
                    Counter.builder("entente.answers")
                        .description("Responses by class of status.")
                        .tag("class", each + "xx")
                        .register(registry))
            .toList();
    this.seconds =
        Counter.builder("entente.seconds")
            .description("Time spent on responses.")
            .register(registry);
    this.bytes =
        Counter.builder("entente.bytes")
            .description("Bytes of bodies, as sent.")
            .register(registry);
    Gauge.builder("entente.memory.bytes", RequestMetrics::heap)
        .description("Heap in use.")
        .register(registry);
    Gauge.builder("entente.release.info", () -> 1)
        .description("The release that is served, by the digest of its files.")
        .tag("sha256", release)
        .register(registry);
  }

  /**
   * Counts a response.
   *
   * @param elapsed in nanoseconds
   * @param size in bytes
   */
  public void served(int status, long elapsed, long size) {
    answers.get(Math.min(5, Math.max(1, status / 100)) - 1).increment();
    seconds.increment(elapsed / 1e9);
    bytes.increment(size);
  }

  /** The numbers in plain decimal notation, which every consumer understands. */
  public String text() {
    return VALUE
        .matcher(registry.scrape())
        .replaceAll(
            value ->
                Matcher.quoteReplacement(
                    new BigDecimal(value.group()).stripTrailingZeros().toPlainString()));
  }

  private static double heap() {
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
