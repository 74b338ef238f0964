package entente.bench;

import java.util.List;
import java.util.Locale;
import org.apache.jena.atlas.json.JsonBuilder;

/** The measurements as text, each with its ratio to those of the last target. */
public final class BenchmarkReport {
  private BenchmarkReport() {}

  public static String table(List<Measurement> figures) {
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%-10s %-7s %10s %11s %10s %10s %8s %9s%n",
                "load",
                "target",
                "requests",
                "per second",
                "median ms",
                "p99 ms",
                "failed",
                "ratio"));
    figures.forEach(
        each ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "%-10s %-7s %10d %11.1f %10.2f %10.2f %8d %9s%n",
                    each.load(),
                    each.target().name(),
                    each.requests(),
                    each.perSecond(),
                    each.median(),
                    each.slow(),
                    each.failures(),
                    String.format(Locale.ROOT, "%.2f", ratio(each, figures)))));
    figures.stream()
        .filter(each -> each.load() == Workload.HELD && each.held() < each.requests())
        .forEach(
            each ->
                text.append(each.target().name())
                    .append(" answered ")
                    .append(each.requests() - each.held())
                    .append(" of ")
                    .append(each.requests())
                    .append(" conditional requests with the whole document\n"));
    return text.toString();
  }

  public static String json(List<Measurement> figures) {
    JsonBuilder json = JsonBuilder.create().startArray();
    figures.forEach(
        each ->
            json.startObject()
                .pair("load", each.load().toString())
                .pair("target", each.target().name())
                .pair("endpoint", each.target().endpoint().toString())
                .pair("requests", each.requests())
                .pair("failures", each.failures())
                .pair("notModified", each.held())
                .pair("perSecond", each.perSecond())
                .pair("medianMillis", each.median())
                .pair("p99Millis", each.slow())
                .pair("ratio", ratio(each, figures))
                .finishObject());
    return json.finishArray().build() + "\n";
  }

  /** The throughput relative to the last target of the same workload. */
  private static double ratio(Measurement one, List<Measurement> figures) {
    double last =
        figures.stream()
            .filter(each -> each.load() == one.load())
            .reduce((first, second) -> second)
            .orElseThrow()
            .perSecond();
    return one.perSecond() / last;
  }
}
