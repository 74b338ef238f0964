package entente.validate;

import entente.kb.read.InputException;
import entente.kb.read.RdfSource;
import entente.sparql.HeapMonitor;
import entente.sparql.QueryLimits;
import entente.validate.engine.Progress;
import entente.validate.engine.ValidationLimits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.jena.query.QueryCancelledException;

/**
 * Checks what strangers hand over, from memory and within bounds.
 *
 * <p>Nothing is fetched: no JSON-LD context, no {@code owl:imports}, no SERVICE of a rule. What
 * stands in the way is a {@link InputException} whose reason says what is wrong: the data, the
 * shapes, the size, the time or the memory. The process must be confined ({@link
 * entente.kb.Confinement}).
 */
public final class UntrustedValidator {
  private static final Duration TICK = Duration.ofMillis(50);
  private final HeapMonitor heap = new HeapMonitor();
  private final ShapesBundle ours;

  /** Makes what checks against our shapes, once. */
  public UntrustedValidator() {
    ShapesGraphCheck.prepare();
    this.ours = ShapesBundle.ours();
  }

  /**
   * Checks data against shapes, or against our own when none are given.
   *
   * @param data made with {@link RdfSource#given}
   * @param bounds beyond the results that they allow, none are looked for
   * @param limit how many findings each form of the report shows
   */
  public ValidationRun examine(
      List<RdfSource> data, List<RdfSource> shapes, ValidationLimits bounds, int limit) {
    long bytes =
        List.of(data, shapes).stream()
            .flatMap(List::stream)
            .mapToLong(source -> source.bytes().length)
            .sum();
    if (bytes > bounds.bytes()) {
      throw InputException.of(
          InputException.Reason.SIZE,
          "data and shapes have "
              + bytes
              + " bytes, and at most "
              + bounds.bytes()
              + " are checked here");
    }
    data.forEach(UntrustedValidator::requireNumbers);
    shapes.forEach(UntrustedValidator::requireNumbers);
    return within(
        bounds,
        new FutureTask<>(
            () ->
                (shapes.isEmpty() ? ours : ours.withShapes(shapes))
                    .examine(data, bounds, limit, settings(bounds), Progress.UNSEEN)));
  }

  /** Refuses numbers that nothing in this process could read in time. */
  private static void requireNumbers(RdfSource source) {
    byte[] bytes = source.bytes();
    int digits = 0;
    for (int i = 0; i < bytes.length; i++) {
      digits = bytes[i] >= '0' && bytes[i] <= '9' ? digits + 1 : 0;
      if (digits > QueryLimits.DIGITS) {
        int start = i - digits + 1;
        int line = 1;
        int column = 1;
        for (int j = 0; j < start; j++) {
          line += bytes[j] == '\n' ? 1 : 0;
          column = bytes[j] == '\n' ? 1 : column + ((bytes[j] & 0xC0) != 0x80 ? 1 : 0);
        }
        throw InputException.ofData(
            source.name()
                + ":"
                + line
                + ":"
                + column
                + ": a number of more than "
                + QueryLimits.DIGITS
                + " digits, which is not read here");
      }
    }
  }

  /** The same, with all that was found in the report. */
  public ValidationRun examine(
      List<RdfSource> data, List<RdfSource> shapes, ValidationLimits bounds) {
    return examine(data, shapes, bounds, bounds.results());
  }

  private static Map<String, String> settings(ValidationLimits bounds) {
    return Map.of(
        "time",
        bounds.time().toString(),
        "bytes",
        Long.toString(bounds.bytes()),
        "results",
        Integer.toString(bounds.results()));
  }

  /**
   * On a thread of its own, which is interrupted when the time is over: all that can take long
   * looks for that.
   */
  private ValidationRun within(ValidationLimits bounds, FutureTask<ValidationRun> task) {
    Thread worker = new Thread(task, "examine");
    worker.setDaemon(true);
    worker.start();
    try {
      return outcome(bounds, task);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw bounds.over(e);
    } catch (ExecutionException e) {
      throw told(e.getCause(), bounds);
    } finally {
      task.cancel(true);
    }
  }

  private ValidationRun outcome(ValidationLimits bounds, FutureTask<ValidationRun> task)
      throws InterruptedException, ExecutionException {
    long start = System.nanoTime();
    while (true) {
      long left = bounds.time().minusNanos(System.nanoTime() - start).toNanos();
      try {
        return task.get(Math.min(left, TICK.toNanos()), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        if (left <= TICK.toNanos()) {
          throw bounds.over(e);
        }
        if (heap.isFull()) {
          throw ValidationLimits.full(e);
        }
      }
    }
  }

  private static RuntimeException told(Throwable cause, ValidationLimits bounds) {
    if (cause instanceof CancellationException || cause instanceof QueryCancelledException) {
      return bounds.over(cause);
    }
    if (cause instanceof StackOverflowError) {
      return InputException.of(
          InputException.Reason.SHAPES, "an expression is nested too deeply to be followed", cause);
    }
    if (cause instanceof OutOfMemoryError) {
      return ValidationLimits.full(cause);
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException other ? other : new IllegalStateException(cause);
  }
}
