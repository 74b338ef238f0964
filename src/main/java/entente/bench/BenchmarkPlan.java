package entente.bench;

import entente.bench.load.LoadGenerator;
import entente.bench.load.Workload;
import java.time.Duration;
import java.util.List;

/**
 * The settings of a benchmark.
 *
 * @param workloads the workloads, in this order
 * @param load the clients
 * @param rounds number of rounds in which the targets take turns
 * @param turn duration of a target's measurement in one round
 * @param warmUp duration of the requests before each measurement
 * @param seed seed for choosing things; the same seed gives the same requests
 */
public record BenchmarkPlan(
    List<Workload> workloads,
    LoadGenerator load,
    int rounds,
    Duration turn,
    Duration warmUp,
    long seed) {

  /** The turn of a workload; each of the twenty queries gets a quarter of one. */
  Duration turn(Workload workload) {
    return workload == Workload.EACH ? turn.dividedBy(4) : turn;
  }

  Duration warmUp(Workload workload) {
    return workload == Workload.EACH ? warmUp.dividedBy(4) : warmUp;
  }
}
