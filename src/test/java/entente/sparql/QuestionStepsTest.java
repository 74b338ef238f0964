package entente.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import entente.kb.Release;
import entente.kb.read.NamedQuery;
import entente.kb.text.NameIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSetOps;
import org.apache.jena.sparql.util.Context;
import org.junit.jupiter.api.Test;

/**
 * The steps that each question takes, which a clock does not change: a regression of the planner
 * shows on any machine.
 *
 * <p>With {@code -Dentente.steps=write} the recorded numbers are written instead.
 */
class QuestionStepsTest {
  private static final Path RECORDED = Path.of("src/test/resources/question-steps.tsv");

  /** More data takes more steps; this much growth is no regression. */
  private static final double GROWTH = 1.25;

  private static final long FEW = 500;
  private static final long MANY = 1_000_000_000;

  private static final QueryLimits UNLIMITED =
      new QueryLimits(
          Duration.ofMinutes(5),
          MANY,
          MANY,
          MANY,
          Integer.MAX_VALUE,
          QueryLimits.DIGITS,
          Long.MAX_VALUE);

  @Test
  void noQuestionTakesManyMoreStepsThanRecorded() throws IOException {
    Map<String, Long> steps = new TreeMap<>();
    DatasetGraph data = Release.shipped().dataset();
    NamedQuery.folder("questions").forEach(each -> steps.put(each.name(), steps(each, data)));
    if ("write".equals(System.getProperty("entente.steps"))) {
      Files.writeString(
          RECORDED,
          steps.entrySet().stream()
              .map(each -> each.getKey() + "\t" + each.getValue() + "\n")
              .collect(Collectors.joining()));
    }
    Map<String, Long> recorded =
        Files.readAllLines(RECORDED).stream()
            .map(line -> line.split("\t"))
            .collect(Collectors.toMap(parts -> parts[0], parts -> Long.parseLong(parts[1])));
    assertEquals(
        "",
        steps.entrySet().stream()
            .filter(
                each -> each.getValue() > GROWTH * recorded.getOrDefault(each.getKey(), 0L) + FEW)
            .map(
                each ->
                    each.getKey()
                        + ": "
                        + recorded.getOrDefault(each.getKey(), 0L)
                        + " steps recorded, now "
                        + each.getValue())
            .collect(Collectors.joining("\n")),
        "find what made them slower; if it is right, renew the record with"
            + " mvn test -Dtest=QuestionStepsTest -Dentente.steps=write");
  }

  private static long steps(NamedQuery question, DatasetGraph data) {
    QueryBudget budget = new QueryBudget(UNLIMITED);
    DatasetGraph metered = QuerySandbox.metered(data, budget);
    Context context = ARQ.getContext().copy();
    NameIndex.of(metered).into(context);
    try (QueryExec execution =
        QueryExec.dataset(metered)
            .query(QuerySandbox.bounded(question.query()))
            .context(QuerySandbox.prepare(context, budget))
            .build()) {
      RowSetOps.consume(execution.select());
    }
    return budget.steps();
  }
}
