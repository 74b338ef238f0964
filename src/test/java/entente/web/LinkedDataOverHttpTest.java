package entente.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.Store;
import entente.kb.read.Prefixes;
import entente.kb.read.Vocabulary;
import entente.web.http.PercentEncoding;
import entente.web.http.ProblemException;
import entente.web.http.Request;
import entente.web.http.Response;
import entente.web.page.PageQueries;
import entente.web.rdf.JsonLdContext;
import entente.web.rdf.JsonLdWriter;
import java.io.ByteArrayInputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.TxnType;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Linked data over HTTP: every IRI leads to a correct document in every format. */
class LinkedDataOverHttpTest {
  private static final String HYDRA = "http://www.w3.org/ns/hydra/core#";
  private static final TestSite.Site SITE = TestSite.site();
  private static final DatasetGraph STORE = TestSite.RELEASE.dataset();

  private static Response get(String path, String accept) {
    try {
      return SITE.answer(Request.get(path, accept));
    } catch (ProblemException e) {
      return Response.of(e.problem().status());
    }
  }

  private static Graph graph(Response response, Lang lang) {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFDataMgr.read(
        graph,
        new ByteArrayInputStream(response.body().plain()),
        "https://example.org/elsewhere",
        lang);
    return graph;
  }

  /** The path that an IRI of the project has on the server. */
  private static String path(String iri) {
    return "/"
        + PercentEncoding.encoded(iri.substring(Vocabulary.BASE.length()).replaceFirst("#.*", ""));
  }

  private static Response followed(String path, String accept) {
    Response response = get(path, accept);
    for (int hops = 0; hops < 3 && (response.status() == 303 || response.status() == 301); hops++) {
      response = get(response.field("Location"), accept);
    }
    return response;
  }

  @Test
  void everyIriOfTheProjectInTheStoreLeadsToADocumentAboutIt() {
    Set<String> iris = new TreeSet<>();
    STORE
        .getDefaultGraph()
        .find()
        .forEachRemaining(
            triple ->
                List.of(triple.getSubject(), triple.getPredicate(), triple.getObject()).stream()
                    .filter(node -> node.isURI() && node.getURI().startsWith(Vocabulary.BASE))
                    .forEach(node -> iris.add(node.getURI())));
    STORE.listGraphNodes().forEachRemaining(name -> iris.add(name.getURI()));
    Set<String> withdrawn = new HashSet<>();
    STORE
        .getDefaultGraph()
        .find(Node.ANY, OWL.deprecated.asNode(), Node.ANY)
        .forEachRemaining(triple -> withdrawn.add(triple.getSubject().getURI()));
    Map<String, String> wrong = new TreeMap<>();
    for (String iri : iris) {
      if (iri.contains("#")
          || iri.endsWith("/sparql")
          || iri.matches(".*/(data|derived|ontology|shapes)\\.(rdf|jsonld|trig|nt)")) {
        continue;
      }
      Response response = followed(path(iri), "text/turtle");
      if (response.status() != (withdrawn.contains(iri) ? 410 : 200)) {
        wrong.put(iri, Integer.toString(response.status()));
      } else if (response.status() == 200
          && iri.matches(Vocabulary.BASE + "(id|ns|code|shapes)/.+[^/]")
          && !response.text().contains("/" + iri.substring(iri.lastIndexOf('/') + 1))
          && !response.text().contains(":" + iri.substring(iri.lastIndexOf('/') + 1))) {
        wrong.put(iri, "its document does not mention it");
      }
    }
    assertTrue(iris.size() > 1_000);
    assertEquals(Map.of(), wrong);
  }

  @ParameterizedTest(name = "{0} is {1} to {2}")
  @CsvSource({
    "/ns/, 303, /ontology",
    "/ns, 301, /ns/",
    "/shapes/, 301, /shapes",
    "/ontology/, 301, /ontology",
    "/code/modality/, 301, /code/modality",
    "/id/state/arland/, 301, /id/state/arland",
    "/ns/Exercise/, 301, /ns/Exercise",
    "/doc/, 301, /id/",
    "/doc, 301, /id/",
    "/doc/state/, 301, /id/state/",
    "/doc/state/arland/, 301, /doc/state/arland",
    "/doc/ns/, 303, /ontology",
    "/doc/code/, 301, /code/",
    "/doc/shapes/, 301, /shapes",
    "/void/, 301, /void",
    "/ontology/0.1.0, 303, /ontology.ttl",
    "/ontology/core/0.1.0, 303, /doc/ontology/core.ttl",
    "/id/state/%61rland, 303, /doc/state/arland.ttl"
  })
  void otherAddressesLeadToTheOneThatIsMeant(String path, int status, String target) {
    Response response = get(path, "text/turtle");
    assertEquals(status, response.status());
    assertEquals(target, response.field("Location"));
    assertEquals(200, followed(path, "text/turtle").status());
    assertEquals(200, followed(path, "text/html").status());
  }

