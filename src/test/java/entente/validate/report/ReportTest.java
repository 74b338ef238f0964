package entente.validate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.SourceFiles;
import entente.kb.read.InputException;
import entente.kb.read.LocatedGraph;
import entente.kb.read.Prefixes;
import entente.kb.read.RdfSource;
import entente.validate.Validator;
import entente.validate.engine.ValidationLimits;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.NodeConst;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** The reports of one validation in every format: each says where, what and how severe. */
class ReportTest {
  private static final Graph ONTOLOGY = LocatedGraph.read(SourceFiles.shipped().ontology()).graph();
  private static final String SHAPES =
      """
      @prefix sh: <http://www.w3.org/ns/shacl#> .
      @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
      @prefix ent: <https://w3id.org/entente/ns/> .
      @prefix shapes: <https://w3id.org/entente/shapes/> .
      shapes:Exercise a sh:NodeShape ; sh:targetClass ent:Exercise ; sh:property shapes:Exercise-troops , [ sh:path \
      ent:scenario ; sh:minCount 1 ; sh:severity sh:Warning ; sh:message "Say what was tried out." ] .
      shapes:Exercise-troops sh:path ent:troops ; sh:datatype xsd:integer ; sh:minInclusive 1 ; sh:maxCount 1 ; \
      sh:message "Write ent:troops as a whole number." .
      shapes:Evidence a sh:NodeShape ; sh:targetObjectsOf ent:evidence ; sh:property shapes:Evidence-asPrinted .
      shapes:Evidence-asPrinted sh:path ent:asPrinted ; sh:datatype xsd:string ; sh:message "Write the words \
      <without> \\"a\\" language & as printed." .
      """;
  private static final String DATA =
      """
      @prefix ent: <https://w3id.org/entente/ns/> .
      @prefix exercise: <https://w3id.org/entente/id/exercise/> .

      exercise:steel-river-2011 a ent:Exercise ;
        ent:troops 5000 , "many" ; ent:scenario "A flood\u0007."@en ;
        ent:evidence
          [ ent:supports ent:troops ] ,
          [ ent:asPrinted "viele"@de ] .

      exercise:steel-river-2012 a ent:Exercise ; ent:troops 1 .
      """;

  @TempDir private Path folder;
  private ValidationOutcome verdict;
  private Report reports;
  private Path file;

  @BeforeEach
  void check() throws IOException {
    file = Files.writeString(folder.resolve("a drill.ttl"), DATA);
    List<RdfSource> sources = List.of(RdfSource.of(file));
    verdict = new Validator(read(SHAPES), ONTOLOGY).validate(LocatedGraph.read(sources));
    reports = new Report(verdict, sources, Prefixes.mapping());
  }

  private static Graph read(String turtle) {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFDataMgr.read(graph, new StringReader(turtle), null, Lang.TURTLE);
    return graph;
  }

  private String written(ReportFormat form) {
    StringWriter text = new StringWriter();
    form.write(reports, new PrintWriter(text));
    return text.toString();
  }

  @Test
  void textPointsLikeACompilerAndNamesTheThingOfABlankNode() {
    String text = written(ReportFormat.TEXT);
    assertTrue(
        text.startsWith(
            file
                + """
                :5:14: violation: Write ent:troops as a whole number.
                    5 |   ent:troops 5000 , "many" ; ent:scenario "A flood\u2407."@en ;
                      |              ^~~~
                """),
        text);
    assertTrue(
        text.contains(":8:21: violation: Write the words <without> \"a\" language & as printed."),
        text);
    assertTrue(
        text.contains(
            "      thing: exercise:steel-river-2011, property: ent:asPrinted, value: \"viele\"@de\n"
                + "      write: \"viele\"\n"
                + "      shape: shapes:Evidence-asPrinted\n"),
        text);
    assertTrue(text.contains(":10:1: warning: Say what was tried out."), text);
    assertTrue(
        text.contains("      shape: sh:MinCountConstraintComponent of ent:scenario\n"), text);
    assertTrue(text.endsWith("4 findings in 4 things checked\n"), text);
  }

  @Test
  void twoComponentsThatFailOnOneValueAreOneFinding() {
    assertEquals(
        1,
        verdict.findings().stream()
            .filter(finding -> finding.value().map(Node::toString).orElse("").contains("many"))
            .count());
  }

