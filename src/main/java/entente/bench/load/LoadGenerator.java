package entente.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Concurrent clients of a server.
 *
 * <p>In a closed loop, each client sends a request when its last one is answered, so that a slow
 * server gets fewer. In an open loop, requests start at a fixed rate whatever the server does, and
 * the time of an answer counts from the moment at which its request should have started: while all
 * clients wait, the requests that follow wait as well, as the users of a slow server do.
 *
 * @param clients number of clients
 * @param rate requests per second of the open loop; empty for the closed loop
 */
public record LoadGenerator(int clients, OptionalDouble rate) {

  /** Sends requests, numbered from a counter that goes on from turn to turn. */
  public Sample run(RequestSource requests, AtomicLong numbers, Duration turn) {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    long start = System.nanoTime();
    long end = start + turn.toNanos();
    Callable<Sample> client =
        rate.isPresent()
            ? scheduled(requests, numbers, new AtomicLong(), start, turn)
            : () -> closed(requests, numbers, end);
    try {
      List<Future<Sample>> parts = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        parts.add(threads.submit(client));
      }
      Histogram times = Sample.histogram();
      long failures = 0;
      long held = 0;
      for (Future<Sample> part : parts) {
        times.add(part.get().times());
        failures += part.get().failures();
        held += part.get().held();
      }
      return new Sample(times, failures, held, (System.nanoTime() - start) / 1e9);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private static Sample closed(RequestSource requests, AtomicLong numbers, long end) {
    Tally tally = new Tally();
    while (System.nanoTime() - end < 0) {
      TimedRequest request = requests.request(numbers.getAndIncrement());
      long start = System.nanoTime();
      tally.add(request.status(), System.nanoTime() - start);
    }
    return tally.sample();
  }

  /** Requests that cannot be sent within twice the turn count as failures. */
  private Callable<Sample> scheduled(
      RequestSource requests, AtomicLong numbers, AtomicLong sent, long start, Duration turn) {
    long all = Math.max(1, Math.round(rate.orElseThrow() * turn.toNanos() / 1e9));
    double gap = 1e9 / rate.orElseThrow();
    return () -> {
      Tally tally = new Tally();
      for (long each = sent.getAndIncrement(); each < all; each = sent.getAndIncrement()) {
        long intended = start + (long) (each * gap);
        TimedRequest request = requests.request(numbers.getAndIncrement());
        for (long wait = intended - System.nanoTime(); wait > 0; ) {
          LockSupport.parkNanos(wait);
          wait = intended - System.nanoTime();
        }
        int status = System.nanoTime() - start > 2 * turn.toNanos() ? 0 : request.status();
        tally.add(status, System.nanoTime() - intended);
      }
      return tally.sample();
    };
  }

  /** The answers to one client. */
  private static final class Tally {
    private final Histogram times = Sample.histogram();
    private long failures;
    private long held;

    void add(int status, long nanoseconds) {
      if (status != 200 && status != 304) {
        failures++;
        return;
      }
      held += status == 304 ? 1 : 0;
      Sample.record(times, nanoseconds);
    }

    Sample sample() {
      return new Sample(times, failures, held, 0);
    }
  }
}
