package entente.validate.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.engine.ValidationContext;
import org.apache.jena.shacl.engine.constraint.UniqueLangConstraint;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.validation.VLib;

/**
 * A validation on all processors, which is possible because focus nodes do not depend on each
 * other.
 *
 * @param entries the results, in the order of shapes and focus nodes
 * @param checked the focus nodes
 * @param idle the shapes without focus nodes
 * @param whole whether validation was completed, and not stopped at the result limit
 */
public record ParallelValidation(
    List<ReportEntry> entries, Set<Node> checked, Set<Node> idle, boolean whole) {
  private static final int PORTION = 500;
  private static final Duration TICK = Duration.ofMillis(50);

  /**
   * Validates a graph; throws {@link QueryCancelledException} at its deadline.
   *
   * @param concerned selects among the targets of shapes
   * @param most the number of results after which to stop, the same ones each time
   */
  public static ParallelValidation of(
      Shapes shapes, DeadlineGraph data, Predicate<Node> concerned, int most, Progress progress) {
    Set<Node> checked = new HashSet<>();
    Set<Node> idle = new HashSet<>();
    List<Callable<Collection<ReportEntry>>> portions = new ArrayList<>();
    for (Shape shape : shapes.getTargetShapes()) {
      List<Node> focus = VLib.focusNodes(data, shape).stream().filter(concerned).toList();
      checked.addAll(focus);
      if (focus.isEmpty()) {
        idle.add(shape.getShapeNode());
      }
      for (int from = 0; from < focus.size(); from += PORTION) {
        List<Node> portion = focus.subList(from, Math.min(focus.size(), from + PORTION));
        portions.add(() -> entries(shapes, shape, portion, data, most));
      }
    }
    List<ReportEntry> entries = all(portions, data, most, progress);
    return entries.size() > most
        ? new ParallelValidation(entries.subList(0, most), checked, idle, false)
        : new ParallelValidation(entries, checked, idle, true);
  }

  private static Collection<ReportEntry> entries(
      Shapes shapes, Shape shape, List<Node> portion, DeadlineGraph data, int most) {
    List<ReportEntry> entries = new ArrayList<>();
    data.tick();
    ValidationContext context = ValidationContext.create(shapes, data.get());
    for (Node focus : portion) {
      data.check();
      VLib.validateShape(context, data, shape, focus);
      if (context.hasViolation()) {
        entries.addAll(context.generateReport().getEntries());
        context = ValidationContext.create(shapes, data.get());
      }
      if (entries.size() > most) {
        break;
      }
    }
    entries.forEach(ParallelValidation::corrected);
    return entries;
  }

  /**
   * Removes what Jena 5.6.0 adds contrary to the recommendation: a value from results of {@code
   * sh:uniqueLang}, a source constraint from those of constraint components.
   */
  private static void corrected(ReportEntry entry) {
    if (entry.constraint() instanceof UniqueLangConstraint) {
      entry.value(null);
    }
    if (!(entry.constraint() instanceof PreparedSparqlConstraint)) {
      entry.sourceConstraint(null);
    }
  }

  private static List<ReportEntry> all(
      List<Callable<Collection<ReportEntry>>> portions,
      DeadlineGraph data,
      int most,
      Progress progress) {
    List<ReportEntry> entries = new ArrayList<>();
    int done = 0;
    ExecutorService workers =
        Executors.newFixedThreadPool(
            Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), portions.size())),
            work -> {
              Thread worker = new Thread(work, "validate");
              worker.setDaemon(true);
              return worker;
            });
    try {
      for (Future<Collection<ReportEntry>> each : portions.stream().map(workers::submit).toList()) {
        entries.addAll(outcome(each, data));
        progress.at("parts of the focus nodes", ++done, portions.size());
        if (entries.size() > most) {
          break;
        }
      }
      return entries;
    } finally {
      data.stop();
      workers.shutdownNow();
    }
  }

  private static Collection<ReportEntry> outcome(
      Future<Collection<ReportEntry>> promised, DeadlineGraph data) {
    while (true) {
      try {
        return promised.get(TICK.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        data.tick();
        data.check();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new QueryCancelledException();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException cause) {
          throw cause;
        }
        if (e.getCause() instanceof Error cause) {
          throw cause;
        }
        throw new IllegalStateException(e.getCause());
      }
    }
  }
}