  @Test
  void jsonHoldsPlaceThingAndShapeOfEachFinding() {
    JsonObject json = JSON.parse(written(ReportFormat.JSON));
    assertEquals(false, json.getBoolean("conforms"));
    assertEquals(4, json.get("focusNodes").getAsNumber().value().intValue());
    JsonObject printed = json.get("findings").getAsArray().get(2).getAsObject();
    assertEquals(file.toString(), printed.getString("file"));
    assertEquals(8, printed.get("line").getAsNumber().value().intValue());
    assertEquals(21, printed.get("column").getAsNumber().value().intValue());
    assertEquals(
        "https://w3id.org/entente/id/exercise/steel-river-2011", printed.getString("thing"));
    assertEquals("https://w3id.org/entente/ns/asPrinted", printed.getString("path"));
    assertEquals("https://w3id.org/entente/shapes/Evidence-asPrinted", printed.getString("shape"));
    assertEquals(
        "http://www.w3.org/ns/shacl#DatatypeConstraintComponent", printed.getString("component"));
  }

  @Test
  void sarifHasOneRuleForEachShapeAndEscapesFileNames() {
    JsonObject log = JSON.parse(written(ReportFormat.SARIF));
    assertEquals("2.1.0", log.getString("version"));
    JsonObject run = log.get("runs").getAsArray().get(0).getAsObject();
    assertEquals(
        List.of(
            "shapes:Exercise-troops",
            "shapes:Evidence-asPrinted",
            "sh:MinCountConstraintComponent of ent:scenario"),
        run.getObj("tool").getObj("driver").get("rules").getAsArray().stream()
            .map(rule -> rule.getAsObject().getString("id"))
            .toList());
    assertEquals(
        true,
        run.get("invocations").getAsArray().get(0).getAsObject().getBoolean("executionSuccessful"));
    List<JsonObject> results =
        run.get("results").getAsArray().stream().map(result -> result.getAsObject()).toList();
    assertEquals(
        List.of("error", "error", "error", "warning"),
        results.stream().map(result -> result.getString("level")).toList());
    results.forEach(
        result -> {
          JsonObject rule =
              run.getObj("tool")
                  .getObj("driver")
                  .get("rules")
                  .getAsArray()
                  .get(result.get("ruleIndex").getAsNumber().value().intValue())
                  .getAsObject();
          assertEquals(rule.getString("id"), result.getString("ruleId"));
        });
    JsonObject place =
        results
            .get(2)
            .get("locations")
            .getAsArray()
            .get(0)
            .getAsObject()
            .getObj("physicalLocation");
    assertTrue(
        place.getObj("artifactLocation").getString("uri").matches("file:///.*/a%20drill\\.ttl"),
        place.toString());
    assertEquals(8, place.getObj("region").get("startLine").getAsNumber().value().intValue());
    assertEquals(21, place.getObj("region").get("startColumn").getAsNumber().value().intValue());
  }

  @Test
  void junitHasOneFailedCaseForEachFindingAndIsXml() throws Exception {
    Element suite =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(written(ReportFormat.JUNIT))))
            .getDocumentElement();
    assertEquals("4", suite.getAttribute("tests"));
    assertEquals("4", suite.getAttribute("failures"));
    List<String> names =
        IntStream.range(0, 4)
            .mapToObj(
                i ->
                    ((Element) suite.getElementsByTagName("testcase").item(i)).getAttribute("name"))
            .toList();
    assertEquals("shapes:Evidence-asPrinted at exercise:steel-river-2011", names.get(2));
    assertTrue(
        ((Element) suite.getElementsByTagName("failure").item(2))
            .getAttribute("message")
            .contains("<without> \"a\" language &"),
        suite.getTextContent());
  }

  @Test
  void turtleIsTheReportOfShaclWithEveryResult() {
    Graph report = read(written(ReportFormat.TURTLE));
    assertTrue(report.contains(Node.ANY, SHACL.conforms, NodeConst.nodeFalse));
    assertEquals(
        5,
        report.find(Node.ANY, SHACL.result, Node.ANY).toList().size(),
        "one for each component that fails");
  }

  @Test
  void nodesOfTheOntologyAloneAreNotValidated() {
    ValidationOutcome nothing =
        new Validator(read(SHAPES), LocatedGraph.read(List.of(RdfSource.of(file))).graph())
            .validate(LocatedGraph.read(List.of()));
    assertEquals(0, nothing.focusNodes());
    assertEquals(false, nothing.conforms());
  }

  @Test
  void aCheckThatTakesTooLongSaysNothingAboutTheData() {
    Validator validator = new Validator(read(SHAPES), ONTOLOGY);
    LocatedGraph data = LocatedGraph.read(List.of(RdfSource.of(file)));
    InputException fault =
        assertThrows(
            InputException.class,
            () ->
                validator.validate(
                    data, new ValidationLimits(Duration.ZERO, Long.MAX_VALUE, Integer.MAX_VALUE)));
    assertEquals(2, fault.status());
    assertTrue(fault.getMessage().contains("there is no result"), fault.getMessage());
  }
}
