package entente.web.resource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.Store;
import entente.kb.read.Vocabulary;
import entente.web.TestSite;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.ProblemType;
import entente.web.http.Request;
import entente.web.http.Response;
import entente.web.page.PageQueries;
import java.io.ByteArrayInputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From request to response, without a socket. */
class LinkedDataHandlerTest {
  private static final TestSite.Site SITE = TestSite.site();

  private static Response get(String path, String accept) {
    try {
      return SITE.answer(Request.get(path, accept));
    } catch (ProblemException e) {
      return Response.of(e.problem().status());
    }
  }

  private static Graph graph(Response response, Lang lang) {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFDataMgr.read(graph, new ByteArrayInputStream(response.body().plain()), lang);
    return graph;
  }

  @ParameterizedTest(name = "{0} leads to {1}")
  @CsvSource({
    "/id/state/arland, /doc/state/arland.ttl",
    "/ns/Exercise, /doc/ns/Exercise.ttl",
    "/ns/troops, /doc/ns/troops.ttl",
    "/shapes/Exercise, /doc/shapes/Exercise.ttl",
    "/shapes/Exercise-troops, /doc/shapes/Exercise-troops.ttl",
    "/code/modality, /doc/code/modality.ttl",
    "/code/modality/actual, /doc/code/modality/actual.ttl",
    "/ontology/core, /doc/ontology/core.ttl"
  })
  void everyIriLeadsToItsDocument(String path, String document) {
    Response response = get(path, "text/turtle");
    assertEquals(303, response.status());
    assertEquals(document, response.field("Location"));
    assertEquals(200, get(document, null).status());
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "ttl, text/turtle; charset=utf-8",
    "jsonld, application/ld+json",
    "rdf, application/rdf+xml",
    "nt, application/n-triples",
    "html, text/html; charset=utf-8"
  })
  void theSuffixDecidesWhateverIsAccepted(String suffix, String contentType) {
    Response response = get("/doc/state/arland." + suffix, "image/png");
    assertEquals(200, response.status());
    assertEquals(contentType, response.field("Content-Type"));
  }

  @Test
  void everyFormatSaysTheSame() {
    Graph turtle = graph(get("/doc/exercise/steel-river-2011.ttl", null), Lang.TURTLE);
    for (String suffix : new String[] {"jsonld", "rdf", "nt"}) {
      Graph other =
          graph(
              get("/doc/exercise/steel-river-2011." + suffix, null),
              RDFLanguages.fileExtToLang(suffix));
      assertTrue(turtle.isIsomorphicWith(other), suffix);
    }
  }

  @Test
  void aDescriptionHoldsEvidenceVariantsLabelsOfWhatIsMentionedAndWhatLinksHere() {
    Graph graph = graph(get("/doc/exercise/steel-river-2011.ttl", null), Lang.TURTLE);
    Node exercise = NodeFactory.createURI("https://w3id.org/entente/id/exercise/steel-river-2011");
    assertEquals(
        2,
        graph
            .find(exercise, NodeFactory.createURI("https://w3id.org/entente/ns/evidence"), Node.ANY)
            .toList()
            .size());
    Node variant =
        graph
            .find(exercise, NodeFactory.createURI("https://w3id.org/entente/ns/variant"), Node.ANY)
            .next()
            .getObject();
    assertTrue(
        graph.contains(
            variant, NodeFactory.createURI("https://w3id.org/entente/ns/value"), Node.ANY));
    assertTrue(
        graph.contains(
            NodeFactory.createURI("https://w3id.org/entente/id/state/bergia"),
            RDFS.label.asNode(),
            Node.ANY));
    assertTrue(
        graph.contains(
            NodeFactory.createURI("https://w3id.org/entente/id/position/holm-on-steel-river"),
            NodeFactory.createURI("https://w3id.org/entente/ns/about"),
            exercise));
  }

  @ParameterizedTest(name = "{1} for {0}")
  @CsvSource({
    "/id/state/atlantis, 404",
    "/id/nothing/arland, 404",
    "/ns/Nothing, 404",
    "/code/modality/nothing, 404",
    "/shapes/Nothing, 404",
    "/nothing, 404",
    "/doc/state/arland.exe, 404",
    "/doc/state/arland.trig, 404",
    "/data.exe, 404",
    "/id/state/arland/more, 404",
    "/doc/nothing/, 404",
    "/id/nothing/, 404",
    "/id/state/%zz, 400",
    "/id/state/%4, 400",
    "/id/state/%00, 400",
    "/id/state/%ff, 400",
    "/id/../ontology, 400",
    "/id/%2e%2e/ontology, 400",
    "/./data, 400",
    "/id/state/a%20b, 404",
    "/id/state/%3Cscript%3E, 404",
    "/id/state/a%22b, 404",
    "/id/state/a%7Bb, 404",
    "/id/state/a%5Cb, 404",
    "/id/state/a%0Ab, 404"
  })
  void badPathsGetTheRightStatus(String path, int status) {
    assertEquals(status, get(path, null).status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/id/state/arland", "/doc/state/arland", "/ontology", "/"})
  void anUnavailableFormatIsNotAcceptableAndTheOffersAreListed(String path) {
    Problem problem =
        assertThrows(ProblemException.class, () -> SITE.answer(Request.get(path, "image/png")))
            .problem();
    assertEquals(406, problem.status());
    assertTrue(problem.more().get("offers").toString().contains("text/"), path);
  }

  private static Response get(String path, String encoding, String held) {
    Request request = new Request("GET", path, Map.of(), null, null, encoding, held);
    return SITE.answer(request).to(request);
  }

  @Test
  void aClientThatHoldsTheDocumentGets304() {
    Response whole = get("/doc/state/arland.ttl", null, null);
    String tag = whole.field("ETag");
    assertFalse(tag.startsWith("W/"));
    for (String held : new String[] {tag, "W/" + tag, "\"other\", " + tag, "*"}) {
      Response response = get("/doc/state/arland.ttl", null, held);
      assertEquals(304, response.status(), held);
      assertEquals(tag, response.field("ETag"));
      assertEquals(whole.field("Vary"), response.field("Vary"));
      assertEquals(whole.field("Cache-Control"), response.field("Cache-Control"));
      assertEquals(0, response.body().plain().length);
    }
  }

  @Test
  void eachRepresentationHasATagOfItsOwn() {
    Set<String> tags = new HashSet<>();
    for (String suffix : new String[] {"ttl", "nt", "rdf", "jsonld", "html"}) {
      for (String encoding : new String[] {null, "gzip"}) {
        String tag = get("/doc/state/arland." + suffix, encoding, null).field("ETag");
        assertTrue(tags.add(tag), suffix + " " + encoding);
        assertEquals(304, get("/doc/state/arland." + suffix, encoding, tag).status());
        assertEquals(
            200,
            get("/doc/state/arland." + suffix, encoding == null ? "gzip" : null, tag).status(),
            "the other coding has other bytes");
        assertEquals(200, get("/doc/state/bergia." + suffix, encoding, tag).status());
      }
    }
  }

  @ParameterizedTest(name = "{0} varies by {1}")
  @CsvSource(
      value = {
        "/doc/exercise/steel-river-2011, 'Accept, Accept-Language, Accept-Encoding'",
        "/doc/exercise/steel-river-2011.ttl, Accept-Encoding",
        "/doc/exercise/steel-river-2011.html, 'Accept-Language, Cookie, Accept-Encoding'",
        "/data.nt, Accept-Encoding",
        "/data, 'Accept, Accept-Language, Accept-Encoding'",
        "/id/state/arland, Accept"
      })
  void varyNamesWhatHasChosenTheAnswerAndNothingElse(String path, String vary) {
    assertEquals(vary, get(path, null, null).field("Vary"));
    assertEquals(vary, get(path, "gzip", null).field("Vary"));
  }

  @Test
  void aSecondStartServesTheSameBytes() {
    TestSite.Site again = TestSite.site(TestSite.release(), Vocabulary.BASE);
    for (String path :
        new String[] {
          "/doc/exercise/steel-river-2011.nt",
          "/doc/exercise/steel-river-2011.jsonld",
          "/doc/shapes/Exercise.rdf",
          "/data.ttl",
          "/ontology.nt"
        }) {
      assertEquals(
          get(path, null, null).field("ETag"),
          again.answer(Request.get(path, null)).field("ETag"),
          path);
    }
  }

  @Test
  void theSameDocumentIsTheSameBytes() {
    assertArrayEquals(
        get("/doc/state/arland.ttl", null).body().plain(),
        get("/doc/state/arland", "text/turtle").body().plain());
  }

  @Test
  void aDocumentNamesItsThingItsOtherFormatsAndItsLicense() {
    String link = get("/doc/state/arland.ttl", null).field("Link");
    for (String expected :
        new String[] {
          "<https://w3id.org/entente/doc/state/arland>; rel=\"canonical\"",
          "</doc/state/arland.html>; rel=\"alternate\"; type=\"text/html\"",
          "rel=\"describedby\"",
          "<https://creativecommons.org/licenses/by/4.0/>; rel=\"license\"",
          "<https://w3id.org/entente/id/state/arland>; rel=\"cite-as\"",
          "<https://w3id.org/entente/ns/State>; rel=\"type\""
        }) {
      assertTrue(link.contains(expected), expected);
    }
  }

  @Test
  void aModuleHoldsItsTermsInFull() {
    Graph module = graph(get("/doc/ontology/exercises.ttl", null), Lang.TURTLE);
    Graph term = graph(get("/doc/ns/troops.ttl", null), Lang.TURTLE);
    Node troops = NodeFactory.createURI("https://w3id.org/entente/ns/troops");
    term.find(troops, Node.ANY, Node.ANY)
        .filterKeep(triple -> !triple.getObject().isBlank())
        .forEachRemaining(triple -> assertTrue(module.contains(triple), triple.toString()));
    assertTrue(
        module.contains(
            NodeFactory.createURI("https://w3id.org/entente/ontology/exercises"),
            RDF.type.asNode(),
            OWL.Ontology.asNode()));
  }

  @Test
  void noDescriptionEndsAtABlankNodeOfWhichMoreIsSaid() {
    Graph all = GraphFactory.createDefaultGraph();
    for (Node name :
        List.of(Vocabulary.ONTOLOGY, Vocabulary.SHAPES, Vocabulary.DATA, Vocabulary.DERIVED)) {
      TestSite.RELEASE.graph(name).find().forEachRemaining(all::add);
    }
    PageQueries queries =
        new PageQueries(Store.inMemory(TestSite.RELEASE.dataset()), Vocabulary.BASE);
    all.find()
        .mapWith(Triple::getSubject)
        .filterKeep(subject -> subject.isURI() && subject.getURI().startsWith(Vocabulary.BASE))
        .toSet()
        .forEach(
            subject -> {
              Graph description =
                  queries.graph(
                      subject.getURI().startsWith(Vocabulary.BASE + "ontology/")
                          ? "reference/module-description"
                          : "thing/description",
                      Map.of("thing", subject));
              description
                  .find()
                  .mapWith(Triple::getObject)
                  .filterKeep(Node::isBlank)
                  .forEachRemaining(
                      part ->
                          assertEquals(
                              all.find(part, Node.ANY, Node.ANY).toSet(),
                              description.find(part, Node.ANY, Node.ANY).toSet(),
                              subject.getURI()));
            });
  }

  // What describes the whole

  private static Node integer(int number) {
    return NodeFactory.createLiteralDT(Integer.toString(number), XSDDatatype.XSDinteger);
  }

  @Test
  void theRootIsAPageForABrowserAndTheDescriptionForAMachine() {
    assertEquals(200, get("/", "text/html").status());
    assertEquals(200, get("/", "*/*").status());
    Response machine = get("/", "application/ld+json");
    assertEquals(303, machine.status());
    assertEquals("/void.jsonld", machine.field("Location"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/void", "/.well-known/void", "/void.ttl"})
  void theDataSetIsDescribed(String path) {
    Graph graph = graph(get(path, "text/turtle"), Lang.TURTLE);
    Node dataset = NodeFactory.createURI("https://w3id.org/entente/void#entente");
    String space = "http://rdfs.org/ns/void#";
    assertTrue(
        graph.contains(
            dataset,
            NodeFactory.createURI(space + "sparqlEndpoint"),
            NodeFactory.createURI("https://w3id.org/entente/sparql")));
    for (String property :
        new String[] {
          "dataDump",
          "exampleResource",
          "vocabulary",
          "uriSpace",
          "classPartition",
          "propertyPartition",
          "subset"
        }) {
      assertTrue(
          graph.contains(dataset, NodeFactory.createURI(space + property), Node.ANY), property);
    }
    graph
        .find(dataset, NodeFactory.createURI(space + "exampleResource"), Node.ANY)
        .forEachRemaining(
            triple ->
                assertEquals(
                    303,
                    get(triple.getObject().getURI().substring(Vocabulary.BASE.length() - 1), null)
                        .status()));
    graph
        .find(Node.ANY, NodeFactory.createURI(space + "dataDump"), Node.ANY)
        .forEachRemaining(
            triple ->
                assertEquals(
                    200,
                    get(triple.getObject().getURI().substring(Vocabulary.BASE.length() - 1), null)
                        .status()));
    assertEquals(303, get("/void", "text/html").status());
  }

  @Test
  void theKindsOfThingsAreListedForMachinesToo() {
    Graph graph = graph(get("/id/", "text/turtle"), Lang.TURTLE);
    assertTrue(
        graph.contains(
            NodeFactory.createURI("https://w3id.org/entente/id/state/"),
            NodeFactory.createURI("http://rdfs.org/ns/void#entities"),
            integer(2)));
    Graph states = graph(get("/id/state/", "text/turtle"), Lang.TURTLE);
    assertTrue(
        states.contains(
            Node.ANY,
            RDFS.member.asNode(),
            NodeFactory.createURI("https://w3id.org/entente/id/state/arland")));
  }

  // Search

  private static Response search(String text, String accept) {
    return SITE.answer(
        new Request("GET", "/search", Map.of("q", List.of(text)), accept, null, null, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Арланд", "arland", "阿尔兰", "Arlandish", "Republic of A"})
  void aThingIsFoundByAnyOfItsNames(String text) {
    JsonObject found = JSON.parse(search(text, "application/json").text());
    assertTrue(found.getBoolean("complete"));
    assertEquals(
        "https://w3id.org/entente/id/state/arland",
        found.get("results").getAsArray().get(0).getAsObject().getString("iri"));
    assertEquals("state", found.get("results").getAsArray().get(0).getAsObject().getString("kind"));
  }

  @Test
  void searchGivesWhatIsAcceptedOrSaysWhatItHas() {
    assertEquals("text/html; charset=utf-8", search("arland", "text/html").field("Content-Type"));
    assertEquals("application/json", search("arland", null).field("Content-Type"));
    assertEquals(
        406,
        assertThrows(ProblemException.class, () -> search("arland", "text/turtle"))
            .problem()
            .status());
    assertEquals(
        0, JSON.parse(search("", "application/json").text()).get("results").getAsArray().size());
    Response found = search("arland", "text/html");
    assertEquals(
        304,
        found
            .to(new Request("GET", "/search", Map.of(), null, null, null, found.field("ETag")))
            .status());
  }

  @Test
  void aLongListOfFindingsSaysThatItIsNotComplete() {
    JsonObject found = JSON.parse(search("a", "application/json").text());
    assertFalse(found.getBoolean("complete"));
    assertEquals(200, found.get("results").getAsArray().size());
  }

  // Problems

  @ParameterizedTest
  @EnumSource(ProblemType.class)
  void everyProblemHasAnAddressThatExplainsIt(ProblemType kind) {
    assertTrue(get("/" + kind.path(), "text/html").text().contains(kind.title()));
    assertTrue(
        graph(get("/" + kind.path(), "text/turtle"), Lang.TURTLE)
            .contains(
                NodeFactory.createURI("https://w3id.org/entente/" + kind.path()),
                RDFS.comment.asNode(),
                Node.ANY));
    assertTrue(get("/problem/", "text/html").text().contains("href=\"/" + kind.path() + "\""));
    assertEquals(404, get("/problem/nothing", "text/html").status());
  }

  @ParameterizedTest(name = "/data.{0}")
  @CsvSource({"ttl", "nt", "rdf", "jsonld", "trig"})
  void theWholeDataIsGivenInEveryFormat(String suffix) {
    Response response = get("/data." + suffix, null);
    assertEquals(200, response.status());
    assertTrue(response.text().contains("Арландия") || response.text().contains("\\u0410"), suffix);
  }

  @Test
  void underAnotherBaseEveryIriOfTheProjectMoves() {
    String base = "http://localhost:3030/";
    TestSite.Site site = TestSite.site(TestSite.RELEASE.rebased(base), base);
    String turtle =
        site.answer(Request.get("/doc/exercise/steel-river-2011", "application/n-triples")).text();
    assertTrue(turtle.contains("<http://localhost:3030/id/exercise/steel-river-2011>"));
    assertFalse(turtle.contains("https://w3id.org/entente/"));
    assertTrue(
        site.answer(Request.get("/doc/exercise/steel-river-2011.html", null))
            .text()
            .contains("4500"),
        "the questions of the page move along");
  }
}
