package entente.sparql;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Comparator;
import java.util.Optional;

/**
 * A monitor of the heap that reports when objects still in use nearly fill it: the last resort, for
 * consumption that no estimate foresees.
 */
public final class HeapMonitor {
  private static final double FULL = 0.8;

  /** Garbage collection may take one part in this many of the time. */
  private static final int SHARE = 10;

  /** The pool of the objects that have survived a collection. */
  private final Optional<MemoryPoolMXBean> old =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(
              pool ->
                  pool.getType() == MemoryType.HEAP
                      && pool.isUsageThresholdSupported()
                      && pool.getUsage().getMax() > 0)
          .max(Comparator.comparingLong(pool -> pool.getUsage().getMax()));

  private long notBefore = System.nanoTime();

  /** Whether the heap is nearly full. Requests a collection before it returns true. */
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
