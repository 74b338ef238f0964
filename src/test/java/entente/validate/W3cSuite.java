package entente.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import entente.kb.read.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.DynamicTest;

/**
 * The test suite of the SHACL recommendation, core and SPARQL, as its working group publishes it;
 * {@code W3C_DATA_SHAPES} names a checkout of the repository {@code w3c/data-shapes}.
 */
public final class W3cSuite {
  private static final String MANIFEST =
      "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";
  private static final String TEST = "http://www.w3.org/ns/shacl-test#";

  /** What the recommendation lets an engine word as it likes. */
  private static final Set<Node> FREE =
      Set.of(SHACL.resultMessage, NodeFactory.createURI(SHACL.getURI() + "detail"));

  private W3cSuite() {}

  /** A SHACL engine: makes a report of data by shapes, or throws when it refuses the shapes. */
  @FunctionalInterface
  public interface Engine {
    Graph report(Path data, Path shapes) throws Exception;
  }

  /** One test for each of the suite; they must agree in everything but their wording. */
  public static Stream<DynamicTest> tests(Engine engine) throws IOException {
    Path folder = Path.of(System.getenv("W3C_DATA_SHAPES"), "data-shapes-test-suite", "tests");
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".ttl")).sorted().toList().stream()
          .flatMap(file -> cases(folder, file, engine).stream());
    }
  }

  private static List<DynamicTest> cases(Path folder, Path file, Engine engine) {
    Graph manifest = read(file);
    return manifest
        .find(Node.ANY, RDF.type.asNode(), NodeFactory.createURI(TEST + "Validate"))
        .mapWith(Triple::getSubject)
        .mapWith(
            test ->
                DynamicTest.dynamicTest(
                    folder.relativize(file).toString(), () -> check(manifest, test, engine)))
        .toList();
  }

  private static void check(Graph manifest, Node test, Engine engine) throws Exception {
    Node action = one(manifest, test, MANIFEST + "action");
    Node result = one(manifest, test, MANIFEST + "result");
    Path data = file(one(manifest, action, TEST + "dataGraph"));
    Path shapes = file(one(manifest, action, TEST + "shapesGraph"));
    if (result.isURI()) {
      assertThrows(InputException.class, () -> engine.report(data, shapes));
      return;
    }
    Graph expected = part(manifest, result);
    assertEquals(lines(expected), lines(part(engine.report(data, shapes), null)));
  }

  /** The suite has literals that are wrong on purpose, so it is read without complaint. */
  public static Graph read(Path file) {
    return RDFParser.source(file)
        .errorHandler(ErrorHandlerFactory.errorHandlerNoWarnings)
        .toGraph();
  }

  private static Path file(Node iri) {
    return Path.of(java.net.URI.create(iri.getURI().replaceFirst("^file:/+", "file:///")));
  }

  private static Node one(Graph graph, Node subject, String property) {
    return graph.find(subject, NodeFactory.createURI(property), Node.ANY).next().getObject();
  }

  /** The report that starts at a node, or the only one. */
  private static Graph part(Graph graph, Node start) {
    Node report =
        start != null
            ? start
            : graph.find(Node.ANY, RDF.type.asNode(), SHACL.ValidationReport).next().getSubject();
    Graph part = GraphFactory.createDefaultGraph();
    graph.find(report, SHACL.conforms, Node.ANY).forEach(part::add);
    graph
        .find(report, SHACL.result, Node.ANY)
        .forEach(
            triple -> {
              part.add(triple);
              graph
                  .find(triple.getObject(), Node.ANY, Node.ANY)
                  .filterDrop(each -> FREE.contains(each.getPredicate()))
                  .forEach(part::add);
            });
    return part;
  }

  /** One line a result, with blank nodes as such, since data and shapes are read twice. */
  private static String lines(Graph report) {
    List<String> lines = new ArrayList<>();
    report
        .find(Node.ANY, SHACL.conforms, Node.ANY)
        .forEach(triple -> lines.add("conforms " + triple.getObject()));
    report
        .find(Node.ANY, SHACL.result, Node.ANY)
        .forEach(
            triple ->
                lines.add(
                    report
                        .find(triple.getObject(), Node.ANY, Node.ANY)
                        .mapWith(
                            each ->
                                each.getPredicate().getLocalName()
                                    + "="
                                    + (each.getObject().isBlank()
                                        ? "[]"
                                        : each.getObject().toString()))
                        .toList()
                        .stream()
                        .sorted()
                        .collect(Collectors.joining(" "))));
    return lines.stream().sorted().collect(Collectors.joining("\n"));
  }
}
