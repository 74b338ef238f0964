package entente.web;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** What has been served, in the plain text form that Prometheus reads. */
final class Metrics {
  private final AtomicLongArray answers = new AtomicLongArray(6);
  private final LongAdder nanoseconds = new LongAdder();
  private final LongAdder bytes = new LongAdder();

  void served(int status, long elapsed, long size) {
    answers.incrementAndGet(Math.min(5, Math.max(0, status / 100)));
    nanoseconds.add(elapsed);
    bytes.add(size);
  }

  String text() {
    StringBuilder text = new StringBuilder("# HELP entente_answers_total Answers by class of status.\n# TYPE entente_answers_total counter\n");
    for (int i = 1; i <= 5; i++) {
      text.append("entente_answers_total{class=\"").append(i).append("xx\"} ").append(answers.get(i)).append('\n');
    }
    Runtime runtime = Runtime.getRuntime();
    return text.append("# HELP entente_seconds_total Time spent on answers.\n# TYPE entente_seconds_total counter\nentente_seconds_total ")
        .append(nanoseconds.sum() / 1e9).append("\n# HELP entente_bytes_total Bytes of answers before compression.\n# TYPE entente_bytes_total counter\nentente_bytes_total ")
        .append(bytes.sum()).append("\n# HELP entente_memory_bytes Heap in use.\n# TYPE entente_memory_bytes gauge\nentente_memory_bytes ")
        .append(runtime.totalMemory() - runtime.freeMemory()).append('\n').toString();
  }
}
