package entente.web.http;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * What has been served since the start, in the plain text form that Prometheus reads.
 *
 * <p>{@code entente_answers_total} counts answers by class of status, {@code entente_seconds_total}
 * the time spent on them, {@code entente_bytes_total} the bytes of their bodies; {@code
 * entente_memory_bytes} is the heap in use, and {@code entente_release_info} names the release by
 * the digest of its files.
 */
public final class RequestMetrics {
  private final String release;
  private final AtomicLongArray answers = new AtomicLongArray(6);
  private final LongAdder nanoseconds = new LongAdder();
  private final LongAdder bytes = new LongAdder();

  public RequestMetrics(String release) {
    this.release = release;
  }

  public void served(int status, long elapsed, long size) {
    answers.incrementAndGet(Math.min(5, Math.max(0, status / 100)));
    nanoseconds.add(elapsed);
    bytes.add(size);
  }

  public String text() {
    StringBuilder text = new StringBuilder();
    head(text, "entente_answers_total", "counter", "Answers by class of status.");
    for (int i = 1; i <= 5; i++) {
      text.append("entente_answers_total{class=\"")
          .append(i)
          .append("xx\"} ")
          .append(answers.get(i))
          .append('\n');
    }
    head(text, "entente_seconds_total", "counter", "Time spent on answers.");
    text.append(
        String.format(Locale.ROOT, "entente_seconds_total %.6f\n", nanoseconds.sum() / 1e9));
    head(text, "entente_bytes_total", "counter", "Bytes of bodies, as sent.");
    text.append("entente_bytes_total ").append(bytes.sum()).append('\n');
    head(text, "entente_memory_bytes", "gauge", "Heap in use.");
    text.append("entente_memory_bytes ")
        .append(Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory())
        .append('\n');
    head(
        text,
        "entente_release_info",
        "gauge",
        "The release that is served, by the digest of its files.");
    return text.append("entente_release_info{sha256=\"")
        .append(release)
        .append("\"} 1\n")
        .toString();
  }

  private static void head(StringBuilder text, String name, String type, String help) {
    text.append("# HELP ")
        .append(name)
        .append(' ')
        .append(help)
        .append("\n# TYPE ")
        .append(name)
        .append(' ')
        .append(type)
        .append('\n');
  }
}
