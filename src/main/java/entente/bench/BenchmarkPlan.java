package entente.bench;

import java.time.Duration;
import java.util.List;

/**
 * How it is measured.
 *
 * @param loads in this order
 * @param clients that ask at the same time, each its next request when the last one is answered
 * @param rounds in which the targets take turns
 * @param turn how long a target is asked in one round
 * @param warmUp how long it is asked before anything counts
 * @param seed of the choice of things; the same seed asks the same
 */
public record BenchmarkPlan(
    List<Workload> loads, int clients, int rounds, Duration turn, Duration warmUp, long seed) {}
