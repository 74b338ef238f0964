package entente.cli;

import entente.validate.engine.Progress;
import java.io.PrintWriter;
import java.time.Duration;

/**
 * One line on a terminal that is written over and over while long work goes on, and is gone when it
 * is done.
 */
final class ProgressLine implements Progress {
  private static final long PATIENCE = Duration.ofSeconds(1).toNanos();
  private static final long PAUSE = Duration.ofMillis(200).toNanos();
  private final PrintWriter out;
  private long next = System.nanoTime() + PATIENCE;
  private boolean shown;

  ProgressLine(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void at(String what, int done, int all) {
    if (System.nanoTime() - next > 0) {
      next = System.nanoTime() + PAUSE;
      shown = true;
      out.print("\r\u001b[Kentente: " + done + " of " + all + " " + what);
      out.flush();
    }
  }

  void clear() {
    if (shown) {
      out.print("\r\u001b[K");
      out.flush();
    }
  }
}
