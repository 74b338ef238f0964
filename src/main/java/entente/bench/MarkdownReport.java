package entente.bench;

import entente.bench.load.BenchmarkTarget;
import entente.bench.load.Workload;
import entente.kb.read.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The results as tables in Markdown, between two markers of a page, so that the text around them is
 * written by hand.
 */
public final class MarkdownReport {
  private static final String BEGIN = "<!-- begin: ./entente bench --write %s -->";
  private static final String END = "<!-- end: ./entente bench --write %s -->";
  private static final int WIDTH = 120;

  private MarkdownReport() {}

  /**
   * Replaces the tables of a name in a page; a page without its markers is an {@link
   * InputException} of invocation.
   *
   * @param caption date, machine and command
   */
  public static void write(Path page, String name, String caption, BenchmarkResult result) {
    String begin = BEGIN.formatted(name);
    String end = END.formatted(name);
    try {
      String text = Files.readString(page);
      int from = text.indexOf(begin);
      int to = text.indexOf(end);
      if (from < 0 || to < from) {
        throw InputException.ofInvocation(
            page + " has no lines " + begin + " and " + end + "; add them where the tables belong");
      }
      Files.writeString(
          page,
          text.substring(0, from + begin.length())
              + "\n\n"
              + tables(caption, result)
              + "\n"
              + text.substring(to));
    } catch (IOException e) {
      throw InputException.ofInvocation(page + ": " + e.getMessage(), e);
    }
  }

  static String tables(String caption, BenchmarkResult result) {
    StringBuilder text = new StringBuilder(wrapped(caption));
    table(text, "query", result, true);
    table(text, "workload", result, false);
    if (!result.differences().isEmpty()) {
      text.append('\n')
          .append(
              wrapped(
                  "Queries with different numbers of rows, which make their ratios doubtful: "
                      + result.differences()
                      + "."));
    }
    return text.toString();
  }

  /** One row for each task: the first target's median, and what is its multiple of each other. */
  private static void table(
      StringBuilder text, String first, BenchmarkResult result, boolean each) {
    List<Measurement> measurements =
        result.measurements().stream()
            .filter(one -> (one.task().workload() == Workload.EACH) == each)
            .toList();
    List<BenchmarkTarget> targets =
        measurements.stream().map(Measurement::target).distinct().toList();
    if (targets.isEmpty()) {
      return;
    }
    text.append("\n| ").append(first).append(" | p50, p99, p99.9 in ms | per second |");
    targets.stream().skip(1).forEach(target -> text.append(' ').append(name(target)).append(" |"));
    text.append("\n|---|---|---|").append("---|".repeat(targets.size() - 1)).append('\n');
    measurements.stream()
        .filter(one -> one.target().equals(targets.get(0)))
        .forEach(
            one -> {
              text.append(
                  String.format(
                      Locale.ROOT,
                      "| %s%s | %.2f, %.2f, %.2f | %.0f |",
                      one.task().name(),
                      one.task().kind().isEmpty() ? "" : " (" + one.task().kind() + ")",
                      one.millis(50),
                      one.millis(99),
                      one.millis(99.9),
                      one.perSecond()));
              targets.stream()
                  .skip(1)
                  .forEach(
                      target -> text.append(' ').append(ratio(one, target, result)).append(" |"));
              text.append('\n');
            });
  }

  private static String ratio(Measurement one, BenchmarkTarget target, BenchmarkResult result) {
    Optional<Measurement> other =
        result.measurements().stream()
            .filter(each -> each.task().equals(one.task()) && each.target().equals(target))
            .findFirst();
    return other.map(each -> String.format(Locale.ROOT, "%.2f", one.ratioTo(each))).orElse("");
  }

  /** The name of a side, without the folders of a jar. */
  private static String name(BenchmarkTarget target) {
    return target.name().replaceFirst("=.*/", "=");
  }

  private static String wrapped(String text) {
    StringBuilder lines = new StringBuilder();
    int length = 0;
    for (String word : List.of(text.split(" "))) {
      if (length + word.length() >= WIDTH) {
        lines.append('\n');
        length = 0;
      } else if (length > 0) {
        lines.append(' ');
        length++;
      }
      lines.append(word);
      length += word.length();
    }
    return lines.append('\n').toString();
  }
}