  @ParameterizedTest(name = "{0} comes as {1}")
  @CsvSource({
    "text/plain, text/plain; charset=utf-8",
    "application/json, application/json",
    "text/turtle, text/turtle; charset=utf-8",
    "application/ld+json, application/ld+json",
    "application/rdf+xml, application/rdf+xml",
    "application/n-triples, application/n-triples",
    "text/html, text/html; charset=utf-8",
    "application/linkset, application/linkset"
  })
  void followingAThingGivesTheRequestedType(String accepted, String given) {
    Response response = followed("/id/state/arland", accepted);
    assertEquals(given, response.field("Content-Type"));
    assertEquals(
        response.text(),
        get(response.field("Content-Location"), accepted).text(),
        "what is said to be there is there");
  }

  @Test
  void plainTextIsNTriples() {
    assertTrue(
        graph(followed("/id/state/arland", "text/plain"), Lang.NTRIPLES)
            .isIsomorphicWith(graph(get("/doc/state/arland.ttl", null), Lang.TURTLE)));
  }

  @Test
  void underAnotherBaseNameSpacesAndVersionsMoveAlong() {
    TestSite.Site site =
        TestSite.site(TestSite.RELEASE.rebased("http://localhost:3030/"), "http://localhost:3030/");
    assertEquals("/ontology", site.answer(Request.get("/ns/", "text/turtle")).field("Location"));
    assertEquals(
        "/ontology.ttl",
        site.answer(Request.get("/ontology/0.1.0", "text/turtle")).field("Location"));
  }

  // More than fits

  @Test
  void incomingLinksComeInLinkedPagesThatLoseNothing() {
    Node thing = NodeFactory.createURI(Vocabulary.BASE + "id/state/arland");
    DatasetGraph crowded = TestSite.changeable();
    IntStream.range(0, 250)
        .forEach(
            number ->
                crowded
                    .getDefaultGraph()
                    .add(
                        NodeFactory.createURI(Vocabulary.BASE + "id/position/p" + number),
                        Vocabulary.term("about"),
                        thing));
    TestSite.Site site = TestSite.site(Store.inMemory(crowded), Vocabulary.BASE);
    Set<Triple> expected =
        crowded
            .getDefaultGraph()
            .find(Node.ANY, Node.ANY, thing)
            .filterKeep(triple -> triple.getSubject().isURI())
            .toSet();
    Set<Triple> found = new HashSet<>();
    String first = Vocabulary.BASE + "doc/state/arland";
    String address = first;
    int pages = 0;
    while (address != null) {
      String number =
          address.contains("?page=") ? address.substring(address.indexOf('=') + 1) : "1";
      Response response =
          site.answer(
              new Request(
                  "GET",
                  "/doc/state/arland",
                  Map.of("page", List.of(number)),
                  "application/n-triples",
                  null,
                  null,
                  null));
      Graph graph = graph(response, Lang.NTRIPLES);
      graph
          .find(Node.ANY, Node.ANY, thing)
          .filterKeep(
              triple ->
                  !triple.getPredicate().getURI().equals("http://xmlns.com/foaf/0.1/primaryTopic"))
          .forEachRemaining(found::add);
      Node view = NodeFactory.createURI(address);
      assertTrue(
          graph.contains(Node.ANY, NodeFactory.createURI(HYDRA + "view"), view),
          "the data says that it is a part");
      List<Node> next =
          graph
              .find(view, NodeFactory.createURI(HYDRA + "next"), Node.ANY)
              .mapWith(Triple::getObject)
              .toList();
      assertEquals(
          !next.isEmpty(),
          response.field("Link").contains("rel=\"next\""),
          "and so does the Link field");
      address = next.isEmpty() ? null : next.get(0).getURI();
      pages++;
    }
    assertEquals(expected, found);
    assertEquals((expected.size() + 99) / 100, pages);
    assertTrue(
        site.answer(
                new Request(
                    "GET",
                    "/doc/state/arland",
                    Map.of("page", List.of("2")),
                    "text/html",
                    null,
                    null,
                    null))
            .text()
            .contains("page 2 of " + pages));
  }

