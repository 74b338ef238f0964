package entente.kb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;

/** Graphs survive the binary form, however many nodes they have. */
class CompiledShapesTest {

  @Test
  void moreNodesThanAShortCanNumberAreReadAsTheyWereWritten() throws IOException {
    int count = 70_000;
    Graph ontology = GraphFactory.createDefaultGraph();
    Graph shapes = GraphFactory.createDefaultGraph();
    Node predicate = NodeFactory.createURI("http://example.org/next");
    for (int i = 0; i < count; i++) {
      (i % 2 == 0 ? ontology : shapes).add(Triple.create(node(i), predicate, node(i + 1)));
    }
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    CompiledShapes.write(ontology, shapes, written);
    CompiledShapes read = CompiledShapes.read(new ByteArrayInputStream(written.toByteArray()));
    assertEquals(count / 2, read.ontology().size());
    assertEquals(count, read.shapes().size());
    assertTrue(read.shapes().contains(node(count - 1), predicate, node(count)));
    assertTrue(read.ontology().isIsomorphicWith(ontology));
  }

  private static Node node(int number) {
    return NodeFactory.createURI("http://example.org/" + number);
  }
}
