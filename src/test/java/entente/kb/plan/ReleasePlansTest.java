package entente.kb.plan;

import entente.kb.read.NamedQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every query that is shipped gives the same rows by its plan on ids as by ARQ. */
class ReleasePlansTest {
  private static final Path QUERIES = Path.of("src/main/resources/queries");
  private static final PlanComparison RELEASE = PlanComparison.ofRelease();
  private static final List<Node> THINGS =
      Stream.of("organization/sco", "state/china", "exercise/peace-mission-2005")
          .map(name -> NodeFactory.createURI("https://w3id.org/entente/id/" + name))
          .toList();

  @TestFactory
  Stream<DynamicTest> everyShippedQueryGivesTheSameRows() throws IOException {
    try (Stream<Path> files = Files.walk(QUERIES)) {
      return files.filter(file -> file.toString().endsWith(".rq")).sorted().toList().stream()
          .map(
              file ->
                  DynamicTest.dynamicTest(
                      QUERIES.relativize(file).toString(), () -> requireSame(file)));
    }
  }

  private static void requireSame(Path file) throws IOException {
    NamedQuery query = NamedQuery.parse(file.getFileName().toString(), Files.readString(file));
    List<String> parameters = query.header("params");
    for (Node thing : parameters.isEmpty() ? THINGS.subList(0, 1) : THINGS) {
      Map<String, Node> values = new HashMap<>();
      parameters.forEach(
          line -> Stream.of(line.split("[\\s,]+")).forEach(name -> values.put(name, thing)));
      RELEASE.requireSame(query.query(), values);
    }
  }
}
