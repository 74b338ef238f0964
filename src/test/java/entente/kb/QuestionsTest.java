package entente.kb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.read.NamedQuery;
import entente.kb.read.RdfSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.util.Context;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every competency question gives the rows that were read off the documents: {@code
 * src/test/resources/questions/NAME.csv}.
 *
 * <p>With {@code -Dentente.questions=write} the files are written instead, to be read through
 * before they are committed.
 */
class QuestionsTest {
  private static final Path QUESTIONS = Path.of("src/main/resources/queries/questions");
  private static final Path EXPECTED = Path.of("src/test/resources/questions");
  private static final Release RELEASE = Release.shipped();
  private static final DatasetGraph DATASET = RELEASE.dataset();
  private static final DatasetGraph IN_MEMORY = RELEASE.inMemory();

  @TestFactory
  Stream<DynamicTest> everyQuestionGivesTheRowsReadOffTheDocuments() throws IOException {
    return questions().stream()
        .map(
            file -> {
              NamedQuery question =
                  NamedQuery.parse(file.getFileName().toString(), RdfSource.of(file).text());
              return DynamicTest.dynamicTest(
                  question.summary(),
                  () -> {
                    Path expected =
                        EXPECTED.resolve(file.getFileName().toString().replace(".rq", ".csv"));
                    String rows = rows(question, DATASET);
                    if ("write".equals(System.getProperty("entente.questions"))) {
                      Files.createDirectories(EXPECTED);
                      Files.writeString(expected, rows);
                    }
                    assertTrue(
                        Files.exists(expected),
                        expected + " is missing: read the rows through, then write them there");
                    assertEquals(Files.readString(expected), rows);
                    assertTrue(rows.lines().count() > 1, "a question without an answer");
                  });
            });
  }

  @TestFactory
  Stream<DynamicTest> everyQuestionGivesTheSameRowsInJenasOwnStructures() throws IOException {
    return questions().stream()
        .map(
            file -> {
              NamedQuery question =
                  NamedQuery.parse(file.getFileName().toString(), RdfSource.of(file).text());
              return DynamicTest.dynamicTest(
                  question.summary(),
                  () -> assertEquals(rows(question, IN_MEMORY), rows(question, DATASET)));
            });
  }

  @TestFactory
  Stream<DynamicTest> everyQuestionSaysInOneSentenceWhatItAsks() throws IOException {
    return questions().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(),
                    () -> {
                      NamedQuery question =
                          NamedQuery.parse(file.getFileName().toString(), Files.readString(file));
                      assertTrue(question.summary().endsWith("?"), "the summary is a question");
                      assertFalse(
                          question.header("expects").isEmpty(),
                          "the header says what the rows are");
                    }));
  }

  @Test
  void thereAreAtLeastAHundredAndTwentyQuestions() throws IOException {
    assertTrue(questions().size() >= 120);
  }

  private static List<Path> questions() throws IOException {
    try (Stream<Path> files = Files.list(QUESTIONS)) {
      return files.filter(file -> file.toString().endsWith(".rq")).sorted().toList();
    }
  }

  private static String rows(NamedQuery question, DatasetGraph dataset) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (QueryExec execution = QueryExec.dataset(dataset).query(question.query()).build()) {
      RowSet rows = execution.select();
      RowSetWriterRegistry.getFactory(ResultSetLang.RS_CSV)
          .create(ResultSetLang.RS_CSV)
          .write(out, rows, Context.emptyContext());
    }
    return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
