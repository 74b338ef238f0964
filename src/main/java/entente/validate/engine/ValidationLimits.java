package entente.validate.engine;

import entente.kb.read.InputException;
import entente.sparql.QueryLimits;
import java.time.Duration;

/**
 * The limits of one validation.
 *
 * @param time wall-clock time from the first byte to the report
 * @param bytes size of data and shapes together
 * @param results number of results after which validation stops; the report then says so
 * @param memory bytes that the queries of shapes may hold on each processor, by an estimate
 */
public record ValidationLimits(Duration time, long bytes, int results, long memory) {
  public static final ValidationLimits NONE =
      new ValidationLimits(Duration.ofNanos(Long.MAX_VALUE), Long.MAX_VALUE, Integer.MAX_VALUE);

  /** Limits with as much memory as the process allows. */
  public ValidationLimits(Duration time, long bytes, int results) {
    this(time, bytes, results, QueryLimits.bytesPerProcessor());
  }

  public InputException timeout(Throwable cause) {
    return InputException.of(
        InputException.Reason.TIME,
        "the validation took too long and was stopped; there is no result",
        cause);
  }

  public static InputException outOfMemory(Throwable cause) {
    return InputException.of(
        InputException.Reason.MEMORY,
        "the validation needed too much memory and was stopped; there is no result",
        cause);
  }
}
