package entente.kb.row;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryCancelledException;

/** A meter without limits, which stops when ARQ cancels the execution. */
public final class CancelMeter implements WorkMeter {
  private static final int STEPS_BETWEEN_LOOKS = 256;
  private final AtomicBoolean cancelled;
  private int steps;

  /**
   * @param cancelled ARQ's signal; null if there is none
   */
  public CancelMeter(AtomicBoolean cancelled) {
    this.cancelled = cancelled;
  }

  @Override
  public void step() {
    if (++steps >= STEPS_BETWEEN_LOOKS) {
      steps = 0;
      if (cancelled != null && cancelled.get()) {
        throw new QueryCancelledException();
      }
    }
  }

  @Override
  public void keepRow(int values) {
    step();
  }

  @Override
  public void keepGroup() {
    step();
  }

  @Override
  public void keepTerm(Node term) {
    step();
  }
}
