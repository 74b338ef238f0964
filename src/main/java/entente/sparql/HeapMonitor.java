package entente.sparql;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Comparator;
import java.util.Optional;

/**
 * Whether the memory of the process is nearly full of what is still in use: the last resort, for
 * what no estimate foresees.
 */
public final class HeapMonitor {
  private static final double FULL = 0.8;

  /** Collecting the garbage may take one part in so many of the time. */
  private static final int SHARE = 10;

  /** The pool where the objects live that have outlived a collection. */
  private final Optional<MemoryPoolMXBean> old =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(
              pool ->
                  pool.getType() == MemoryType.HEAP
                      && pool.isUsageThresholdSupported()
                      && pool.getUsage().getMax() > 0)
          .max(Comparator.comparingLong(pool -> pool.getUsage().getMax()));

  private long notBefore = System.nanoTime();

  /** Asks for a collection before it says yes. */
  public synchronized boolean isFull() {
    if (!seemsFull() || System.nanoTime() - notBefore < 0) {
      return false;
    }
    long start = System.nanoTime();
    System.gc();
    long end = System.nanoTime();
    notBefore = end + SHARE * (end - start);
    return seemsFull();
  }

  private boolean seemsFull() {
    return old.filter(pool -> pool.getUsage().getUsed() > FULL * pool.getUsage().getMax())
        .isPresent();
  }
}
