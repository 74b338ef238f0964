package entente.web;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The preparation of what the first search and the first validation need, behind the start. It
 * gives way: a step begins only when no request has been in progress for a moment.
 */
final class WarmUp {
  private static final long MOMENT_MILLIS = 300;
  private final AtomicInteger requests = new AtomicInteger();
  private volatile long latest = System.nanoTime();

  /** A request begins. */
  void begin() {
    requests.incrementAndGet();
  }

  /** A request ends. */
  void end() {
    latest = System.nanoTime();
    requests.decrementAndGet();
  }

  /** Runs the steps in a thread of their own. */
  void start(List<Runnable> steps) {
    Thread thread = new Thread(() -> run(steps), "warm-up");
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.start();
  }

  private void run(List<Runnable> steps) {
    try {
      for (Runnable step : steps) {
        long quiet = quietMillis();
        while (quiet < MOMENT_MILLIS) {
          Thread.sleep(MOMENT_MILLIS - quiet);
          quiet = quietMillis();
        }
        step.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long quietMillis() {
    return requests.get() > 0 ? 0 : (System.nanoTime() - latest) / 1_000_000;
  }
}
