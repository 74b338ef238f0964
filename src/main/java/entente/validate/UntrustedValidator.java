package entente.validate;

import entente.kb.read.InputException;
import entente.kb.read.RdfSource;
import entente.sparql.HeapMonitor;
import entente.sparql.QueryLimits;
import entente.validate.engine.Progress;
import entente.validate.engine.ValidationLimits;
import entente.validate.report.Report;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.jena.query.QueryCancelledException;

/**
 * A validator for untrusted data and shapes: everything happens in memory and within limits.
 *
 * <p>Nothing is fetched: no JSON-LD context, no {@code owl:imports}, no SERVICE. A failure is an
 * {@link InputException} whose reason names the cause: data, shapes, size, time or memory. The
 * process must be confined by {@link entente.kb.read.JenaSandbox}.
 */
public final class UntrustedValidator {
  private static final Duration TICK = Duration.ofMillis(50);
  private final HeapMonitor heap = new HeapMonitor();

  /**
   * Created here rather than by the first request, which runs on a thread that can be interrupted,
   * and an interrupt would end the reading.
   */
  private final ShapesGraphCheck check = new ShapesGraphCheck();

  private final ShapesValidator ours = ShapesValidator.ours();

  /**
   * Validates data against shapes, or against the shipped shapes when no shapes are given.
   *
   * @param data made with {@link RdfSource#given}
   * @param shown the number of findings that a report shows
   */
  public Report validate(
      List<RdfSource> data, List<RdfSource> shapes, ValidationLimits limits, int shown) {
    requireSize(data, shapes, limits);
    data.forEach(UntrustedValidator::requireShortNumbers);
    shapes.forEach(UntrustedValidator::requireShortNumbers);
    return within(
        limits,
        new FutureTask<>(
            () ->
                (shapes.isEmpty() ? ours : ours.withShapes(shapes, check))
                    .validate(data, limits, shown, settings(limits), Progress.UNSEEN)));
  }

  /** Validates data, with all findings shown. */
  public Report validate(List<RdfSource> data, List<RdfSource> shapes, ValidationLimits limits) {
    return validate(data, shapes, limits, limits.results());
  }

  private static void requireSize(
      List<RdfSource> data, List<RdfSource> shapes, ValidationLimits limits) {
    long bytes =
        List.of(data, shapes).stream()
            .flatMap(List::stream)
            .mapToLong(source -> source.bytes().length)
            .sum();
    if (bytes > limits.bytes()) {
      throw InputException.of(
          InputException.Reason.SIZE,
          "data and shapes have " + bytes + " bytes; the limit is " + limits.bytes());
    }
  }

  /** Refuses numbers that would take minutes to parse. */
  private static void requireShortNumbers(RdfSource source) {
    byte[] bytes = source.bytes();
    int digits = 0;
    for (int i = 0; i < bytes.length; i++) {
      digits = bytes[i] >= '0' && bytes[i] <= '9' ? digits + 1 : 0;
      if (digits > QueryLimits.DIGITS) {
        throw tooManyDigits(source.name(), bytes, i - digits + 1);
      }
    }
  }

  private static InputException tooManyDigits(String name, byte[] bytes, int start) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < start; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
      column = bytes[i] == '\n' ? 1 : column + ((bytes[i] & 0xC0) != 0x80 ? 1 : 0);
    }
    return InputException.ofData(
        name
            + ":"
            + line
            + ":"
            + column
            + ": a number of more than "
            + QueryLimits.DIGITS
            + " digits, which is not accepted");
  }

  /** The limits in a fixed order, so that a report repeats byte for byte. */
  private static Map<String, String> settings(ValidationLimits limits) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("time", limits.time().toString());
    settings.put("bytes", Long.toString(limits.bytes()));
    settings.put("results", Integer.toString(limits.results()));
    return settings;
  }

  /**
   * Runs the task on a thread of its own and interrupts it when the time is up; every operation
   * that can take long checks for that.
   */
  private Report within(ValidationLimits limits, FutureTask<Report> task) {
    Thread worker = new Thread(task, "validate");
    worker.setDaemon(true);
    worker.start();
    try {
      return await(limits, task);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw limits.timeout(e);
    } catch (ExecutionException e) {
      throw translated(e.getCause(), limits);
    } finally {
      task.cancel(true);
    }
  }

  private Report await(ValidationLimits limits, FutureTask<Report> task)
      throws InterruptedException, ExecutionException {
    long start = System.nanoTime();
    while (true) {
      long left = limits.time().minusNanos(System.nanoTime() - start).toNanos();
      try {
        return task.get(Math.min(left, TICK.toNanos()), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        if (left <= TICK.toNanos()) {
          throw limits.timeout(e);
        }
        if (heap.isFull()) {
          throw ValidationLimits.outOfMemory(e);
        }
      }
    }
  }

  private static RuntimeException translated(Throwable cause, ValidationLimits limits) {
    if (cause instanceof CancellationException || cause instanceof QueryCancelledException) {
      return limits.timeout(cause);
    }
    if (cause instanceof StackOverflowError) {
      return InputException.of(
          InputException.Reason.SHAPES, "an expression is nested too deeply", cause);
    }
    if (cause instanceof OutOfMemoryError) {
      return ValidationLimits.outOfMemory(cause);
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException other ? other : new IllegalStateException(cause);
  }
}
