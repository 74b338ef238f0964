package entente.validate.engine;

import entente.kb.read.InputException;
import entente.sparql.QueryLimits;
import java.time.Duration;

/**
 * How much is done for one check.
 *
 * @param time how long it may take from the first byte to the verdict
 * @param bytes how large data and shapes may be together
 * @param results after how many results it stops and says so
 * @param room how many bytes the queries of shapes may keep on each processor, by an estimate
 */
public record ValidationLimits(Duration time, long bytes, int results, long room) {
  public static final ValidationLimits NONE =
      new ValidationLimits(Duration.ofNanos(Long.MAX_VALUE), Long.MAX_VALUE, Integer.MAX_VALUE);

  /** With the room that the memory of the process allows. */
  public ValidationLimits(Duration time, long bytes, int results) {
    this(time, bytes, results, QueryLimits.bytesPerProcessor());
  }

  public InputException over(Throwable cause) {
    return InputException.of(
        InputException.Reason.TIME,
        "the check took too long and was stopped; nothing is said about the data",
        cause);
  }

  public static InputException full(Throwable cause) {
    return InputException.of(
        InputException.Reason.MEMORY,
        "the check needed more memory than there is and was stopped; nothing is said about the"
            + " data",
        cause);
  }
}
