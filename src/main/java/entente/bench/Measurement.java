package entente.bench;

import entente.bench.load.BenchmarkTarget;
import entente.bench.load.Sample;
import entente.bench.load.Task;
import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * The results of one task on one target.
 *
 * @param rounds the samples, one for each round
 */
public record Measurement(Task task, BenchmarkTarget target, List<Sample> rounds) {

  /** Number of requests that were answered. */
  public long requests() {
    return rounds.stream().mapToLong(round -> round.times().getTotalCount()).sum();
  }

  public long failures() {
    return rounds.stream().mapToLong(Sample::failures).sum();
  }

  /** Number of answers that were 304. */
  public long held() {
    return rounds.stream().mapToLong(Sample::held).sum();
  }

  /** Requests answered per second, in the median of the rounds. */
  public double perSecond() {
    return median(rounds.stream().mapToDouble(Sample::perSecond).toArray());
  }

  /** A percentile of the times of all rounds in milliseconds; NaN if nothing was answered. */
  public double millis(double percentile) {
    if (requests() == 0) {
      return Double.NaN;
    }
    Histogram all = new Histogram(rounds.get(0).times());
    rounds.forEach(round -> all.add(round.times()));
    return all.getValueAtPercentile(percentile) / 1e6;
  }

  /** How many times as much as another target was answered, in the median of the paired rounds. */
  public double ratioTo(Measurement other) {
    double[] ratios = new double[rounds.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = rounds.get(i).perSecond() / other.rounds.get(i).perSecond();
    }
    return median(ratios);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