  @Test
  void aDescriptionThatIsWholeSaysNothingOfPages() {
    Response response = get("/doc/state/bergia.nt", null);
    assertFalse(response.text().contains(HYDRA));
    assertFalse(response.field("Link").contains("rel=\"next\""));
  }

  @Test
  void everythingMentionedIsNamed() {
    Graph graph = graph(get("/doc/exercise/steel-river-2011.nt", null), Lang.NTRIPLES);
    for (String mentioned :
        new String[] {
          "ns/troops", "ns/Exercise", "id/state/bergia", "id/position/holm-on-steel-river"
        }) {
      Node node = NodeFactory.createURI(Vocabulary.BASE + mentioned);
      Set<Node> names =
          STORE
              .getDefaultGraph()
              .find(
                  node,
                  NodeFactory.createURI("http://www.w3.org/2000/01/rdf-schema#label"),
                  Node.ANY)
              .mapWith(Triple::getObject)
              .toSet();
      assertEquals(
          names,
          graph
              .find(
                  node,
                  NodeFactory.createURI("http://www.w3.org/2000/01/rdf-schema#label"),
                  Node.ANY)
              .mapWith(Triple::getObject)
              .toSet(),
          mentioned);
    }
  }

  @Test
  void aSecondAnswerAndA304TouchNoData() {
    AtomicBoolean gone = new AtomicBoolean();
    TestSite.Site site =
        TestSite.site(
            Store.inMemory(
                new DatasetGraphWrapper(TestSite.RELEASE.dataset()) {
                  @Override
                  public void begin(TxnType type) {
                    assertFalse(gone.get(), "the data is touched");
                    super.begin(type);
                  }
                }),
            Vocabulary.BASE);
    for (String path :
        new String[] {
          "/doc/state/arland.ttl",
          "/doc/state/arland",
          "/id/state/arland",
          "/ontology.nt",
          "/id/state/",
          "/context.jsonld",
          "/sitemap.xml",
          "/void"
        }) {
      gone.set(false);
      Response first = site.answer(Request.get(path, null));
      gone.set(true);
      assertEquals(first.fields(), site.answer(Request.get(path, null)).fields());
      Request held = new Request("GET", path, Map.of(), null, null, null, first.field("ETag"));
      assertEquals(
          path.startsWith("/id/state/a") ? 303 : 304, site.answer(held).to(held).status(), path);
    }
  }

