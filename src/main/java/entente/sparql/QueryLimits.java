package entente.sparql;

import entente.kb.read.LiteralBounds;
import java.time.Duration;

/**
 * The limits of one query. {@link Long#MAX_VALUE} and {@link Integer#MAX_VALUE} mean no limit.
 *
 * @param time wall-clock time
 * @param steps triples read, rows made and characters matched
 * @param rows rows that are kept to be sorted, grouped or joined
 * @param characters characters of all the texts that functions make
 * @param textCharacters characters of a single text that a function makes
 * @param digits decimal digits of a number, before and after the point
 * @param bytes estimated bytes of the rows, groups and values that are kept
 */
public record QueryLimits(
    Duration time,
    long steps,
    long rows,
    long characters,
    int textCharacters,
    int digits,
    long bytes) {
  /**
   * Reading or multiplying numbers of a hundred thousand digits takes seconds, and of millions
   * hours, and a thread in {@link java.math.BigInteger} arithmetic cannot be stopped.
   */
  public static final int DIGITS = LiteralBounds.MAX_DIGITS;

  private static final int TEXT_CHARACTERS = 10_000_000;
  private static final Duration NO_TIME_LIMIT = Duration.ofDays(365);
  private static final long MOST_BYTES_PER_PROCESSOR = 64L << 20;

  /** Limits the time to the range of nanoseconds in a {@code long}. */
  public QueryLimits {
    time = time.compareTo(NO_TIME_LIMIT) < 0 ? time : NO_TIME_LIMIT;
  }

  /** Limits on time, on memory and on the size of each single value. */
  public static QueryLimits ofMemory(Duration time, long bytes) {
    return new QueryLimits(
        time, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, TEXT_CHARACTERS, DIGITS, bytes);
  }

  /** Limits on values and on the text made from them, for work outside a query. */
  public static QueryLimits ofValues() {
    return new QueryLimits(
        NO_TIME_LIMIT,
        Long.MAX_VALUE,
        Long.MAX_VALUE,
        TEXT_CHARACTERS,
        TEXT_CHARACTERS,
        DIGITS,
        Long.MAX_VALUE);
  }

  /**
   * The bytes that each query may keep when as many run as there are processors. They depend only
   * on the memory of the process, so that the same query has the same outcome each time.
   */
  public static long bytesPerProcessor() {
    Runtime process = Runtime.getRuntime();
    return Math.min(
        MOST_BYTES_PER_PROCESSOR, process.maxMemory() / 8 / process.availableProcessors());
  }
}
