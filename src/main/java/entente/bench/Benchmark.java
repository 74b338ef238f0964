package entente.bench;

import entente.bench.load.BenchmarkTarget;
import entente.bench.load.RequestSource;
import entente.bench.load.Sample;
import entente.bench.load.Task;
import entente.bench.load.Tasks;
import entente.bench.load.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * A benchmark of servers that measures them alternately, A B B A, so that any other load on the
 * machine affects all of them.
 *
 * <p>Times are measured by the client and include its own work, which makes ratios between fast
 * servers smaller than they are.
 */
public final class Benchmark {
  private final BenchmarkPlan plan;
  private final Runnable check;
  private final Consumer<String> progress;

  /**
   * @param check fails if one of the servers has ended
   * @param progress receives progress messages
   */
  public Benchmark(BenchmarkPlan plan, Runnable check, Consumer<String> progress) {
    this.plan = plan;
    this.check = check;
    this.progress = progress;
  }

  /**
   * The results of each workload on each target. A target without data of its own (its endpoint
   * repeats the answers of another) is left out where requests do not recur.
   *
   * @param repeating names of the targets that only repeat answers
   */
  public BenchmarkResult measure(List<BenchmarkTarget> targets, List<String> repeating) {
    List<BenchmarkTarget> engines =
        targets.stream().filter(target -> !repeating.contains(target.name())).toList();
    Map<String, Long> sizes = new TreeMap<>();
    engines.forEach(target -> sizes.put(target.name(), Tasks.size(target)));
    if (sizes.values().stream().distinct().count() > 1) {
      progress.accept("the targets have different data: " + sizes + " statements");
    }
    Tasks tasks = Tasks.about(targets.get(0), plan.seed());
    progress.accept("comparing the rows of the queries");
    Map<String, Map<String, List<Integer>>> differences = tasks.differences(engines);
    differences.forEach(
        (query, rows) ->
            progress.accept(query + ": the targets give different numbers of rows: " + rows));
    List<Measurement> measurements = new ArrayList<>();
    for (Workload workload : plan.workloads()) {
      for (Task task : tasks.of(workload)) {
        measurements.addAll(measure(task, task.prepared() ? targets : engines));
      }
    }
    return new BenchmarkResult(plan, sizes, differences, measurements);
  }

  private List<Measurement> measure(Task task, List<BenchmarkTarget> targets) {
    List<Turns> turns = targets.stream().map(target -> new Turns(task, target)).toList();
    progress.accept(task.name());
    turns.forEach(each -> each.run(plan.warmUp(task.workload())));
    turns.forEach(Turns::forget);
    for (int round = 0; round < plan.rounds(); round++) {
      for (int i = 0; i < turns.size(); i++) {
        turns.get(round % 2 == 0 ? i : turns.size() - 1 - i).run(plan.turn(task.workload()));
        check.run();
      }
    }
    return turns.stream().map(Turns::measurement).toList();
  }

  /** The turns of one target; the numbers of its requests continue from round to round. */
  private final class Turns {
    private final Task task;
    private final BenchmarkTarget target;
    private final RequestSource requests;
    private final AtomicLong number = new AtomicLong();
    private final List<Sample> samples = new ArrayList<>();

    Turns(Task task, BenchmarkTarget target) {
      this.task = task;
      this.target = target;
      requests = task.requests().apply(target);
    }

    void run(Duration turn) {
      if (!turn.isZero()) {
        samples.add(plan.load().run(requests, number, turn));
      }
    }

    void forget() {
      samples.clear();
    }

    Measurement measurement() {
      return new Measurement(task, target, List.copyOf(samples));
    }
  }
}
