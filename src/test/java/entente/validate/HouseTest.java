package entente.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.SourceFiles;
import entente.kb.read.LocatedGraph;
import entente.kb.read.Prefixes;
import entente.kb.read.RdfSource;
import entente.validate.report.Report;
import entente.validate.report.ReportFormat;
import entente.validate.report.ValidationOutcome;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;

/** The conventions of the ontology and the shapes, and the coverage of the data by the shapes. */
class HouseTest {
  private static final SourceFiles SHIPPED = SourceFiles.shipped();
  private static final Graph ONTOLOGY = LocatedGraph.read(SHIPPED.ontology()).graph();

  @Test
  void ontologyAndShapesKeepTheMannersOfTheHouse() {
    List<RdfSource> house =
        SHIPPED.shapes().stream()
            .filter(source -> source.name().equals("shapes/house.ttl"))
            .toList();
    List<RdfSource> checked =
        Stream.concat(SHIPPED.ontology().stream(), SHIPPED.shapes().stream()).toList();
    ValidationOutcome verdict =
        new Validator(LocatedGraph.read(house).graph(), ONTOLOGY)
            .validate(LocatedGraph.read(checked));
    StringWriter text = new StringWriter();
    ReportFormat.TEXT.write(
        new Report(verdict, checked, Prefixes.mapping()), new PrintWriter(text));
    assertTrue(verdict.conforms(), text.toString());
  }

  @Test
  void everyPropertyOfEveryThingHasAShapeThatNamesAndOrdersIt() {
    Graph shapes = LocatedGraph.read(SHIPPED.shapes()).graph();
    Graph data = LocatedGraph.read(SHIPPED.data()).graph();
    Set<String> unnamed = new TreeSet<>();
    data.find(Node.ANY, RDF.type.asNode(), Node.ANY)
        .forEach(
            typed -> {
              Set<Node> classes = above(typed.getObject());
              data
                  .find(typed.getSubject(), Node.ANY, Node.ANY)
                  .mapWith(Triple::getPredicate)
                  .toSet()
                  .stream()
                  .filter(
                      property -> !Set.of("evidence", "variant").contains(property.getLocalName()))
                  .filter(
                      property ->
                          shapes
                              .find(Node.ANY, SHACL.path, property)
                              .mapWith(Triple::getSubject)
                              .toList()
                              .stream()
                              .flatMap(
                                  shape ->
                                      shapes
                                          .find(Node.ANY, SHACL.property, shape)
                                          .mapWith(Triple::getSubject)
                                          .toList()
                                          .stream())
                              .noneMatch(
                                  shape ->
                                      shapes
                                          .find(shape, SHACL.targetClass, Node.ANY)
                                          .mapWith(Triple::getObject)
                                          .toList()
                                          .stream()
                                          .anyMatch(classes::contains)))
                  .forEach(
                      property -> unnamed.add(typed.getObject().getLocalName() + " " + property));
            });
    assertEquals(Set.of(), unnamed);
  }

  private static Set<Node> above(Node kind) {
    Set<Node> above = new HashSet<>();
    Deque<Node> open = new ArrayDeque<>(List.of(kind));
    while (!open.isEmpty()) {
      Node next = open.pop();
      if (above.add(next)) {
        ONTOLOGY
            .find(next, RDFS.subClassOf.asNode(), Node.ANY)
            .forEach(triple -> open.push(triple.getObject()));
      }
    }
    return above;
  }
}
