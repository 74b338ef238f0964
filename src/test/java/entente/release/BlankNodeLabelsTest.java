package entente.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.OrderedGraph;
import entente.kb.read.InputException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels that depend on nothing but the graph. */
class BlankNodeLabelsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        ":a :p [ :q 1 ] , [ :q 2 ] .",
        ":a :p [ :q 1 ] . :b :p [ :q 1 ] .",
        ":a :p ( 1 ( 2 3 ) ( 2 3 ) ) .",
        "[] :p ( :a :b ) . [] :p ( :a :c ) .",
        ":a :p [ :q [ :r 1 ] , [ :r 1 ] ] , [ :q [ :r 1 ] , [ :r 1 ] ] .",
        "[] :p 1 . [] :p 1 ."
      })
  void theOrderOfTriplesAndTheNamesOfBlankNodesMakeNoDifference(String turtle) {
    Graph graph = read(turtle);
    String expected = labelled(graph);
    for (int seed = 0; seed < 50; seed++) {
      assertEquals(expected, labelled(shuffled(graph, seed)), "seed " + seed);
    }
    assertTrue(OrderedGraph.of(graph, BlankNodeLabels.of(List.of(graph))).isIsomorphicWith(graph));
  }

  @Test
  void aChangeElsewhereKeepsALabel() {
    assertEquals(
        labelled(read(":a :p [ :q 1 ] .")),
        labelled(read(":a :p [ :q 1 ] . :a :p [ :q 2 ] . :b :p [ :q 1 ] ."))
            .lines()
            .filter(line -> line.contains("/a> ") || line.contains("\"1\""))
            .filter(line -> labelled(read(":a :p [ :q 1 ] .")).contains(line))
            .reduce("", (all, line) -> all + line + "\n"));
    assertNotEquals(labelled(read(":a :p [ :q 1 ] .")), labelled(read(":a :p [ :q 2 ] .")));
  }

  @Test
  void aBlankNodeSharedByTwoThingsIsAFaultOfTheData() {
    InputException fault =
        assertThrows(
            InputException.class,
            () -> BlankNodeLabels.of(List.of(read(":a :p _:x . :b :p _:x ."))));
    assertEquals(1, fault.status());
    assertTrue(fault.getMessage().contains("give it an IRI"), fault.getMessage());
  }

  @Test
  void blankNodesInACircleAreAFaultOfTheData() {
    InputException fault =
        assertThrows(
            InputException.class,
            () -> BlankNodeLabels.of(List.of(read("_:x :p _:y . _:y :p _:x . :a :p [] ."))));
    assertEquals(1, fault.status());
  }

  private static Graph read(String turtle) {
    return RDFParser.fromString("PREFIX : <http://example.org/> " + turtle, Lang.TURTLE).toGraph();
  }

  private static Graph shuffled(Graph graph, int seed) {
    List<Triple> triples = new ArrayList<>(graph.find().toList());
    Collections.shuffle(triples, new Random(seed));
    Graph other = GraphFactory.createDefaultGraph();
    triples.forEach(
        triple ->
            other.add(
                Triple.create(
                    renamed(triple.getSubject(), seed),
                    triple.getPredicate(),
                    renamed(triple.getObject(), seed))));
    return other;
  }

  private static Node renamed(Node node, int seed) {
    return node.isBlank()
        ? NodeFactory.createBlankNode(
            "n" + (seed * 31 + node.getBlankNodeLabel().hashCode()) + node.getBlankNodeLabel())
        : node;
  }

  private static String labelled(Graph graph) {
    StringBuilder lines = new StringBuilder();
    OrderedGraph.of(graph, BlankNodeLabels.of(List.of(graph)))
        .find()
        .forEachRemaining(triple -> lines.append(OrderedGraph.line(triple)).append('\n'));
    return lines.toString();
  }
}
