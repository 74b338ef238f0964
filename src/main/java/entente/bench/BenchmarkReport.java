package entente.bench;

import entente.bench.load.Workload;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JsonBuilder;

/** The results as text and as JSON, each with the ratio of the first target to it. */
public final class BenchmarkReport {
  private static final List<Double> PERCENTILES = List.of(50.0, 99.0, 99.9);

  private BenchmarkReport() {}

  public static String table(BenchmarkResult result) {
    int width =
        Stream.concat(
                Stream.of("target"),
                result.measurements().stream().map(each -> each.target().name()))
            .mapToInt(String::length)
            .max()
            .orElseThrow();
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%-20s %-" + width + "s %9s %11s %9s %9s %9s %7s %8s%n",
                "load",
                "target",
                "requests",
                "per second",
                "p50 ms",
                "p99 ms",
                "p99.9 ms",
                "failed",
                "ratio"));
    result
        .measurements()
        .forEach(
            each ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "%-20s %-" + width + "s %9d %11.1f %9.2f %9.2f %9.2f %7d %8.2f%n",
                        each.task().name(),
                        each.target().name(),
                        each.requests(),
                        each.perSecond(),
                        each.millis(50),
                        each.millis(99),
                        each.millis(99.9),
                        each.failures(),
                        result.first(each).ratioTo(each))));
    result.measurements().stream()
        .filter(each -> each.task().workload() == Workload.HELD && each.held() < each.requests())
        .forEach(
            each ->
                text.append(each.target().name())
                    .append(" answered ")
                    .append(each.requests() - each.held())
                    .append(" of ")
                    .append(each.requests())
                    .append(" conditional requests with the whole document\n"));
    result
        .differences()
        .forEach((query, rows) -> text.append(query + ": different rows " + rows + "\n"));
    return text.toString();
  }

  public static String json(BenchmarkResult result) {
    JsonBuilder json = JsonBuilder.create().startArray();
    result
        .measurements()
        .forEach(
            each -> {
              json.startObject()
                  .pair("load", each.task().workload().toString())
                  .pair("query", each.task().name())
                  .pair("target", each.target().name())
                  .pair("endpoint", each.target().endpoint().toString())
                  .pair("requests", each.requests())
                  .pair("failures", each.failures())
                  .pair("notModified", each.held())
                  .pair("perSecond", each.perSecond());
              PERCENTILES.forEach(
                  percentile ->
                      number(
                          json,
                          "p" + String.valueOf(percentile).replace(".0", "") + "Millis",
                          each.millis(percentile)));
              number(json, "ratio", result.first(each).ratioTo(each));
              json.finishObject();
            });
    return json.finishArray().build() + "\n";
  }

  /** A member with a number; none where nothing was answered, since JSON has no infinity. */
  private static void number(JsonBuilder json, String name, double value) {
    if (Double.isFinite(value)) {
      json.pair(name, value);
    }
  }
}
