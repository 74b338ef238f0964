package entente.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import entente.kb.SourceFiles;
import entente.kb.read.LocatedGraph;
import entente.kb.read.Vocabulary;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.junit.jupiter.api.Test;

/**
 * The codes and borrowed terms that the package names, compared with the ontology; its own terms
 * are compared for all of Java.
 */
class EvidenceTermsTest {

  @Test
  void everyCodeAndBorrowedTermIsInTheOntology() {
    Graph ontology = LocatedGraph.read(SourceFiles.shipped().ontology()).graph();
    Stream<Node> named =
        Arrays.stream(EvidenceTerms.class.getDeclaredFields())
            .filter(field -> field.getType().equals(Node.class))
            .map(EvidenceTermsTest::value)
            .filter(node -> !node.getURI().startsWith(Vocabulary.NS));
    assertEquals(
        List.of(), named.filter(node -> !ontology.contains(node, Node.ANY, Node.ANY)).toList());
  }

  private static Node value(Field field) {
    try {
      return (Node) field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
