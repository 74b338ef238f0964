package entente.web;

import static entente.web.TestServer.get;
import static entente.web.TestServer.query;
import static entente.web.TestServer.send;
import static entente.web.TestServer.to;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.read.Vocabulary;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers to queries over HTTP: their formats, their contents and for how long they hold. */
class QueryResponseTest {
  @ParameterizedTest(name = "{0} as {1}: {2}")
  @CsvSource({
    "ASK {}, json, 200, application/sparql-results+json",
    "ASK {}, application/sparql-results+xml, 200, application/sparql-results+xml",
    "ASK {}, turtle, 400, offers",
    "SELECT * {}, nonsense, 400, offers",
    "CONSTRUCT WHERE {}, turtle, 200, text/turtle; charset=utf-8",
    "CONSTRUCT WHERE {}, json-ld, 200, application/ld+json",
    "CONSTRUCT WHERE {}, xml, 200, application/rdf+xml",
    "CONSTRUCT WHERE {}, csv, 400, offers"
  })
  void anUnknownFormatParameterIsAnsweredWithTheKnownOnes(
      String text, String format, int status, String expected) throws Exception {
    HttpResponse<String> answer =
        get(
            query(text) + "&format=" + URLEncoder.encode(format, StandardCharsets.UTF_8),
            "image/png, application/problem+json;q=0.1");
    assertEquals(status, answer.statusCode(), answer.body());
    if (status == 200) {
      assertEquals(expected, answer.headers().firstValue("Content-Type").orElse(""));
    } else {
      assertTrue(JSON.parse(answer.body()).hasKey(expected), answer.body());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://w3id.org/entente/id/exercise/steel-river-2011",
        "https://w3id.org/entente/id/state/arland",
        "https://w3id.org/entente/id/passage/example-2020-note-1",
        "https://w3id.org/entente/ontology/exercises",
        "https://w3id.org/entente/shapes/Exercise"
      })
  void describeSaysWhatTheDocumentSays(String thing) throws Exception {
    String document =
        get(
                "/doc/"
                    + thing.substring(Vocabulary.BASE.length()).replaceFirst("^id/", "")
                    + ".nt",
                "*/*")
            .body();
    String described = get(query("DESCRIBE <" + thing + ">"), "application/n-triples").body();
    assertTrue(graph(document).isIsomorphicWith(graph(described)), described);
    assertTrue(
        graph(document)
            .isIsomorphicWith(
                graph(
                    get(
                            query("DESCRIBE ?x { VALUES ?x { <" + thing + "> } }"),
                            "application/n-triples")
                        .body())));
  }

  @Test
  void aGraphInJsonLdSaysWhatItSaysInTriples() throws Exception {
    String text =
        query(
            "PREFIX x: <http://x/> CONSTRUCT { ?s x:p ?o ; a ?t ; x:q [ x:r ?o ] } { ?s ?p ?o ; a"
                + " ?t FILTER(isIRI(?s)) } ORDER BY ?s ?p ?o ?t LIMIT 40");
    Graph graph = GraphFactory.createDefaultGraph();
    RDFDataMgr.read(
        graph,
        new ByteArrayInputStream(
            get(text, "application/ld+json").body().getBytes(StandardCharsets.UTF_8)),
        Lang.JSONLD11);
    assertTrue(graph.isIsomorphicWith(graph(get(text, "application/n-triples").body())));
    assertEquals(200, get(query("CONSTRUCT {} {}"), "application/ld+json").statusCode());
  }

  @Test
  void describeTakesSeveralThingsAndBlankNodes() throws Exception {
    Graph both =
        graph(
            get(
                    query(
                        "PREFIX state: <https://w3id.org/entente/id/state/> DESCRIBE state:arland"
                            + " state:bergia"),
                    "application/n-triples")
                .body());
    graph(get("/doc/state/bergia.nt", "*/*").body())
        .find()
        .filterKeep(triple -> !triple.getSubject().isBlank() && !triple.getObject().isBlank())
        .forEachRemaining(triple -> assertTrue(both.contains(triple), triple.toString()));
    Graph part =
        graph(
            get(
                    query(
                        "PREFIX ent: <https://w3id.org/entente/ns/> DESCRIBE ?e {"
                            + " <https://w3id.org/entente/id/exercise/steel-river-2011>"
                            + " ent:evidence ?e }"),
                    "application/n-triples")
                .body());
    assertTrue(
        part.find()
            .mapWith(triple -> triple.getPredicate().getURI())
            .toSet()
            .contains("https://w3id.org/entente/ns/passage"));
    assertEquals(
        0,
        graph(
                get(
                        query("DESCRIBE <https://w3id.org/entente/id/state/unheard-of>"),
                        "application/n-triples")
                    .body())
            .size());
  }

  private static Graph graph(String triples) {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFDataMgr.read(
        graph, new ByteArrayInputStream(triples.getBytes(StandardCharsets.UTF_8)), Lang.NTRIPLES);
    return graph;
  }

