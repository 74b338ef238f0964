package entente.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.Store;
import entente.kb.read.JenaSandbox;
import entente.web.http.ServerSettings;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The W3C tests of the SPARQL 1.1 Protocol for query, and of the Service Description; what each of
 * them sends and wants is theirs, by the names that they have in the manifests of the suite.
 */
class ProtocolTest {
  private static final String DATA = "http://kasei.us/2009/09/sparql/data/data";
  private static final String SD = "http://www.w3.org/ns/sparql-service-description#";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String QUERY = "application/sparql-query";
  private static EntenteServer server;

  @BeforeAll
  static void start() {
    DatasetGraph dataset = TestSite.changeable();
    for (int i = 1; i <= 3; i++) {
      Node name = NodeFactory.createURI(DATA + i + ".rdf");
      Graph graph = GraphFactory.createDefaultGraph();
      graph.add(
          name, RDF.type.asNode(), NodeFactory.createURI("http://xmlns.com/foaf/0.1/Document"));
      dataset.addGraph(name, graph);
    }
    JenaSandbox.apply(Duration.ofSeconds(30));
    server =
        EntenteServer.start(
            Store.inMemory(dataset),
            new ServerSettings("127.0.0.1", 0, "https://w3id.org/entente/", "", TestSite.LIMITS));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private enum Outcome {
    YES,
    ROWS,
    BOOLEAN,
    RDF,
    REFUSED
  }

  /** One request of the suite; type and body are null where there is none. */
  private record Case(
      String name,
      String method,
      String parameters,
      String type,
      String body,
      Charset charset,
      Outcome outcome) {

    static Case get(String name, String parameters, Outcome outcome) {
      return new Case(name, "GET", parameters, null, null, null, outcome);
    }

    static Case post(String name, String parameters, String type, String body, Outcome outcome) {
      return new Case(name, "POST", parameters, type, body, StandardCharsets.UTF_8, outcome);
    }
  }

  private static String graphs(String parameter, int... numbers) {
    return java.util.Arrays.stream(numbers)
        .mapToObj(number -> parameter + "-graph-uri=" + coded(DATA + number + ".rdf"))
        .collect(Collectors.joining("&"));
  }

  private static String coded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static List<Case> cases() {
    String both = "ASK { <" + DATA + "1.rdf> a ?type . <" + DATA + "2.rdf> a ?type . }";
    String named =
        "ASK { GRAPH ?g1 { <"
            + DATA
            + "1.rdf> a ?type } GRAPH ?g2 { <"
            + DATA
            + "2.rdf> a ?type } }";
    return List.of(
        Case.post("query_post_form", "", FORM, "query=ASK%20%7B%7D", Outcome.YES),
        Case.get(
            "query_dataset_default_graphs_get",
            "query=" + coded(both) + "&" + graphs("default", 1, 2),
            Outcome.YES),
        Case.post(
            "query_dataset_default_graphs_post", graphs("default", 1, 2), QUERY, both, Outcome.YES),
        Case.post(
            "query_dataset_named_graphs_post", graphs("named", 1, 2), QUERY, named, Outcome.YES),
        Case.get(
            "query_dataset_named_graphs_get",
            "query=" + coded(named) + "&" + graphs("named", 1, 2),
            Outcome.YES),
        Case.post(
            "query_dataset_full",
            graphs("default", 3) + "&" + graphs("named", 1, 2),
            QUERY,
            "ASK { <" + DATA + "3.rdf> a ?type\n" + named.substring(6),
            Outcome.YES),
        Case.post(
            "query_multiple_dataset",
            graphs("named", 1, 2),
            QUERY,
            "ASK FROM <" + DATA + "3.rdf> " + named.substring(4),
            Outcome.YES),
        Case.get("query_get", "query=ASK%20%7B%7D", Outcome.YES),
        Case.post(
            "query_content_type_select",
            graphs("default", 0),
            QUERY,
            "SELECT (1 AS ?value) {}",
            Outcome.ROWS),
        Case.post("query_content_type_ask", graphs("default", 0), QUERY, "ASK {}", Outcome.BOOLEAN),
        Case.post(
            "query_content_type_describe",
            graphs("default", 0),
            QUERY,
            "DESCRIBE <http://example.org/>",
            Outcome.RDF),
        Case.post(
            "query_content_type_construct",
            graphs("default", 0),
            QUERY,
            "CONSTRUCT { <s> <p> 1 } WHERE {}",
            Outcome.RDF),
        Case.post("query_post_direct", "", QUERY, "ASK {}", Outcome.YES),
        new Case(
            "bad_query_method",
            "PUT",
            "query=ASK%20%7B%7D&" + graphs("default", 0),
            FORM,
            "",
            StandardCharsets.UTF_8,
            Outcome.REFUSED),
        Case.get(
            "bad_multiple_queries",
            "query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D",
            Outcome.REFUSED),
        Case.post("bad_query_wrong_media_type", "", "text/plain", "ASK {}", Outcome.REFUSED),
        Case.post("bad_query_missing_form_type", "", null, "query=ASK%20%7B%7D", Outcome.REFUSED),
        Case.post("bad_query_missing_direct_type", "", null, "ASK {}", Outcome.REFUSED),
        new Case(
            "bad_query_non_utf8",
            "POST",
            "",
            QUERY,
            "ASK {}",
            StandardCharsets.UTF_16,
            Outcome.REFUSED),
        Case.get("bad_query_syntax", "query=ASK%20%7B", Outcome.REFUSED));
  }

  @TestFactory
  Stream<DynamicTest> theTestsOfTheProtocolForQueryPass() {
    return cases().stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> check(each)));
  }

  private static void check(Case each) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
            URI.create(
                server.address()
                    + "sparql/"
                    + (each.parameters().isEmpty() ? "" : "?" + each.parameters())));
    request.method(
        each.method(),
        each.body() == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(each.body(), each.charset()));
    if (each.type() != null) {
      request.header("Content-Type", each.type());
    }
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    String type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
    switch (each.outcome()) {
      case REFUSED -> assertEquals(4, answer.statusCode() / 100, answer.body());
      case YES -> {
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(JSON.parse(answer.body()).getBoolean("boolean"));
      }
      case ROWS ->
          assertTrue(
              answer.statusCode() == 200
                  && List.of(
                          "application/sparql-results+xml",
                          "application/sparql-results+json",
                          "text/csv",
                          "text/tab-separated-values")
                      .contains(type),
              type);
      case BOOLEAN ->
          assertTrue(
              answer.statusCode() == 200
                  && List.of("application/sparql-results+xml", "application/sparql-results+json")
                      .contains(type),
              type);
      case RDF ->
          assertTrue(
              answer.statusCode() == 200
                  && List.of("application/rdf+xml", "text/turtle", "application/n-triples")
                      .contains(type),
              type + " " + answer.body());
    }
  }

  // Service description

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/turtle",
        "application/rdf+xml",
        "application/n-triples",
        "application/ld+json",
        "*/*",
        "text/plain"
      })
  void theEndpointDescribesItselfInEveryFormat(String accept) throws Exception {
    Graph description = description(accept);
    Node service =
        description
            .find(Node.ANY, RDF.type.asNode(), sd("Service"))
            .mapWith(Triple::getSubject)
            .next();
    assertTrue(
        description.contains(
            service, sd("endpoint"), NodeFactory.createURI("https://w3id.org/entente/sparql")));
    assertTrue(description.contains(service, sd("supportedLanguage"), sd("SPARQL11Query")));
    // What the schema of the vocabulary asks: each object is of the class that the range of its
    // property names.
    for (String[] range :
        new String[][] {
          {"defaultDataset", "Dataset"},
          {"defaultGraph", "Graph"},
          {"namedGraph", "NamedGraph"},
          {"graph", "Graph"}
        }) {
      List<Triple> uses = description.find(Node.ANY, sd(range[0]), Node.ANY).toList();
      assertTrue(
          !uses.isEmpty()
              && uses.stream()
                  .allMatch(
                      use ->
                          description.contains(use.getObject(), RDF.type.asNode(), sd(range[1]))),
          range[0]);
    }
    assertEquals(
        List.of("data", "derived", "metadata", "ontology", "shapes"),
        description
            .find(Node.ANY, sd("name"), Node.ANY)
            .mapWith(use -> use.getObject().getURI().replaceFirst(".*/", ""))
            .toList()
            .stream()
            .sorted()
            .toList());
  }

  @Test
  void everyFormatThatTheDescriptionNamesIsGiven() throws Exception {
    Graph description = description("text/turtle");
    for (Node format :
        description
            .find(Node.ANY, sd("resultFormat"), Node.ANY)
            .mapWith(Triple::getObject)
            .toList()) {
      String name = format.getURI().substring("http://www.w3.org/ns/formats/".length());
      boolean rows = name.startsWith("SPARQL_Results_");
      String asked =
          rows
              ? name.substring("SPARQL_Results_".length()).toLowerCase(java.util.Locale.ROOT)
              : name.toLowerCase(java.util.Locale.ROOT).replace('_', '/');
      HttpResponse<String> answer =
          get(
              "sparql?query="
                  + coded(rows ? "SELECT * {}" : "CONSTRUCT WHERE {}")
                  + "&format="
                  + coded(asked),
              "*/*");
      assertEquals(200, answer.statusCode(), name + " " + answer.body());
    }
  }

  private static Graph description(String accept) throws Exception {
    HttpResponse<String> answer = get("sparql", accept);
    assertEquals(200, answer.statusCode());
    Graph graph = GraphFactory.createDefaultGraph();
    String type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
    RDFDataMgr.read(
        graph,
        new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8)),
        RDFLanguages.contentTypeToLang(type));
    return graph;
  }

  private static HttpResponse<String> get(String path, String accept) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(server.address() + path))
                .header("Accept", accept)
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static Node sd(String name) {
    return NodeFactory.createURI(SD + name);
  }
}
