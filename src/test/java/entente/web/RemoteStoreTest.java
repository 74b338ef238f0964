package entente.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.Store;
import entente.kb.read.Vocabulary;
import entente.web.http.Request;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The site over a SPARQL endpoint elsewhere. */
class RemoteStoreTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/id/",
        "/id/exercise/",
        "/doc/exercise/steel-river-2011",
        "/doc/state/arland",
        "/doc/passage/example-2020-note-1",
        "/doc/passage/example-2020-par-1-s1",
        "/doc/position/holm-on-steel-river",
        "/doc/ns/Exercise",
        "/doc/shapes/Exercise-troops",
        "/code",
        "/doc/code/modality",
        "/ontology",
        "/"
      })
  void pagesAreTheSameOverAnEndpointElsewhere(String path) {
    String there =
        TestSite.site(Store.remote(TestServer.SERVER.address() + "sparql"), Vocabulary.BASE)
            .answer(Request.get(path, "text/html"))
            .text();
    assertEquals(TestSite.site().answer(Request.get(path, "text/html")).text(), there);
  }

  /**
   * Not every endpoint knows text:query: over one elsewhere a search is for the text as it was
   * typed, in names and definitions.
   */
  @Test
  void aSearchOverAnEndpointElsewhereFindsNamesToo() {
    Request request =
        new Request(
            "GET", "/search", Map.of("q", List.of("arland")), "application/json", null, null, null);
    assertTrue(
        TestSite.site(Store.remote(TestServer.SERVER.address() + "sparql"), Vocabulary.BASE)
            .answer(request)
            .text()
            .contains("https://w3id.org/entente/id/state/arland"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/doc/exercise/steel-river-2011",
        "/doc/passage/example-2020-note-1",
        "/doc/ontology/exercises",
        "/doc/shapes/Exercise-troops",
        "/void",
        "/data",
        "/id/state/"
      })
  void descriptionsAreTheSameOverAnEndpointElsewhere(String path) {
    Graph here = GraphFactory.createDefaultGraph();
    Graph there = GraphFactory.createDefaultGraph();
    RDFDataMgr.read(
        here,
        new ByteArrayInputStream(
            TestSite.site().answer(Request.get(path, "text/turtle")).body().plain()),
        Lang.TURTLE);
    RDFDataMgr.read(
        there,
        new ByteArrayInputStream(
            TestSite.site(Store.remote(TestServer.SERVER.address() + "sparql"), Vocabulary.BASE)
                .answer(Request.get(path, "text/turtle"))
                .body()
                .plain()),
        Lang.TURTLE);
    assertTrue(here.isIsomorphicWith(there));
  }
}
