package entente.bench.side;

import entente.bench.load.BenchmarkTarget;
import java.time.Duration;

/** A server that runs, and how long it took until it first answered. */
public final class RunningSide implements AutoCloseable {
  private final BenchmarkTarget target;
  private final SideProcess process;
  private final Duration start;

  RunningSide(BenchmarkTarget target, SideProcess process, Duration start) {
    this.target = target;
    this.process = process;
    this.start = start;
  }

  public BenchmarkTarget target() {
    return target;
  }

  public Duration start() {
    return start;
  }

  /** Checks that the process is there; one that ended is an error that names its last words. */
  public void check() {
    process.check();
  }

  @Override
  public void close() {
    process.close();
  }
}
