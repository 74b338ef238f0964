package entente.bench;

import java.util.List;
import java.util.Map;

/**
 * The measurements of a benchmark, with the data and the rows that they rest on.
 *
 * @param sizes the number of statements, by name of the target
 * @param differences the queries with different numbers of rows, by name of the target
 * @param measurements of each task, those of its targets in their order
 */
public record BenchmarkResult(
    BenchmarkPlan plan,
    Map<String, Long> sizes,
    Map<String, Map<String, List<Integer>>> differences,
    List<Measurement> measurements) {

  /** The measurement of the first target for the task of another. */
  public Measurement first(Measurement other) {
    return measurements.stream()
        .filter(each -> each.task().equals(other.task()))
        .findFirst()
        .orElseThrow();
  }

  public boolean failed() {
    return !differences.isEmpty()
        || measurements.stream().anyMatch(each -> each.failures() > 0 || each.requests() == 0);
  }
}
