package entente.kb.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.ValueSpace;
import org.junit.jupiter.api.Test;

/** Numbered terms: their order, their kinds, and the way from a term to its number and back. */
class TermTableTest {
  private final TermTable terms = IndexFixture.dataset().terms();

  @Test
  void everyTermHasANumberThatLeadsBackToIt() {
    Set<Node> expected = new HashSet<>();
    IndexFixture.graphs()
        .forEach(
            graph ->
                graph
                    .find()
                    .forEachRemaining(
                        triple ->
                            expected.addAll(
                                List.of(
                                    triple.getSubject(),
                                    triple.getPredicate(),
                                    triple.getObject()))));
    Set<Node> actual = new HashSet<>();
    ids().forEach(id -> actual.add(terms.node(id)));
    assertEquals(expected, actual);
    ids().forEach(id -> assertEquals(id, terms.id(terms.node(id))));
  }

  @Test
  void aTermIsFoundBeforeItWasEverDecoded() {
    TermTable fresh = IndexFixture.dataset().terms();
    ids().forEach(id -> assertEquals(id, fresh.id(terms.node(id))));
  }

  @Test
  void numbersAscendInTheOrderOfSparql() {
    ids()
        .forEach(
            one ->
                ids()
                    .forEach(
                        other ->
                            assertEquals(
                                Integer.compare(one, other),
                                Integer.signum(
                                    NodeValue.compareAlways(
                                        NodeValue.makeNode(terms.node(one)),
                                        NodeValue.makeNode(terms.node(other)))),
                                terms.node(one) + " and " + terms.node(other))));
  }

  @Test
  void aTermThatIsNotThereHasNoNumber() {
    assertEquals(TermTable.ABSENT, terms.id(NodeFactory.createURI("https://example.org/none")));
    assertEquals(TermTable.ABSENT, terms.id(NodeFactory.createBlankNode("none")));
    assertEquals(TermTable.ABSENT, terms.id(NodeFactory.createLiteralLang("z", "tlh")));
    assertEquals(
        TermTable.ABSENT, terms.id(NodeFactory.createLiteralDT("001", XSDDatatype.XSDinteger)));
    assertEquals(
        TermTable.ABSENT, terms.id(NodeFactory.createLiteralString("https://example.org/a")));
  }

  @Test
  void kindsAreKnownWithoutDecoding() {
    ids()
        .forEach(
            id -> {
              Node node = terms.node(id);
              assertEquals(node.isBlank(), terms.isBlank(id));
              assertEquals(node.isURI(), terms.isIri(id));
              assertEquals(node.isLiteral(), terms.isLiteral(id));
              ValueSpace space = ValueSpace.valueSpace(NodeValue.makeNode(node));
              assertEquals(space, terms.space(id));
              assertTrue(terms.firstOf(space) <= id && id < terms.endOf(space));
              if (node.isLiteral()) {
                assertEquals(node.getLiteralLanguage(), terms.language(id));
                assertEquals(node.getLiteralDatatypeURI(), terms.datatype(id));
              }
            });
  }

  private IntStream ids() {
    return IntStream.rangeClosed(1, terms.size());
  }
}
