package entente.ontology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.read.LocatedGraph;
import entente.kb.read.RdfSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ontology, as the one graph that is served, before an OWL reasoner and ROBOT's report. */
class ReasoningTest {
  private static final Consumer<Graph> AS_IT_IS = graph -> {};
  private static final Predicate<RdfSource> WHOLE = source -> true;
  private static final Predicate<RdfSource> WITHOUT_ALIGNMENTS =
      source -> !source.fileName().equals("alignments.ttl");

  @TempDir Path folder;

  @Test
  void theOntologyIsInOwl2Dl() throws IOException {
    assertSucceeds(profile(ontology(WHOLE, AS_IT_IS)));
  }

  @Test
  void theOntologyIsInOwl2DlWithoutItsAlignments() throws IOException {
    assertSucceeds(profile(ontology(WITHOUT_ALIGNMENTS, AS_IT_IS)));
  }

  @Test
  void aPropertyOfTwoKindsIsOutsideOwl2Dl() throws IOException {
    Graph value = parse("ent:troops a owl:ObjectProperty .");
    assertNotEquals(
        0, profile(ontology(WHOLE, graph -> value.find().forEachRemaining(graph::add))).status());
  }

  @Test
  void theOntologyIsConsistentAndEveryClassCanHaveInstances() throws IOException {
    assertSucceeds(reason(ontology(WHOLE, AS_IT_IS)));
  }

  @Test
  void aStateThatIsAPersonIsFoundToBeImpossible() throws IOException {
    Graph impossible = parse("ent:State rdfs:subClassOf ent:Person .");
    Robot verdict =
        reason(ontology(WHOLE, graph -> impossible.find().forEachRemaining(graph::add)));
    assertNotEquals(0, verdict.status());
    assertTrue(
        verdict.output().contains("unsatisfiable: https://w3id.org/entente/ns/State"),
        verdict.output());
  }

  @Test
  void theReportHasNoErrors() throws IOException {
    assertSucceeds(report(ontology(WHOLE, AS_IT_IS)));
  }

  @Test
  void aTermWithoutADefinitionIsAnErrorInTheReport() throws IOException {
    Robot verdict =
        report(
            ontology(
                WHOLE,
                graph -> graph.remove(term("Exercise"), SKOS.definition.asNode(), Node.ANY)));
    assertNotEquals(0, verdict.status());
    assertTrue(
        Files.readString(folder.resolve("report.tsv")).contains("missing_definition"),
        verdict.output());
  }

  @Test
  void aLabelGivenTwiceIsAnErrorInTheReport() throws IOException {
    assertNotEquals(
        0,
        report(
                ontology(
                    WHOLE,
                    graph ->
                        graph.add(
                            term("Exercise"),
                            RDFS.label.asNode(),
                            NodeFactory.createLiteralLang("meeting", "en"))))
            .status());
  }

  private Robot profile(Path ontology) {
    return Robot.run(
        "validate-profile",
        "--profile",
        "DL",
        "--input",
        ontology,
        "--output",
        folder.resolve("profile.txt"));
  }

  private Robot reason(Path ontology) {
    return Robot.run(
        "reason",
        "--reasoner",
        "hermit",
        "--input",
        ontology,
        "--output",
        folder.resolve("reasoned.ofn"));
  }

  private Robot report(Path ontology) {
    return Robot.run(
        "report",
        "--profile",
        "report.txt",
        "--fail-on",
        "ERROR",
        "--input",
        ontology,
        "--output",
        folder.resolve("report.tsv"));
  }

  private Path ontology(Predicate<RdfSource> files, Consumer<Graph> change) throws IOException {
    Graph graph = LocatedGraph.read(Modules.files().stream().filter(files).toList()).graph();
    change.accept(graph);
    Path file = folder.resolve("ontology.ttl");
    try (OutputStream out = Files.newOutputStream(file)) {
      RDFDataMgr.write(out, graph, Lang.TURTLE);
    }
    return file;
  }

  private static Graph parse(String turtle) {
    String prefixes =
        "PREFIX ent: <https://w3id.org/entente/ns/> PREFIX owl: <http://www.w3.org/2002/07/owl#>"
            + " PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n";
    return LocatedGraph.read(
            List.of(
                new RdfSource(
                    "change.ttl",
                    () ->
                        new ByteArrayInputStream(
                            (prefixes + turtle).getBytes(StandardCharsets.UTF_8)))))
        .graph();
  }

  private static Node term(String name) {
    return NodeFactory.createURI("https://w3id.org/entente/ns/" + name);
  }

  private void assertSucceeds(Robot verdict) throws IOException {
    StringBuilder said = new StringBuilder(verdict.output());
    for (String name : List.of("profile.txt", "report.tsv")) {
      Path file = folder.resolve(name);
      said.append(Files.exists(file) ? Files.readString(file) : "");
    }
    assertEquals(0, verdict.status(), said.toString());
  }
}
