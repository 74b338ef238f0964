package entente.validate;

import entente.kb.read.LocatedGraph;
import entente.kb.read.RdfSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;

/**
 * One behaviour of one shape: a little data and the report that it must give, in one file of {@code
 * src/main/resources/examples/shapes}.
 *
 * <p>The file {@code MODULE/SHAPE/PROPERTY.valid.ttl} or {@code .invalid.ttl}, or {@code
 * .invalid-WHY.ttl}, is about {@code shapes:SHAPE-PROPERTY}; {@code MODULE/SHAPE/SHAPE.valid.ttl}
 * is about what the node shape itself asks of its nodes. {@code file} is {@code
 * SHAPE-PROPERTY.valid.ttl} and so on. The report says so with {@code dcterms:subject}.
 */
record Fixture(String file, Node subject, Graph data, Graph report) {
  private static final Path FOLDER = Path.of("src/main/resources/examples/shapes");

  static List<Fixture> all() {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(Files::isRegularFile).sorted().map(Fixture::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Fixture read(Path file) {
    Graph data = LocatedGraph.read(List.of(RdfSource.of(file))).graph();
    Triple about = data.find(Node.ANY, DCTerms.subject.asNode(), Node.ANY).next();
    Graph report = closure(data, about.getSubject());
    GraphUtil.deleteFrom(data, report);
    return new Fixture(name(file), about.getObject(), data, report);
  }

  /** The name of the shape and the rest of the file name. */
  static String name(Path file) {
    String shape = file.getParent().getFileName().toString();
    String name = file.getFileName().toString();
    return name.startsWith(shape + ".") ? name : shape + "-" + name;
  }

  boolean conforms() {
    return report.contains(Node.ANY, SHACL.conforms, NodeConst.nodeTrue);
  }

  /** The results of the program itself. */
  List<ComparableResult> judged(Graph shapes, Graph ontology) {
    LocatedGraph placed =
        LocatedGraph.read(
            List.of(RdfSource.given(file, triples(data), Lang.NTRIPLES, "urn:x-base:")));
    return ComparableResult.of(new Validator(shape(shapes), ontology).validate(placed).report())
        .stream()
        .filter(result -> result.concerns(placed.graph()))
        .toList();
  }

  static byte[] triples(Graph graph) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    RDFDataMgr.write(bytes, graph, Lang.NTRIPLES);
    return bytes.toByteArray();
  }

  /**
   * The subject alone: a node shape without its property shapes, or a property shape in the node
   * shapes that it belongs to.
   */
  Graph shape(Graph shapes) {
    Graph alone = GraphFactory.createDefaultGraph();
    if (shapes.contains(subject, RDF.type.asNode(), SHACL.NodeShape)) {
      closure(shapes, subject)
          .find()
          .filterDrop(
              triple -> triple.subjectMatches(subject) && triple.predicateMatches(SHACL.property))
          .forEach(alone::add);
    } else {
      GraphUtil.addInto(alone, closure(shapes, subject));
      shapes
          .find(Node.ANY, SHACL.property, subject)
          .forEach(
              triple -> {
                alone.add(triple);
                shapes
                    .find(triple.getSubject(), Node.ANY, Node.ANY)
                    .filterKeep(
                        other ->
                            other.predicateMatches(RDF.type.asNode())
                                || other
                                    .getPredicate()
                                    .getURI()
                                    .startsWith(SHACL.getURI() + "target"))
                    .forEach(alone::add);
              });
    }
    return alone;
  }

  /** What a node says, and what the blank nodes and shapes say that it leads to. */
  private static Graph closure(Graph graph, Node start) {
    Graph closure = GraphFactory.createDefaultGraph();
    Deque<Node> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      graph
          .find(open.pop(), Node.ANY, Node.ANY)
          .forEach(
              triple -> {
                Node object = triple.getObject();
                if (!closure.contains(triple)) {
                  closure.add(triple);
                  if (object.isBlank()
                      || triple.predicateMatches(SHACL.node)
                      || triple.predicateMatches(SHACL.property)) {
                    open.push(object);
                  }
                }
              });
    }
    return closure;
  }
}
