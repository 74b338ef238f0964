package entente.cli;

import entente.validate.engine.Progress;
import java.io.PrintWriter;
import java.time.Duration;

/** A progress line on a terminal, overwritten in place and cleared at the end. */
final class ProgressLine implements Progress {
  private static final long DELAY = Duration.ofSeconds(1).toNanos();
  private static final long INTERVAL = Duration.ofMillis(200).toNanos();
  private final PrintWriter out;
  private long next = System.nanoTime() + DELAY;
  private boolean shown;

  ProgressLine(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void at(String what, int done, int all) {
    if (System.nanoTime() - next > 0) {
      next = System.nanoTime() + INTERVAL;
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