  // JSON-LD

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/doc/exercise/steel-river-2011",
        "/doc/state/arland",
        "/doc/passage/example-2020-note-1",
        "/doc/ns/Exercise",
        "/doc/shapes/Exercise-troops",
        "/doc/shapes/Exercise",
        "/doc/shapes/Term-distinct",
        "/doc/code/modality",
        "/doc/ontology/exercises",
        "/doc/ontology/prefixes",
        "/problem/gone",
        "/void",
        "/id/state/",
        "/data"
      })
  void jsonLdIsTheSameGraphAndNeedsNoNetwork(String path) {
    Response response = get(path, "application/ld+json");
    assertTrue(
        graph(get(path, "application/n-triples"), Lang.NTRIPLES)
            .isIsomorphicWith(graph(response, Lang.JSONLD11)),
        path);
    JsonObject published =
        JSON.parse(get("/context.jsonld", null).text()).get("@context").getAsObject();
    JsonObject used = JSON.parse(response.text()).get("@context").getAsObject();
    used.keys().forEach(key -> assertEquals(published.get(key), used.get(key), key));
  }

  @Test
  void plainJsonNamesItsContextInTheLinkFieldAndIsTheSameGraphWithIt() {
    Response json = get("/doc/exercise/steel-river-2011", "application/json");
    assertEquals("application/json", json.field("Content-Type"));
    assertFalse(json.text().contains("@context"));
    assertTrue(
        json.field("Link")
            .contains(
                "</context/0.1.0.jsonld>; rel=\"http://www.w3.org/ns/json-ld#context\";"
                    + " type=\"application/ld+json\""),
        json.field("Link"));
    assertFalse(
        get("/doc/exercise/steel-river-2011", "application/ld+json")
            .field("Link")
            .contains("json-ld#context"),
        "which is an error for JSON-LD itself");
    JsonObject document = JSON.parse(json.text());
    document.put("@context", JSON.parse(get("/context/0.1.0.jsonld", null).text()).get("@context"));
    Graph read = RDFParser.fromString(document.toString(), Lang.JSONLD11).toGraph();
    assertTrue(
        graph(get("/doc/exercise/steel-river-2011.nt", null), Lang.NTRIPLES)
            .isIsomorphicWith(read));
  }

  @Test
  void jsonLdIsExpandedWhereItCannotBeCompact() {
    String turtle =
        """
        PREFIX : <https://w3id.org/entente/ns/>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
        PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
        :x rdfs:label "plain", "one"@en, "two"@en, "deux"@fr-CA ; :troops 05, 5, 5.0, 5e0, "5", true, \
        "1"^^xsd:boolean, 99999999999999999999 ;
          :participant "not a thing", :y, [ :participant :x ], _:shared ; :value (1 "a"@en :x ()), (), _:loop, \
          rdf:nil, "2001"^^xsd:gYear ; a :Exercise, _:class .
        _:shared :participant _:loop, _:shared . _:loop :value _:ring . _:ring :value _:back . _:back :value _:ring .
        _:alone :value [ :value [ :value "deep" ] ] . _:cell rdf:first 1 ; rdf:rest _:end . _:end rdf:first 2 ; \
        rdf:rest rdf:nil ; rdfs:label "no mere list" .
        <https://example.org/y> <https://example.org/p> <mailto:a@b>, "\\u0000\\u001f\\"<\\\\/script>" .
        """
            .replace("\\u0000", "\\u0001");
    Graph graph = RDFParser.fromString(turtle, Lang.TURTLE).toGraph();
    JsonLdContext context =
        JsonLdContext.later(
                new PageQueries(Store.inMemory(STORE), Vocabulary.BASE), Prefixes.mapping())
            .get();
    String text =
        JsonLdWriter.text(
            graph, NodeFactory.createURI("https://w3id.org/entente/ns/x"), context, true);
    assertTrue(graph.isIsomorphicWith(RDFParser.fromString(text, Lang.JSONLD11).toGraph()), text);
  }

  // Crawlers

  @Test
  void theSitemapListsTheDocumentOfEveryThing() {
    assertTrue(
        get("/robots.txt", null).text().contains("Sitemap: https://w3id.org/entente/sitemap.xml"));
    assertTrue(
        get("/sitemap.xml", null)
            .text()
            .contains("<loc>https://w3id.org/entente/sitemap/1.xml</loc>"));
    String map = get("/sitemap/1.xml", null).text();
    for (String document :
        new String[] {
          "state/arland",
          "exercise/steel-river-2011",
          "ns/Exercise",
          "code/modality/actual",
          "shapes/Exercise"
        }) {
      assertTrue(
          map.contains("<loc>https://w3id.org/entente/doc/" + document + "</loc>"), document);
    }
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "/doc/exercise/steel-river-2011, Event",
    "/doc/state/arland, Country",
    "/doc/work/reyes-2013, CreativeWork",
    "/doc/person/ada-holm, Person",
    "/doc/ns/Exercise, DefinedTerm",
    "/doc/code/modality/actual, DefinedTerm",
    "/, Dataset"
  })
  void aPageTellsSearchEnginesWhatItIsAbout(String path, String type) {
    String page = get(path, "text/html").text();
    String data =
        page.replaceFirst("(?s).*<script type=\"application/ld\\+json\">", "")
            .replaceFirst("(?s)</script>.*", "");
    JsonObject thing = JSON.parse(data);
    assertTrue(thing.get("@type").toString().contains("\"" + type + "\""), data);
    assertFalse(thing.getString("name").isEmpty());
    assertTrue(RDFParser.fromString(data, Lang.JSONLD11).toGraph().size() > 2);
    assertFalse(data.contains("<"));
  }
}
