package entente.ontology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.Derivation;
import entente.kb.SourceFiles;
import entente.kb.read.LocatedGraph;
import entente.kb.read.RdfSource;
import entente.validate.Validator;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.Test;

/**
 * Nothing depends on {@code alignments.ttl}, and what it says it says of terms that are declared,
 * of the same kind.
 */
class AlignmentsTest {
  private static final SourceFiles WHOLE = SourceFiles.in(Path.of(""));
  private static final List<RdfSource> WITHOUT =
      WHOLE.ontology().stream().filter(file -> !file.fileName().equals("alignments.ttl")).toList();
  private static final Graph ALIGNMENTS =
      LocatedGraph.read(WHOLE.ontology().stream().filter(file -> !WITHOUT.contains(file)).toList())
          .graph();
  private static final Graph ONTOLOGY = LocatedGraph.read(WHOLE.ontology()).graph();

  @Test
  void theVerdictOnTheDataIsTheSameWithoutThem() {
    LocatedGraph data = LocatedGraph.read(WHOLE.data());
    Graph shapes = LocatedGraph.read(WHOLE.shapes()).graph();
    assertEquals(
        new Validator(shapes, ONTOLOGY).validate(data).findings().size(),
        new Validator(shapes, LocatedGraph.read(WITHOUT).graph()).validate(data).findings().size());
  }

  @Test
  void derivationsInOurOwnTermsAreTheSameWithoutAlignments() {
    assertEquals(ours(derived(ONTOLOGY)), ours(derived(LocatedGraph.read(WITHOUT).graph())));
  }

  @Test
  void bothSidesOfAnAlignmentAreDeclaredAsTheSameKind() {
    for (Node predicate :
        List.of(
            RDFS.subClassOf.asNode(),
            RDFS.subPropertyOf.asNode(),
            OWL.equivalentClass.asNode(),
            OWL.equivalentProperty.asNode())) {
      ALIGNMENTS
          .find(Node.ANY, predicate, Node.ANY)
          .forEachRemaining(
              triple ->
                  assertEquals(
                      kind(triple.getSubject()), kind(triple.getObject()), triple::toString));
    }
    ALIGNMENTS
        .find(Node.ANY, SKOS.closeMatch.asNode(), Node.ANY)
        .forEachRemaining(
            triple ->
                assertTrue(
                    !kind(triple.getObject()).isEmpty(),
                    () -> triple.getObject() + " is not declared"));
  }

  private static Set<Node> kind(Node term) {
    return ONTOLOGY
        .find(term, RDF.type.asNode(), Node.ANY)
        .mapWith(Triple::getObject)
        .filterDrop(OWL.SymmetricProperty.asNode()::equals)
        .toSet();
  }

  private static Graph derived(Graph ontology) {
    return new Derivation(WHOLE.rules())
        .over(List.of(ontology, LocatedGraph.read(WHOLE.data()).graph()));
  }

  private static Set<Triple> ours(Graph graph) {
    return graph.stream()
        .filter(
            triple ->
                triple.getSubject().isURI()
                    && Stream.of(triple.getPredicate(), triple.getObject())
                        .anyMatch(
                            node ->
                                node.isURI()
                                    && node.getURI().startsWith("https://w3id.org/entente/ns/")))
        .collect(Collectors.toSet());
  }
}
