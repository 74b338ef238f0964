package entente.ontology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.Derivation;
import entente.kb.read.NamedQuery;
import entente.kb.read.RdfSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.sse.SSE;
import org.apache.jena.vocabulary.OWL;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each rule derives from each of its fixtures what the fixture says, and nothing else.
 *
 * <p>A fixture is {@code src/test/resources/rules/RULE/what-it-shows.trig}: the default graph goes
 * in, the graph {@code derived} must come out. For the bounds there is a table too: one row is one
 * time with its qualifier, and the four days that follow.
 */
class RulesTest {
  private static final Path RULES = Path.of("ontology/rules");
  private static final Path FIXTURES = Path.of("src/test/resources/rules");
  private static final Node DERIVED = NodeFactory.createURI("https://w3id.org/entente/derived");
  private static final List<String> BOUNDS =
      List.of("beginsNotBefore", "beginsNotAfter", "endsNotBefore", "endsNotAfter");

  @TestFactory
  Stream<DynamicNode> eachRuleDerivesWhatItsFixturesSay() throws IOException {
    return list(RULES).stream()
        .map(
            rule ->
                DynamicContainer.dynamicContainer(
                    name(rule),
                    list(FIXTURES.resolve(name(rule))).stream()
                        .map(
                            fixture ->
                                DynamicTest.dynamicTest(
                                    name(fixture).replace('-', ' '),
                                    () -> {
                                      DatasetGraph dataset =
                                          RDFDataMgr.loadDatasetGraph(fixture.toString());
                                      Graph derived =
                                          new Derivation(List.of(RdfSource.of(rule)))
                                              .over(List.of(dataset.getDefaultGraph()));
                                      Graph expected = dataset.getGraph(DERIVED);
                                      assertTrue(
                                          derived.isIsomorphicWith(expected),
                                          () ->
                                              "expected\n"
                                                  + lines(expected)
                                                  + "\nbut derived\n"
                                                  + lines(derived));
                                    }))));
  }

  @TestFactory
  Stream<DynamicTest> everyTimeHasTheBoundsOfTheTable() throws IOException {
    Derivation bounds = new Derivation(List.of(RdfSource.of(RULES.resolve("40-bounds.rq"))));
    return Files.readAllLines(FIXTURES.resolve("40-bounds.csv")).stream()
        .skip(1)
        .map(row -> row.split(",", -1))
        .map(
            row ->
                DynamicTest.dynamicTest(
                    String.join(" ", row[0], row[1], row[2]).trim(),
                    () -> {
                      Graph time = GraphFactory.createDefaultGraph();
                      Node thing = SSE.parseNode("<https://w3id.org/entente/id/event/timed>");
                      time.add(thing, term(row[0]), literal(row[1]));
                      if (!row[2].isEmpty()) {
                        String qualified = row[0].equals("attestedOn") ? "on" : row[0];
                        time.add(
                            thing,
                            term(qualified + "Qualifier"),
                            SSE.parseNode(
                                "<https://w3id.org/entente/code/qualifier/" + row[2] + ">"));
                      }
                      Graph expected = GraphFactory.createDefaultGraph();
                      for (int i = 0; i < BOUNDS.size(); i++) {
                        if (!row[3 + i].isEmpty()) {
                          expected.add(thing, term(BOUNDS.get(i)), literal(row[3 + i]));
                        }
                      }
                      assertEquals(lines(expected), lines(bounds.over(List.of(time))));
                    }));
  }

  @TestFactory
  Stream<DynamicTest> everyRuleHasFixturesAndSaysWhatItDerivesAndFromWhat() throws IOException {
    return list(RULES).stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    name(rule),
                    () -> {
                      NamedQuery header = NamedQuery.parse(name(rule), Files.readString(rule));
                      assertTrue(header.summary().endsWith("."), "the summary is a sentence");
                      assertFalse(
                          header.header("expects").isEmpty(),
                          "the header says what the rule expects");
                      assertFalse(
                          list(FIXTURES.resolve(name(rule))).isEmpty(), "the rule has a fixture");
                    }));
  }

  /**
   * A property declared symmetric, inverse or transitive, which the rules must not leave to a
   * reasoner.
   */
  @TestFactory
  Stream<DynamicTest> whatTheOntologyDeclaresOfAPropertyHoldsInWhatIsDerived() {
    Graph ontology = Modules.graph();
    Derivation rules = new Derivation(list(RULES).stream().map(RdfSource::of).toList());
    Node a = SSE.parseNode("<https://w3id.org/entente/id/event/a>");
    Node b = SSE.parseNode("<https://w3id.org/entente/id/event/b>");
    Node c = SSE.parseNode("<https://w3id.org/entente/id/event/c>");
    return ontology
        .find()
        .filterKeep(
            triple ->
                triple.getPredicate().equals(OWL.inverseOf.asNode())
                    || triple.getObject().equals(OWL.SymmetricProperty.asNode())
                    || triple.getObject().equals(OWL.TransitiveProperty.asNode()))
        .toList()
        .stream()
        .map(
            declared ->
                DynamicTest.dynamicTest(
                    NodeFmtLib.str(declared),
                    () -> {
                      Node property = declared.getSubject();
                      Graph given = GraphFactory.createDefaultGraph();
                      given.add(a, property, b);
                      given.add(b, property, c);
                      Graph derived = rules.over(List.of(ontology, given));
                      Triple expected =
                          declared.getPredicate().equals(OWL.inverseOf.asNode())
                              ? Triple.create(b, declared.getObject(), a)
                              : declared.getObject().equals(OWL.SymmetricProperty.asNode())
                                  ? Triple.create(b, property, a)
                                  : Triple.create(a, property, c);
                      assertTrue(derived.contains(expected), "not derived: " + expected);
                    }));
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new AssertionError(folder + " cannot be read", e);
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString().replaceFirst("[.][a-z]+$", "");
  }

  private static Node term(String name) {
    return NodeFactory.createURI("https://w3id.org/entente/ns/" + name);
  }

  private static Node literal(String time) {
    String type =
        switch (time.length()) {
          case 4 -> "gYear";
          case 7 -> "gYearMonth";
          default -> "date";
        };
    return SSE.parseNode("\"" + time + "\"^^xsd:" + type);
  }

  private static String lines(Graph graph) {
    return graph.stream()
        .map(NodeFmtLib::str)
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .collect(Collectors.joining("\n"));
  }
}
