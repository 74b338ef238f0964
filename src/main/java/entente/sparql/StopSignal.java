package entente.sparql;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.util.Context;

/** A signal by which one thread stops the queries of all threads that work on the same graph. */
public final class StopSignal implements Meter {
  private final AtomicBoolean stopped = new AtomicBoolean();

  /** Stops everything at its next step. */
  public void stop() {
    stopped.set(true);
  }

  @Override
  public void step() {
    if (stopped.get()) {
      throw new QueryCancelledException();
    }
  }

  /** Makes ARQ's own iterators observe this signal. */
  public void listenIn(Context context) {
    context.set(ARQConstants.symCancelQuery, stopped);
  }

  /**
   * Stops work that reads no graph when its thread is interrupted, as every worker is when the time
   * is up.
   */
  public static void requireNotInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new QueryCancelledException();
    }
  }
}
