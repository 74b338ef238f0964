package entente.bench;

import java.time.Duration;
import java.util.List;

/**
 * The settings of a benchmark.
 *
 * @param loads the workloads, in this order
 * @param clients number of concurrent clients, each of which sends a request when its last one is
 *     answered
 * @param rounds number of rounds in which the targets take turns
 * @param turn duration of a target's measurement in one round
 * @param warmUp duration of the requests before each measurement
 * @param seed seed for choosing things; the same seed gives the same requests
 */
public record BenchmarkPlan(
    List<Workload> loads, int clients, int rounds, Duration turn, Duration warmUp, long seed) {}
