package entente.kb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import entente.kb.read.NamedQuery;
import entente.kb.read.Vocabulary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.shacl.lib.ShLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The metadata of a release, compared with the release itself. */
class ReleaseMetadataTest {
  private static final Release RELEASE =
      Release.of(
          SourceFiles.shipped()
              .withData(SourceFiles.files(Path.of("src/test/resources/web"), ".ttl")));
  private static final DatasetGraph DATASET = RELEASE.dataset();
  private static final Graph METADATA = RELEASE.graph(Vocabulary.METADATA);

  /**
   * The folder of the shapes that belong to DCAT-AP 3.0.0, releases/3.0.0/html/shacl in the
   * repository SEMICeu/DCAT-AP.
   */
  private static final String DCAT_AP = System.getenv("DCAT_AP_SHAPES");

  private static List<Binding> rows(String pattern) {
    try (QueryExec execution =
        QueryExec.dataset(DATASET).query(NamedQuery.parse("test", pattern).query()).build()) {
      return execution.select().stream().toList();
    }
  }

  private static Map<String, String> table(String query) {
    Map<String, String> table = new TreeMap<>();
    rows(query)
        .forEach(
            row ->
                table.put(
                    row.get("key").getLiteralLexicalForm(),
                    row.get("value").getLiteralLexicalForm()));
    return table;
  }

  @Test
  void theSizesAreThoseOfTheGraphsOfContent() {
    for (Node graph :
        List.of(Vocabulary.ONTOLOGY, Vocabulary.SHAPES, Vocabulary.DATA, Vocabulary.DERIVED)) {
      assertEquals(
          RELEASE.graph(graph).size(),
          Integer.parseInt(
              table("SELECT ('n' AS ?key) ?value { <" + graph + "> void:triples ?value }")
                  .get("n")),
          graph.toString());
    }
    Graph content = GraphFactory.createDefaultGraph();
    Stream.of(Vocabulary.ONTOLOGY, Vocabulary.SHAPES, Vocabulary.DATA, Vocabulary.DERIVED)
        .forEach(graph -> RELEASE.graph(graph).find().forEachRemaining(content::add));
    assertEquals(
        content.size(),
        Integer.parseInt(
            table(
                    "SELECT ('n' AS ?key) ?value { <https://w3id.org/entente/void#entente>"
                        + " void:triples ?value }")
                .get("n")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ontology", "shapes", "data", "derived"})
  void thePartsAreThoseOfTheirGraph(String name) {
    String graph = "<https://w3id.org/entente/" + name + ">";
    assertEquals(
        table(
            "SELECT (STR(?class) AS ?key) (COUNT(DISTINCT ?thing) AS ?value) { GRAPH "
                + graph
                + " { ?thing a ?class } } GROUP BY ?class"),
        table(
            "SELECT (STR(?class) AS ?key) ?value { "
                + graph
                + " void:classPartition [ void:class ?class ; void:entities ?value ] }"));
    assertEquals(
        table(
            "SELECT (STR(?property) AS ?key) (COUNT(*) AS ?value) { GRAPH "
                + graph
                + " { ?thing ?property ?x } } GROUP BY ?property"),
        table(
            "SELECT (STR(?property) AS ?key) ?value { "
                + graph
                + " void:propertyPartition [ void:property ?property ; void:triples ?value ] }"));
  }

  @Test
  void theLinksAreCountedFromTheData() {
    assertEquals(
        table(
            "SELECT (STR(?link) AS ?key) (COUNT(*) AS ?value) { VALUES ?link { rdfs:subClassOf"
                + " skos:closeMatch schema:sameAs } GRAPH ?g { ?here ?link ?there }"
                + " FILTER(STRSTARTS(STR(?here), 'https://w3id.org/entente/') && isIRI(?there) &&"
                + " !STRSTARTS(STR(?there), 'https://w3id.org/entente/')) } GROUP BY ?link"),
        table(
            "SELECT (STR(?link) AS ?key) (SUM(?n) AS ?value) { VALUES ?link { rdfs:subClassOf"
                + " skos:closeMatch schema:sameAs } ?set a void:Linkset ; void:linkPredicate ?link"
                + " ; void:triples ?n } GROUP BY ?link"));
    assertEquals(
        0,
        rows("SELECT * { ?set a void:Linkset FILTER NOT EXISTS { ?set"
                + " void:subjectsTarget/void:triples ?n ; void:objectsTarget/void:uriSpace ?space"
                + " } }")
            .size());
  }

  @Test
  void theCatalogueHasWhatAProfileOfDcatAsksFor() {
    conforms(RDFDataMgr.loadGraph("src/test/resources/metadata/catalogue.ttl"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"shapes.ttl", "range.ttl"})
  void theCatalogueConformsToTheShapesOfDcatAp(String file) {
    assumeTrue(
        DCAT_AP != null,
        "skipped: DCAT_AP_SHAPES does not name the folder with the shapes of DCAT-AP 3.0.0");
    assertTrue(
        Files.exists(Path.of(DCAT_AP, file)), "DCAT_AP_SHAPES names a folder without " + file);
    conforms(RDFDataMgr.loadGraph(Path.of(DCAT_AP, file).toString()));
  }

  private static void conforms(Graph shapes) {
    ValidationReport report = ShaclValidator.get().validate(Shapes.parse(shapes), METADATA);
    if (!report.conforms()) {
      ShLib.printReport(report);
    }
    assertTrue(report.conforms(), "see the report");
  }

  @TestFactory
  Stream<DynamicTest> everyQuestionIsAnExecutableThatNeedsNothingButTheStandard() {
    return NamedQuery.folder("questions").stream()
        .map(
            question ->
                DynamicTest.dynamicTest(
                    question.name(),
                    () -> {
                      Node executable =
                          NodeFactory.createURI(
                              "https://w3id.org/entente/id/question/" + question.name());
                      List<Binding> told =
                          rows(
                              "SELECT * { <"
                                  + executable
                                  + "> a sh:SPARQLExecutable ; rdfs:comment ?asks ;"
                                  + " sh:select|sh:ask|sh:construct ?text ; schema:keywords ?word ;"
                                  + " schema:target ?where }");
                      assertFalse(told.isEmpty(), "it is told of with its words and its keywords");
                      QueryFactory.create(
                          told.get(0).get("text").getLiteralLexicalForm(), Syntax.syntaxSPARQL_11);
                    }));
  }

  @Test
  void theDescriptionHasNoBlankNodesAndIsTheSameEachTime() {
    assertEquals(
        List.of(),
        METADATA
            .find()
            .filterKeep(triple -> triple.getSubject().isBlank() || triple.getObject().isBlank())
            .toList());
    assertEquals(
        METADATA.find().toSet(),
        Release.of(
                SourceFiles.shipped()
                    .withData(SourceFiles.files(Path.of("src/test/resources/web"), ".ttl")))
            .graph(Vocabulary.METADATA)
            .find()
            .toSet());
  }

  @Test
  void underAnotherBaseTheDescriptionMovesWithTheTextsInIt() {
    Graph moved =
        RELEASE
            .rebased("http://localhost:3030/")
            .graph(NodeFactory.createURI("http://localhost:3030/metadata"));
    assertEquals(METADATA.size(), moved.size());
    assertEquals(
        List.of(),
        moved
            .find()
            .filterKeep(triple -> mentions(triple.getSubject()) || mentions(triple.getObject()))
            .mapWith(Triple::toString)
            .toList());
  }

  private static boolean mentions(Node node) {
    return node.toString().contains("w3id.org/entente");
  }
}
