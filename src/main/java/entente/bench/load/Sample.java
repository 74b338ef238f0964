package entente.bench.load;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * The answers to one turn of requests to one target.
 *
 * @param times the times of the answers in nanoseconds
 * @param failures number of answers that were neither 200 nor 304, and of requests without an
 *     answer
 * @param held number of answers that were 304
 * @param seconds the duration of the turn
 */
public record Sample(Histogram times, long failures, long held, double seconds) {
  private static final long LONGEST = TimeUnit.MINUTES.toNanos(10);
  private static final int DIGITS = 3;

  static Histogram histogram() {
    return new Histogram(LONGEST, DIGITS);
  }

  static void record(Histogram times, long nanoseconds) {
    times.recordValue(Math.max(0, Math.min(LONGEST, nanoseconds)));
  }

  /** Requests answered per second, by all clients together. */
  public double perSecond() {
    return times.getTotalCount() / seconds;
  }
}
