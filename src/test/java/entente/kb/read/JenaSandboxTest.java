package entente.kb.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.SourceFiles;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.QueryDeniedException;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RiotException;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holes of Jena 5.6.0, each pinned shut. */
@Isolated("the settings of Jena are shared by the whole process")
class JenaSandboxTest {
  private static final String REMOTE =
      "{\"@context\": \"http://127.0.0.1:1/context\", \"@id\": \"http://example.org/a\", \"name\":"
          + " \"b\"}";

  @BeforeAll
  static void confine() {
    JenaSandbox.apply(Duration.ofSeconds(30));
  }

  @Test
  void serviceIsDeniedInEveryQueryOfTheProcess() {
    assertThrows(
        QueryDeniedException.class,
        () ->
            QueryExec.graph(GraphFactory.createDefaultGraph())
                .query("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")
                .build()
                .select()
                .materialize());
  }

  @Test
  void serviceIsDeniedInsideOfShapes() {
    Graph shapes = GraphFactory.createDefaultGraph();
    RDFDataMgr.read(
        shapes,
        new StringReader(
            """
            @prefix sh: <http://www.w3.org/ns/shacl#> .
            [] a sh:NodeShape ; sh:targetNode <http://example.org/a> ;
              sh:sparql [ sh:select "SELECT $this WHERE { SERVICE <http://127.0.0.1:1/> { $this ?p ?o } }" ] .
            """),
        "http://example.org/",
        Lang.TURTLE);
    assertThrows(
        QueryDeniedException.class,
        () ->
            ShaclValidator.get().validate(Shapes.parse(shapes), GraphFactory.createDefaultGraph()));
  }

  @Test
  void theTimeLimitIsWhereShapesLookForIt() {
    assertEquals("30000", ARQ.getContext().getAsString(ARQ.queryTimeout));
  }

  @Test
  void aRemoteJsonLdContextIsNotFetched() {
    RiotException refused =
        assertThrows(
            RiotException.class,
            () ->
                RDFDataMgr.read(
                    GraphFactory.createDefaultGraph(),
                    new StringReader(REMOTE),
                    "http://example.org/",
                    Lang.JSONLD));
    assertTrue(refused.getMessage().contains("not fetched"), refused.getMessage());
  }

  @Test
  void aRemoteJsonLdContextInAFileIsAFaultOfTheData(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("remote.jsonld"), REMOTE);
    InputException fault =
        assertThrows(InputException.class, () -> LocatedGraph.read(SourceFiles.files(file)));
    assertEquals(1, fault.status());
    assertTrue(fault.getMessage().contains("remote.jsonld"), fault.getMessage());
  }

  /** Jena 5.6.0 orders patterns by their properties and fails on one that is a literal. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "VALUES ?p { 'x' <http://example.org/p> } ?s ?p ?o . ?s ?q ?o",
        "VALUES ?p { 'x' <http://example.org/p> } ?s ?q ?o FILTER EXISTS { ?s ?p ?o . ?s ?q ?o }",
        "VALUES ?p { 'x' <http://example.org/p> } OPTIONAL { ?s ?p ?o . ?s ?q ?o }"
            + " FILTER(BOUND(?s))"
      })
  void aLiteralInThePlaceOfAPropertyMatchesNothing(String pattern) {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFDataMgr.read(
        graph,
        new StringReader("<http://example.org/a> <http://example.org/p> 1 ."),
        null,
        Lang.TURTLE);
    assertEquals(
        1,
        QueryExec.graph(graph).query("SELECT * { " + pattern + " }").build().select().stream()
            .count());
  }
}
