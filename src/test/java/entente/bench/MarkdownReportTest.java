package entente.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.bench.load.BenchmarkTarget;
import entente.bench.load.LoadGenerator;
import entente.bench.load.Sample;
import entente.bench.load.Task;
import entente.bench.load.Workload;
import entente.kb.read.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkdownReportTest {
  private static final Task JOIN = new Task(Workload.EACH, "claims", "join", false, null);
  private static final Task REPEATED = new Task(Workload.REPEATED, "repeated", "", true, null);
  private static final BenchmarkTarget OURS = BenchmarkTarget.of("ours", "http://127.0.0.1:1/");
  private static final BenchmarkTarget PEER = BenchmarkTarget.of("peer", "http://127.0.0.1:2/");

  @TempDir private Path folder;

  @Test
  void theTablesTakeThePlaceOfThoseBetweenTheMarkers() throws IOException {
    Path page = folder.resolve("page.md");
    Files.writeString(
        page,
        """
        Before.
        <!-- begin: ./entente bench --write small -->
        old
        <!-- end: ./entente bench --write small -->
        After.
        """);
    MarkdownReport.write(page, "small", "A caption.", result());
    assertEquals(
        """
        Before.
        <!-- begin: ./entente bench --write small -->

        A caption.

        | query | p50, p99, p99.9 in ms | per second | peer |
        |---|---|---|---|
        | claims (join) | 2.00, 2.00, 2.00 | 30 | 3.00 |

        | workload | p50, p99, p99.9 in ms | per second | peer |
        |---|---|---|---|
        | repeated | 2.00, 2.00, 2.00 | 30 | 3.00 |

        <!-- end: ./entente bench --write small -->
        After.
        """,
        Files.readString(page));
  }

  @Test
  void aPageWithoutMarkersIsLeftAlone() throws IOException {
    Path page = Files.writeString(folder.resolve("page.md"), "Nothing.\n");
    String message =
        assertThrows(
                InputException.class,
                () -> MarkdownReport.write(page, "small", "A caption.", result()))
            .getMessage();
    assertTrue(message.contains("has no lines <!-- begin:"), message);
    assertEquals("Nothing.\n", Files.readString(page));
  }

  private static BenchmarkResult result() {
    return new BenchmarkResult(
        new BenchmarkPlan(
            List.of(Workload.EACH, Workload.REPEATED),
            new LoadGenerator(1, OptionalDouble.empty()),
            3,
            Duration.ofSeconds(1),
            Duration.ZERO,
            1),
        Map.of(),
        Map.of(),
        List.of(
            new Measurement(JOIN, OURS, List.of(answers(15), answers(30), answers(99))),
            new Measurement(JOIN, PEER, List.of(answers(5), answers(10), answers(11))),
            new Measurement(REPEATED, OURS, List.of(answers(30))),
            new Measurement(REPEATED, PEER, List.of(answers(10)))));
  }

  /** So many answers in a second, each after two milliseconds. */
  private static Sample answers(int count) {
    Histogram times = new Histogram(1_000_000_000L, 3);
    IntStream.range(0, count).forEach(each -> times.recordValue(1_999_900));
    return new Sample(times, 0, 0, 1);
  }
}
