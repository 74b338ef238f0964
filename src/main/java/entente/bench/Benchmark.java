package entente.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/**
 * A benchmark of servers that measures them alternately, A B A B, so that any other load on the
 * machine affects all of them.
 *
 * <p>The loop is closed: a slow server gets fewer requests, not a queue. Times are measured by the
 * client and include its own work, which makes ratios between fast servers smaller than they are.
 */
public final class Benchmark {
  private final BenchmarkPlan plan;
  private final Consumer<String> progress;

  public Benchmark(BenchmarkPlan plan, Consumer<String> progress) {
    this.plan = plan;
    this.progress = progress;
  }

  /** The measurements of each workload on each target, in this order. */
  public List<Measurement> measure(List<BenchmarkTarget> targets) {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    List<Long> sizes =
        targets.stream().map(target -> WorkloadRequests.size(client, target)).toList();
    if (sizes.stream().distinct().count() > 1) {
      progress.accept("the targets have different data: " + sizes + " statements");
    }
    WorkloadRequests requests = WorkloadRequests.about(client, targets.get(0), plan.seed());
    List<Measurement> figures = new ArrayList<>();
    for (Workload load : plan.loads()) {
      List<Course> courses =
          targets.stream().map(target -> new Course(target, requests.of(load, target))).toList();
      courses.forEach(course -> course.run(client, plan.clients(), plan.warmUp()));
      courses.forEach(Course::forget);
      for (int round = 1; round <= plan.rounds(); round++) {
        progress.accept(load + ", round " + round + " of " + plan.rounds());
        courses.forEach(course -> course.run(client, plan.clients(), plan.turn()));
      }
      courses.forEach(course -> figures.add(course.figures(load)));
    }
    return figures;
  }

  /** One workload on one target; the numbers of its requests continue from round to round. */
  private static final class Course {
    private final BenchmarkTarget target;
    private final LongFunction<HttpRequest> requests;
    private final AtomicLong number = new AtomicLong();
    private final List<long[]> times = new ArrayList<>();
    private long failures;
    private long held;
    private double seconds;

    Course(BenchmarkTarget target, LongFunction<HttpRequest> requests) {
      this.target = target;
      this.requests = requests;
    }

    void forget() {
      times.clear();
      failures = 0;
      held = 0;
      seconds = 0;
    }

    void run(HttpClient client, int clients, Duration turn) {
      ExecutorService threads = Executors.newFixedThreadPool(clients);
      long start = System.nanoTime();
      long end = start + turn.toNanos();
      try {
        List<Future<Turn>> turns = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
          turns.add(threads.submit(() -> ask(client, end)));
        }
        for (Future<Turn> each : turns) {
          Turn done = each.get();
          times.add(done.times());
          failures += done.failures();
          held += done.held();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      } finally {
        threads.shutdownNow();
      }
      seconds += (System.nanoTime() - start) / 1e9;
    }

    private Turn ask(HttpClient client, long end) throws InterruptedException {
      long[] taken = new long[1_024];
      int count = 0;
      long failed = 0;
      long unchanged = 0;
      while (System.nanoTime() - end < 0) {
        HttpRequest request = requests.apply(number.getAndIncrement());
        long start = System.nanoTime();
        int status;
        try {
          status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
          status = 0;
        }
        if (status != 200 && status != 304) {
          failed++;
          continue;
        }
        unchanged += status == 304 ? 1 : 0;
        taken = count == taken.length ? Arrays.copyOf(taken, 2 * count) : taken;
        taken[count++] = System.nanoTime() - start;
      }
      return new Turn(Arrays.copyOf(taken, count), failed, unchanged);
    }

    Measurement figures(Workload load) {
      long[] all = times.stream().flatMapToLong(Arrays::stream).sorted().toArray();
      return new Measurement(
          load,
          target,
          all.length,
          failures,
          held,
          all.length / seconds,
          at(all, 0.5),
          at(all, 0.99));
    }

    private static double at(long[] sorted, double share) {
      return sorted.length == 0
          ? Double.NaN
          : sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))] / 1e6;
    }
  }

  private record Turn(long[] times, long failures, long held) {}
}
