package entente.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import entente.kb.SourceFiles;
import entente.kb.read.LocatedGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFDataMgr;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A SHACL engine in JavaScript, shacl-engine, gives the results that the program gives for every
 * fixture.
 *
 * <p>Skipped with a message where its modules are not installed: {@code npm ci --prefix src/test/js
 * --ignore-scripts} does.
 */
class JavaScriptShaclEngineTest {
  private static final Path SCRIPTS = Path.of("src/test/js");

  /**
   * Its query engine, Comunica 5, finds no solution of {@code FILTER NOT EXISTS { $this ex:a|ex:b
   * ?any }} where the data has no triple at all with any of these properties; there should be one.
   */
  private static final Set<String> MISSED =
      Set.of(
          "Event-time.invalid.ttl",
          "NodeShape-used.invalid.ttl",
          "Position-content.invalid.ttl",
          "Quantity-number.invalid.ttl",
          "Time-order.invalid.ttl");

  @TestFactory
  Stream<DynamicTest> everyFixtureIsJudgedAsByTheJavaScriptEngine(@TempDir Path folder)
      throws IOException, InterruptedException {
    assumeTrue(
        Files.isDirectory(SCRIPTS.resolve("node_modules")),
        "the modules of "
            + SCRIPTS
            + " are not installed, so no verdict is compared with the JavaScript engine's");
    Graph ontology = LocatedGraph.read(SourceFiles.shipped().ontology()).graph();
    Graph shapes = LocatedGraph.read(SourceFiles.shipped().shapes()).graph();
    List<Fixture> fixtures = Fixture.all();
    Files.write(folder.resolve("ontology.nt"), Fixture.triples(ontology));
    for (Fixture fixture : fixtures) {
      Files.write(folder.resolve(fixture.file() + ".data.nt"), Fixture.triples(fixture.data()));
      Files.write(
          folder.resolve(fixture.file() + ".shapes.nt"), Fixture.triples(fixture.shape(shapes)));
    }
    assertEquals(
        0,
        new ProcessBuilder("node", SCRIPTS.resolve("judge.mjs").toString(), folder.toString())
            .inheritIO()
            .start()
            .waitFor());
    return fixtures.stream()
        .map(
            fixture -> {
              List<ComparableResult> theirs =
                  ComparableResult.of(
                      RDFDataMgr.loadGraph(
                          folder.resolve(fixture.file() + ".report.nt").toString()));
              // The names of blank nodes are the engine's own.
              String judged =
                  lines(
                      theirs.stream()
                          .filter(
                              result -> result.focus().isBlank() || result.concerns(fixture.data()))
                          .toList());
              return DynamicTest.dynamicTest(
                  fixture.file(),
                  () ->
                      assertEquals(
                          MISSED.contains(fixture.file())
                              ? ""
                              : lines(fixture.judged(shapes, ontology)),
                          judged));
            });
  }

  private static String lines(Collection<ComparableResult> results) {
    return results.stream()
        .map(ComparableResult::withoutNames)
        .sorted()
        .collect(Collectors.joining("\n"));
  }
}
