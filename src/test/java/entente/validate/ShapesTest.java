package entente.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.SourceFiles;
import entente.kb.read.LocatedGraph;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.compose.MultiUnion;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The fixtures of every shape, validated by two engines and by the program. */
class ShapesTest {
  private static final Graph ONTOLOGY = LocatedGraph.read(SourceFiles.shipped().ontology()).graph();
  private static final Graph SHAPES = LocatedGraph.read(SourceFiles.shipped().shapes()).graph();
  private static final List<Fixture> FIXTURES = Fixture.all();

  /** The results of each engine, and those of the program, against the report of the fixture. */
  @TestFactory
  Stream<DynamicTest> everyFixtureIsJudgedAsItSays() {
    return FIXTURES.stream()
        .flatMap(
            fixture -> {
              String ours = exactly(fixture.judged(SHAPES, ONTOLOGY));
              return Arrays.stream(ShaclEngine.values())
                  .map(
                      engine ->
                          DynamicTest.dynamicTest(
                              fixture.file() + " by " + engine,
                              () -> {
                                List<ComparableResult> theirs = judged(fixture, engine);
                                assertEquals(
                                    lines(ComparableResult.of(fixture.report())), lines(theirs));
                                assertEquals(exactly(theirs), ours);
                              }));
            });
  }

  private static List<ComparableResult> judged(Fixture fixture, ShaclEngine engine) {
    Graph report =
        engine.report(union(fixture.data(), ONTOLOGY), union(fixture.shape(SHAPES), ONTOLOGY));
    return ComparableResult.of(report).stream()
        .filter(result -> result.concerns(fixture.data()))
        .toList();
  }

  @Test
  void everyShapeThatAsksForSomethingHasAValidAndAnInvalidFixture() {
    Set<String> missing = new TreeSet<>();
    for (String name : asking()) {
      for (String kind : List.of(".valid.ttl", ".invalid.ttl")) {
        if (FIXTURES.stream().noneMatch(fixture -> fixture.file().equals(name + kind))) {
          missing.add(name + kind);
        }
      }
    }
    assertEquals(Set.of(), missing);
  }

  @TestFactory
  Stream<DynamicTest> everyFixtureIsCalledByTheShapeItIsAbout() {
    return FIXTURES.stream()
        .map(
            fixture ->
                DynamicTest.dynamicTest(
                    fixture.file(),
                    () -> {
                      assertTrue(
                          asking().contains(fixture.subject().getLocalName()),
                          "no shape of that name asks for anything");
                      assertTrue(
                          fixture
                              .file()
                              .matches(
                                  fixture.subject().getLocalName()
                                      + (fixture.conforms() ? "\\.valid" : "\\.invalid(-[a-z]+)?")
                                      + "\\.ttl"));
                    }));
  }

  /**
   * Property shapes, and node shapes that have a target and ask for more than their property shapes
   * do.
   */
  private static Set<String> asking() {
    Stream<Node> nodes =
        of(SHACL.NodeShape)
            .filter(shape -> properties(shape).stream().anyMatch(name -> name.startsWith("target")))
            .filter(
                shape ->
                    properties(shape).stream()
                        .anyMatch(Set.of("pattern", "nodeKind", "sparql")::contains));
    return Stream.concat(of(SHACL.PropertyShape), nodes)
        .map(Node::getLocalName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> properties(Node shape) {
    return SHAPES
        .find(shape, Node.ANY, Node.ANY)
        .mapWith(Triple::getPredicate)
        .filterKeep(predicate -> predicate.getURI().startsWith(SHACL.getURI()))
        .mapWith(Node::getLocalName)
        .toList();
  }

  private static Stream<Node> of(Node type) {
    return SHAPES
        .find(Node.ANY, RDF.type.asNode(), type)
        .mapWith(Triple::getSubject)
        .toList()
        .stream();
  }

  private static Graph union(Graph... graphs) {
    return new MultiUnion(graphs);
  }

  private static String exactly(List<ComparableResult> results) {
    return results.stream()
        .map(ComparableResult::withoutNames)
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  private static String lines(List<ComparableResult> results) {
    return results.stream()
        .map(ComparableResult::withoutValue)
        .sorted()
        .collect(Collectors.joining("\n"));
  }
}
