package entente.web.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.web.EntenteServer;
import entente.web.TestSite;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reading operations of the SPARQL 1.1 Graph Store HTTP Protocol. */
class GraphStoreReadsTest {
  private static final String BASE = "https://w3id.org/entente/";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static EntenteServer server;

  @BeforeAll
  static void start() {
    server = TestSite.server(TestSite.LIMITS);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<String> send(String method, String parameters, String accept)
      throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(server.address() + "data" + parameters))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .header("Accept", accept)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String graph(String name) {
    return "?graph=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
  }

  private static long size(HttpResponse<String> response) {
    assertEquals(200, response.statusCode(), response.body());
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString(response.body(), Lang.NTRIPLES).parse(graph);
    return graph.size();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ontology", "shapes", "data", "derived", "metadata"})
  void aNamedGraphIsReadByItsName(String name) throws Exception {
    long size = size(send("GET", graph(BASE + name), "application/n-triples"));
    assertEquals(TestSite.RELEASE.graph(NodeFactory.createURI(BASE + name)).size(), size);
  }

  @Test
  void theDefaultGraphIsTheUnion() throws Exception {
    assertEquals(
        TestSite.RELEASE.dataset().getDefaultGraph().size(),
        size(send("GET", "?default", "application/n-triples")));
  }

  @Test
  void headGivesTheFieldsOfGet() throws Exception {
    HttpResponse<String> head = send("HEAD", graph(BASE + "ontology"), "text/turtle");
    assertEquals(200, head.statusCode());
    assertEquals("", head.body());
    assertEquals(
        "text/turtle; charset=utf-8", head.headers().firstValue("Content-Type").orElse(""));
    assertEquals(
        send("GET", graph(BASE + "ontology"), "text/turtle").headers().firstValue("ETag"),
        head.headers().firstValue("ETag"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://nowhere.example/g", "data", "", "urn:x:<>"})
  void anUnknownGraphIsNotFound(String name) throws Exception {
    HttpResponse<String> answer = send("GET", graph(name), "application/json");
    assertEquals(404, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains(BASE + "ontology"), answer.body());
  }

  @Test
  void aRequestAddressesOneGraph() throws Exception {
    String both = graph(BASE + "ontology") + "&default";
    assertEquals(400, send("GET", both, "text/turtle").statusCode());
    String two = graph(BASE + "ontology") + "&graph=" + BASE + "data";
    assertEquals(400, send("GET", two, "text/turtle").statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "POST", "DELETE", "PATCH"})
  void writingIsNotAllowed(String method) throws Exception {
    assertEquals(405, send(method, graph(BASE + "ontology"), "text/turtle").statusCode());
  }
}
