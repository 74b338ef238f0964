package entente.kb.plan;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import entente.kb.index.UnsupportedTermException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The query evaluation tests of the W3C for SPARQL 1.0 and 1.1 give the same rows by plans on ids
 * as by ARQ; {@code W3C_RDF_TESTS} names a checkout of the repository {@code w3c/rdf-tests}.
 */
class W3cQueriesTest {
  private static final String MANIFEST =
      "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";
  private static final String QUERY = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#";
  private static final int LEAST_TESTS = 400;

  @TestFactory
  Stream<DynamicTest> theSuiteGivesTheSameRows() throws IOException {
    String suite = System.getenv("W3C_RDF_TESTS");
    assumeTrue(suite != null, "W3C_RDF_TESTS names no folder");
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of(suite, "sparql"))) {
      for (Path file : files.filter(each -> each.endsWith("manifest.ttl")).sorted().toList()) {
        String folder = file.getParent().getFileName().toString();
        // Reasoning is not offered; federated queries would open connections.
        if (!folder.equals("entailment") && !folder.equals("service")) {
          tests.addAll(cases(file));
        }
      }
    }
    assertTrue(tests.size() >= LEAST_TESTS, "only " + tests.size() + " tests found");
    return tests.stream();
  }

  private static List<DynamicTest> cases(Path file) {
    Graph manifest = read(file.toUri().toString());
    return manifest
        .find(Node.ANY, RDF.type.asNode(), NodeFactory.createURI(MANIFEST + "QueryEvaluationTest"))
        .mapWith(Triple::getSubject)
        .filterKeep(test -> manifest.contains(test, property(MANIFEST + "action"), Node.ANY))
        .mapWith(test -> DynamicTest.dynamicTest(test.toString(), () -> check(manifest, test)))
        .toList();
  }

  private static void check(Graph manifest, Node test) {
    Node action = values(manifest, test, MANIFEST + "action").get(0);
    Map<Node, Graph> graphs = new HashMap<>();
    for (Node data : values(manifest, action, QUERY + "data")) {
      graphs.put(data, read(data.getURI()));
    }
    for (Node data : values(manifest, action, QUERY + "graphData")) {
      Node file = data.isURI() ? data : values(manifest, data, QUERY + "graph").get(0);
      graphs.put(file, read(file.getURI()));
    }
    Node file = values(manifest, action, QUERY + "query").get(0);
    Query query = QueryFactory.read(file.getURI(), file.getURI(), Syntax.syntaxARQ);
    PlanComparison comparison;
    try {
      comparison = PlanComparison.of(graphs);
    } catch (UnsupportedTermException e) {
      assumeTrue(false, "the index does not hold triple terms");
      return;
    }
    comparison.requireSame(query, Map.of());
  }

  private static List<Node> values(Graph manifest, Node subject, String property) {
    return manifest.find(subject, property(property), Node.ANY).mapWith(Triple::getObject).toList();
  }

  private static Node property(String iri) {
    return NodeFactory.createURI(iri);
  }

  private static Graph read(String file) {
    Graph graph = GraphFactory.createGraphMem();
    RDFParser.source(file).parse(graph);
    return graph;
  }
}
