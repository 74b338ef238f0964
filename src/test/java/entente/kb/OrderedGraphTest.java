package entente.kb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.UnaryOperator;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.Test;

/** Ordered graphs: one order of triples, and terms compared for identity. */
class OrderedGraphTest {

  @Test
  void aValueWrittenOtherwiseIsAnotherTerm() {
    Graph graph =
        OrderedGraph.of(
            read(":a :on '2006-06-15'^^xsd:date ; :count 1 ."), UnaryOperator.identity());
    for (String other :
        new String[] {":a :on '2006-06'^^xsd:gYearMonth .", ":a :count 01 .", ":a :count 1.0 ."}) {
      Triple triple = read(other).find().next();
      assertFalse(graph.contains(triple), other);
      assertFalse(
          graph.contains(triple.getSubject(), org.apache.jena.graph.Node.ANY, triple.getObject()),
          other);
    }
    assertTrue(graph.contains(read(":a :count 1 .").find().next()));
  }

  @Test
  void triplesComeInTheOrderOfTheirLines() {
    Graph graph =
        OrderedGraph.of(
            read(":c :p 1 . :a :q 2 , 1 ; :p 3 . :b :p :a ."), UnaryOperator.identity());
    assertEquals(
        graph.find().toList().stream().map(OrderedGraph::line).sorted().toList(),
        graph.find().toList().stream().map(OrderedGraph::line).toList());
    assertEquals(5, graph.size());
  }

  private static Graph read(String turtle) {
    return RDFParser.fromString(
            "PREFIX : <http://example.org/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
                + turtle,
            Lang.TURTLE)
        .toGraph();
  }
}