  @ParameterizedTest(name = "{0} as {1}")
  @CsvSource({
    "SELECT * { ?s ?p ?o } LIMIT 1, application/sparql-results+json",
    "SELECT * { ?s ?p ?o } LIMIT 1, application/sparql-results+xml",
    "SELECT * { ?s ?p ?o } LIMIT 1, text/csv",
    "SELECT * { ?s ?p ?o } LIMIT 1, text/tab-separated-values",
    "SELECT * { ?s ?p ?o } LIMIT 1, text/html",
    "ASK {}, application/sparql-results+json",
    "ASK {}, application/sparql-results+xml",
    "ASK {}, text/html",
    "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1, text/turtle",
    "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT 1, application/ld+json",
    "DESCRIBE <https://w3id.org/entente/id/state/arland>, application/rdf+xml",
    "DESCRIBE <https://w3id.org/entente/id/state/arland>, application/n-triples",
    "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1, application/trig"
  })
  void everyKindOfAnswerComesInItsFormats(String text, String mediaType) throws Exception {
    HttpResponse<String> answer = get(query(text), mediaType);
    assertEquals(200, answer.statusCode(), answer.body());
    assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith(mediaType));
    assertFalse(answer.body().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"SELECT * { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }"})
  void anAnswerThatIsNotAcceptedIs406(String text) throws Exception {
    HttpResponse<String> answer = get(query(text), "image/png");
    assertEquals(406, answer.statusCode());
    assertTrue(JSON.parse(answer.body()).hasKey("offers"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"text/csv", "application/sparql-results+json", "text/html"})
  void anAnswerHasATagAndIsNotSentTwice(String mediaType) throws Exception {
    String text = query("SELECT ?s { ?s a <https://w3id.org/entente/ns/State> }");
    HttpResponse<String> first = get(text, mediaType);
    String tag = first.headers().firstValue("ETag").orElse("");
    assertFalse(tag.isEmpty() || tag.startsWith("W/"), tag);
    assertEquals("public, max-age=300", first.headers().firstValue("Cache-Control").orElse(""));
    HttpResponse<String> held =
        send(to(text).header("Accept", mediaType).header("If-None-Match", tag));
    assertEquals(304, held.statusCode());
    assertEquals(tag, held.headers().firstValue("ETag").orElse(""));
    assertEquals(
        200,
        send(to(text)
                .header("Accept", "application/sparql-results+xml")
                .header("If-None-Match", tag))
            .statusCode());
    assertEquals(
        200,
        send(to(query("SELECT ?s { ?s a <https://w3id.org/entente/ns/Exercise> }"))
                .header("Accept", mediaType)
                .header("If-None-Match", tag))
            .statusCode());
  }

  @Test
  void aQueryThatIsWrittenOtherwiseIsTheSameQuery() throws Exception {
    assertEquals(
        get(query("ASK {}"), "text/csv").headers().firstValue("ETag"),
        get(query("#again\n  ask  where  { }"), "text/csv").headers().firstValue("ETag"));
  }

  @Test
  void theGraphsOfTheProtocolArePartOfTheQuery() throws Exception {
    String text = query("ASK { ?s a <https://w3id.org/entente/ns/Claim> }");
    assertTrue(JSON.parse(get(text, "application/json").body()).getBoolean("boolean"));
    assertFalse(
        JSON.parse(
                get(
                        text + "&default-graph-uri=https%3A%2F%2Fw3id.org%2Fentente%2Fdata",
                        "application/json")
                    .body())
            .getBoolean("boolean"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT (RAND() AS ?x) {}",
        "SELECT (STRUUID() AS ?x) {}",
        "SELECT (BNODE() AS ?x) (UUID() AS ?y) {}"
      })
  void aQueryWithChangingResultsRunsEachTime(String text) throws Exception {
    HttpResponse<String> first = get(query(text), "text/csv");
    assertEquals("no-cache", first.headers().firstValue("Cache-Control").orElse(""));
    assertFalse(first.body().equals(get(query(text), "text/csv").body()));
  }

  @Test
  void textQueryIsAnsweredAtTheEndpoint() throws Exception {
    String query =
        "SELECT ?thing { (?thing ?score) <http://jena.apache.org/text#query> \"Арланд*\" } ORDER BY"
            + " DESC(?score) LIMIT 1";
    assertEquals(
        "thing\r\nhttps://w3id.org/entente/id/state/arland\r\n",
        get("/sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8), "text/csv")
            .body());
  }

  @Test
  void magicPredicatesAreOnlyPredicates() throws Exception {
    assertEquals(
        "s",
        get(
                query(
                    "SELECT ?s { ?s <http://jena.apache.org/ARQ/property#concat> (\"a\" \"b\") }"),
                "text/csv")
            .body()
            .trim());
  }

  @Test
  void guardedFunctionsAnswerAsTheStandardSays() throws Exception {
    assertEquals(
        "a[b]c,en,true,false,x|y,a%20b,foobar",
        get(
                query(
                    "SELECT (REPLACE(\"abc\"@en, \"b\", \"[$0]\") AS ?a) (LANG(REPLACE(\"abc\"@en,"
                        + " \"b\", \"\")) AS ?b) (REGEX(\"ABC\", \"b\", \"i\") AS ?c)"
                        + " (REGEX(\"a.c\", \"abc\", \"q\") AS ?d) (GROUP_CONCAT(DISTINCT ?l;"
                        + " separator=\"|\") AS ?e) (ENCODE_FOR_URI(\"a b\") AS ?f)"
                        + " (CONCAT(\"foo\", \"bar\") AS ?g) { VALUES ?l { \"x\" \"y\" \"x\" } }"),
                "text/csv")
            .body()
            .lines()
            .skip(1)
            .findFirst()
            .orElse(""));
  }
}
