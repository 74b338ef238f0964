package entente.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.Store;
import entente.kb.read.InputException;
import entente.kb.read.Vocabulary;
import entente.web.http.Request;
import entente.web.http.ServerSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.TxnType;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A real server, asked over HTTP. */
class ServerTest {
  private static EntenteServer server;

  /** One that has much patience with size and little with time. */
  private static EntenteServer hasty;

  @BeforeAll
  static void start() {
    server = World.server(World.LIMITS);
    hasty = World.server(ServerSettings.Limits.standard().withTime(Duration.ofMillis(200)));
  }

  @AfterAll
  static void stop() {
    server.close();
    hasty.close();
  }

  /**
   * A client of its own for each request: a server may close the connection on which it refused a
   * body, and a pool would hand it out again.
   */
  private static HttpClient client() {
    return HttpClient.newHttpClient();
  }

  private static HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(server.address() + path.substring(1)));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(String path, String accept) throws Exception {
    return send(to(path).header("Accept", accept));
  }

  private static String query(String text) {
    return "/sparql?query=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static HttpResponse<String> post(String contentType, String body, String parameters)
      throws Exception {
    return send(
        to("/sparql" + parameters)
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Sends bytes that no client library would, and gives the status line and fields. */
  private static String raw(String request) throws IOException {
    URI address = URI.create(server.address());
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  // Documents

  @Test
  void anIriIsFollowedToItsDescription() throws Exception {
    HttpClient following =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    HttpResponse<String> answer =
        following.send(
            to("/id/state/arland").header("Accept", "text/turtle").build(),
            HttpResponse.BodyHandlers.ofString());
    assertEquals(200, answer.statusCode());
    assertTrue(answer.body().contains("Арландия"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/id/",
        "/id/state/",
        "/doc/state/arland",
        "/ontology",
        "/code",
        "/search?q=arland",
        "/sparql",
        "/data",
        "/static/entente.css",
        "/static/entente.svg",
        "/health/live",
        "/health/ready",
        "/metrics"
      })
  void everyRouteAnswersABrowser(String path) throws Exception {
    assertEquals(200, get(path, "text/html,application/xhtml+xml,*/*;q=0.8").statusCode());
  }

  @Test
  void headIsGetWithoutTheBody() throws Exception {
    HttpResponse<String> head =
        send(to("/doc/state/arland.ttl").method("HEAD", HttpRequest.BodyPublishers.noBody()));
    HttpResponse<String> get = send(to("/doc/state/arland.ttl"));
    assertEquals(200, head.statusCode());
    assertEquals("", head.body());
    assertEquals(get.headers().firstValue("ETag"), head.headers().firstValue("ETag"));
    assertEquals(
        get.headers().firstValue("Content-Length"), head.headers().firstValue("Content-Length"));
    assertEquals(
        200,
        send(to(query("ASK {}")).method("HEAD", HttpRequest.BodyPublishers.noBody())).statusCode());
  }

  @Test
  void optionsTellsTheMethodsAndLetsOtherSitesIn() throws Exception {
    HttpResponse<String> options =
        send(to("/sparql").method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    assertEquals(204, options.statusCode());
    assertEquals("GET, HEAD, OPTIONS, POST", options.headers().firstValue("Allow").orElse(""));
    assertEquals("*", options.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
    assertEquals(
        "GET, HEAD, OPTIONS",
        send(to("/data").method("OPTIONS", HttpRequest.BodyPublishers.noBody()))
            .headers()
            .firstValue("Allow")
            .orElse(""));
  }

  @Test
  void whatIsServedIsCounted() throws Exception {
    long before = counted("entente_bytes_total");
    int length = send(to("/doc/state/arland.ttl")).body().getBytes(StandardCharsets.UTF_8).length;
    assertTrue(counted("entente_bytes_total") >= before + length);
    assertTrue(counted("entente_answers_total{class=\"2xx\"}") >= 2);
    assertTrue(
        send(to("/metrics"))
            .body()
            .contains("entente_release_info{sha256=\"" + World.RELEASE.digest() + "\"} 1"));
  }

  private static long counted(String name) throws Exception {
    return send(to("/metrics"))
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .map(line -> Long.valueOf(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void crossOriginReadersSeeTheFieldsThatMatter() throws Exception {
    String exposed =
        get("/doc/state/arland", "text/turtle")
            .headers()
            .firstValue("Access-Control-Expose-Headers")
            .orElse("");
    assertTrue(
        exposed.contains("Link")
            && exposed.contains("ETag")
            && exposed.contains("Content-Location"),
        exposed);
  }

  @Test
  void aDocumentIsCompressedWhenAskedAndItsTagIsAnother() throws Exception {
    HttpResponse<byte[]> zipped =
        client()
            .send(
                to("/doc/ontology/core.ttl").header("Accept-Encoding", "gzip").build(),
                HttpResponse.BodyHandlers.ofByteArray());
    HttpResponse<String> plain = send(to("/doc/ontology/core.ttl"));
    assertEquals("gzip", zipped.headers().firstValue("Content-Encoding").orElse(""));
    assertTrue(zipped.headers().firstValue("Vary").orElse("").contains("Accept-Encoding"));
    assertFalse(zipped.headers().firstValue("ETag").equals(plain.headers().firstValue("ETag")));
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped.body()))) {
      assertEquals(plain.body(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    String tag = zipped.headers().firstValue("ETag").orElse("");
    HttpResponse<String> held =
        send(
            to("/doc/ontology/core.ttl")
                .header("Accept-Encoding", "gzip")
                .header("If-None-Match", tag));
    assertEquals(304, held.statusCode());
    assertEquals(tag, held.headers().firstValue("ETag").orElse(""));
  }

  // Errors

  @Test
  void anErrorIsAProblemDocumentForAMachineAndAPageForAReader() throws Exception {
    HttpResponse<String> machine = get("/id/state/atlantis", "text/turtle");
    assertEquals(404, machine.statusCode());
    assertEquals(
        "application/problem+json", machine.headers().firstValue("Content-Type").orElse(""));
    JsonObject problem = JSON.parse(machine.body());
    assertEquals(404, problem.getNumber("status").intValue());
    assertTrue(problem.getString("type").startsWith("https://w3id.org/entente/problem/"));
    assertTrue(problem.getString("detail").contains("atlantis"));
    HttpResponse<String> reader = get("/id/state/atlantis", "text/html");
    assertEquals(404, reader.statusCode());
    assertTrue(reader.body().contains("<h1"));
  }

  @ParameterizedTest(name = "{0} {1} is {2}")
  @CsvSource({
    "POST, /data, 405",
    "PUT, /data, 405",
    "DELETE, /doc/state/arland, 405",
    "PATCH, /sparql, 405",
    "PUT, /sparql, 405",
    "DELETE, /sparql, 405",
    "PROPFIND, /, 405",
    "GET, /$/ping, 404",
    "GET, /$/server, 404",
    "GET, /$/datasets, 404",
    "GET, /sparql/data, 404",
    "GET, /sparql/update, 404",
    "GET, /static/../entente.css, 400",
    "GET, /static/nothing.css, 404",
    "GET, /WEB-INF/web.xml, 404"
  })
  void nothingElseIsThere(String method, String path, int status) throws Exception {
    assertEquals(
        status,
        Integer.parseInt(
            raw(method
                    + " "
                    + path
                    + " HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                .split(" ")[1]));
  }

  @Test
  void aMethodThatIsNotAllowedIsToldTheOthers() throws Exception {
    assertEquals(
        "GET, HEAD, OPTIONS", send(to("/data").DELETE()).headers().firstValue("Allow").orElse(""));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource({"10000, 404", "20000, 414", "100000, 414"})
  void aLongPathIsRefusedAsSuch(int length, int status) throws Exception {
    String answer =
        raw(
            "GET /id/state/"
                + "a".repeat(length)
                + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    assertEquals(status, Integer.parseInt(answer.split(" ")[1]));
    assertTrue(answer.contains("application/problem+json"), answer.substring(0, 400));
  }

  @ParameterizedTest(name = "{0} characters of Accept")
  @ValueSource(ints = {10_000, 100_000})
  void anEnormousFieldIsRefusedAsSuch(int length) throws Exception {
    assertEquals(
        "431",
        raw("GET / HTTP/1.1\r\nHost: a\r\nAccept: "
                + "a/b,".repeat(length / 4)
                + "\r\nConnection: close\r\n\r\n")
            .split(" ")[1]);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\n\r\n",
        "GET /%00 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET /\u0001 HTTP/1.1\r\nHost: a\r\n\r\n",
        "NONSENSE\r\n\r\n",
        "GET /id/state/%2e%2e/x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET /a%2Fb HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET /a%5Cb/..;/c HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
      })
  void whatIsNotHttpIsABadRequestWithoutAStackTrace(String request) throws Exception {
    String answer = raw(request);
    assertEquals("400", answer.split(" ")[1], answer);
    assertFalse(answer.contains("at org.") || answer.contains("Exception"), answer);
  }

  // SPARQL 1.1 Protocol, section 2.1; the cases of the W3C protocol tests for query

  @Test
  void aQueryByGet() throws Exception {
    HttpResponse<String> answer = get(query("ASK {}"), "application/sparql-results+json");
    assertEquals(200, answer.statusCode());
    assertTrue(JSON.parse(answer.body()).getBoolean("boolean"));
  }

  @Test
  void aQueryByPostOfAForm() throws Exception {
    assertEquals(
        200,
        post(
                "application/x-www-form-urlencoded",
                "query=" + URLEncoder.encode("ASK {}", StandardCharsets.UTF_8),
                "")
            .statusCode());
  }

  @Test
  void aQueryByPostOfItself() throws Exception {
    assertEquals(200, post("application/sparql-query", "ASK {}", "").statusCode());
  }

  @ParameterizedTest(name = "{0} over {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "default-graph-uri=https://w3id.org/entente/ontology | ASK {"
            + " <https://w3id.org/entente/ns/Exercise> ?p ?o } | true",
        "default-graph-uri=https://w3id.org/entente/data | ASK {"
            + " <https://w3id.org/entente/ns/Exercise> ?p ?o } | false",
        "default-graph-uri=https://w3id.org/entente/data&default-graph-uri=https://w3id.org/entente/ontology"
            + " | ASK { <https://w3id.org/entente/ns/Exercise> a ?c ."
            + " <https://w3id.org/entente/id/state/arland> a ?d } | true",
        "named-graph-uri=https://w3id.org/entente/data | ASK { GRAPH"
            + " <https://w3id.org/entente/data> { <https://w3id.org/entente/id/state/arland> ?p ?o"
            + " } } | true",
        "named-graph-uri=https://w3id.org/entente/data | ASK { GRAPH"
            + " <https://w3id.org/entente/ontology> { ?s ?p ?o } } | false",
        "named-graph-uri=https://w3id.org/entente/data | ASK { ?s ?p ?o } | false",
        "x=y | ASK { GRAPH <https://w3id.org/entente/derived> { ?s a"
            + " <https://w3id.org/entente/ns/Claim> } } | true"
      })
  void theProtocolSelectsGraphsOfTheDataSetAndFetchesNone(
      String parameters, String text, boolean expected) throws Exception {
    String encoded = parameters.replace(":", "%3A").replace("/", "%2F");
    assertEquals(
        expected,
        JSON.parse(get(query(text) + "&" + encoded, "application/json").body())
            .getBoolean("boolean"));
    assertEquals(
        expected,
        JSON.parse(post("application/sparql-query", text, "?" + encoded).body())
            .getBoolean("boolean"));
    assertEquals(
        expected,
        JSON.parse(
                post(
                        "application/x-www-form-urlencoded",
                        "query=" + URLEncoder.encode(text, StandardCharsets.UTF_8) + "&" + encoded,
                        "")
                    .body())
            .getBoolean("boolean"));
  }

  @ParameterizedTest
  @CsvSource({
    "ASK { ?s ?p ?o }, &default-graph-uri=http%3A%2F%2F127.0.0.1%3A1%2Fnothing",
    "ASK { ?s ?p ?o }, &named-graph-uri=https%3A%2F%2Fw3id.org%2Fentente%2FData",
    "ASK FROM <http://127.0.0.1:1/nothing> { ?s ?p ?o }, ''",
    "ASK FROM NAMED <http://127.0.0.1:1/nothing> { GRAPH ?g { ?s ?p ?o } }, ''",
    "ASK { ?s ?p ?o },"
        + " &default-graph-uri=https%3A%2F%2Fw3id.org%2Fentente%2Fdata&default-graph-uri=http%3A%2F%2F127.0.0.1%3A1%2Fnothing"
  })
  void aGraphThatIsNotHereIsAProblemAndNotAnEmptyAnswer(String text, String parameters)
      throws Exception {
    HttpResponse<String> answer = get(query(text) + parameters, "application/json");
    assertEquals(400, answer.statusCode());
    JsonObject problem = JSON.parse(answer.body());
    assertEquals("https://w3id.org/entente/problem/unknown-graph", problem.getString("type"));
    assertTrue(
        problem.get("offers").getAsArray().toString().contains("https://w3id.org/entente/derived"),
        answer.body());
  }

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
  void theParameterFormatNamesAFormatOrIsToldTheOffers(
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

  @Test
  void theEndpointIsThereWithASlashToo() throws Exception {
    assertEquals(
        200,
        send(to("/sparql/")
                .header("Content-Type", "application/sparql-query")
                .POST(HttpRequest.BodyPublishers.ofString("ASK {}")))
            .statusCode());
  }

  @Test
  void aQueryThatIsNotUtf8IsABadRequest() throws Exception {
    assertEquals(
        400,
        send(to("/sparql")
                .header("Content-Type", "application/sparql-query")
                .POST(HttpRequest.BodyPublishers.ofString("ASK {}", StandardCharsets.UTF_16)))
            .statusCode());
    assertEquals(
        400,
        send(to("/sparql").POST(HttpRequest.BodyPublishers.ofString("query=ASK%20%7B%7D")))
            .statusCode());
  }

  @Test
  void fromInTheQueryIsOverruledByTheProtocol() throws Exception {
    String text =
        "ASK FROM <https://w3id.org/entente/data> { <https://w3id.org/entente/ns/Exercise> ?p ?o }";
    assertFalse(JSON.parse(get(query(text), "application/json").body()).getBoolean("boolean"));
    assertTrue(
        JSON.parse(
                get(
                        query(text)
                            + "&default-graph-uri=https%3A%2F%2Fw3id.org%2Fentente%2Fontology",
                        "application/json")
                    .body())
            .getBoolean("boolean"));
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "application/sparql-query | SELECT * { | 400",
        "application/sparql-query | '' | 400",
        "application/sparql-query | DROP ALL | 400",
        "application/x-www-form-urlencoded | query=ASK+%7B%7D&query=ASK+%7B%7D | 400",
        "application/x-www-form-urlencoded | a=b | 400",
        "application/x-www-form-urlencoded | update=DROP+ALL | 400",
        "application/sparql-update | DROP ALL | 415",
        "text/turtle | <a:b> <c:d> <e:f> . | 415",
        "text/plain | ASK {} | 415",
        "multipart/form-data; boundary=x | --x-- | 415",
        "nonsense | ASK {} | 415"
      })
  void aWrongRequestGetsTheRightStatus(String contentType, String body, int status)
      throws Exception {
    HttpResponse<String> answer = post(contentType, body, "");
    assertEquals(status, answer.statusCode(), answer.body());
    assertEquals(
        "application/problem+json", answer.headers().firstValue("Content-Type").orElse(""));
  }

  @Test
  void aSyntaxErrorIsToldWithLineAndColumn() throws Exception {
    JsonObject problem =
        JSON.parse(get(query("SELECT ?s\nWHERE { ?s ?p }"), "application/json").body());
    assertEquals(2, problem.getNumber("line").intValue());
    assertEquals(15, problem.getNumber("column").intValue());
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

  @Test
  void theQueryThatTheEditorBeginsWithIsAnswered() throws Exception {
    String text =
        get("/sparql", "text/html")
            .body()
            .replaceFirst("(?s).*<textarea[^>]*>(.*?)</textarea>.*", "$1")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&#34;", "\"")
            .replace("&amp;", "&");
    assertEquals(200, get(query(text), "text/csv").statusCode(), text);
  }

  @Test
  void withoutAQueryAMachineGetsTheServiceDescription() throws Exception {
    HttpResponse<String> answer = get("/sparql", "text/turtle");
    assertEquals(200, answer.statusCode());
    assertTrue(
        answer.body().contains("sd:Service")
            && answer.body().contains("https://w3id.org/entente/derived"),
        answer.body());
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
  void whatIsDifferentEachTimeIsAskedEachTime(String text) throws Exception {
    HttpResponse<String> first = get(query(text), "text/csv");
    assertEquals("no-cache", first.headers().firstValue("Cache-Control").orElse(""));
    assertFalse(first.body().equals(get(query(text), "text/csv").body()));
  }

  // Hostile queries

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '§',
      value = {
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } § 403 § service-denied",
        "SELECT * { SERVICE SILENT <http://127.0.0.1:1/> { ?s ?p ?o } } § 403 § service-denied",
        "SELECT * { ?s ?p ?o FILTER NOT EXISTS { SERVICE SILENT <http://127.0.0.1:1/> { ?s ?p ?o }"
            + " } } § 403 § service-denied",
        "SELECT * { { SELECT * { SERVICE SILENT <http://127.0.0.1:1/> { ?s ?p ?o } } } } § 403 §"
            + " service-denied",
        "SELECT (<java:org.apache.jena.sparql.function.library.now>() AS ?x) {} § 400 §"
            + " unknown-function",
        "SELECT * { ?s ?p ?o FILTER(<http://jena.apache.org/ARQ/function#sprintf>('%999999999d', 1)"
            + " = ?o) } § 400 § unknown-function",
        "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } § 403 § answer-too-large",
        "CONSTRUCT { ?a ?b ?c . ?d ?e ?f } { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } § 403 §"
            + " query-too-expensive",
        "CONSTRUCT { [] ?b ?c } { ?a ?b ?c . ?d ?e ?f } § 403 § answer-too-large",
        "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f § 403 § query-too-expensive",
        "SELECT DISTINCT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } § 403 § answer-too-large",
        "SELECT (GROUP_CONCAT(?c) AS ?x) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } § 403 §"
            + " query-too-expensive",
        "SELECT * { ?s ((!<x:y>|^!<x:y>)/(!<x:y>|^!<x:y>)/(!<x:y>|^!<x:y>)/(!<x:y>|^!<x:y>))* ?o }"
            + " § 403 § query-too-expensive",
        "SELECT * { FILTER REGEX('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',"
            + " '(a|aa)+\\\\1b$') } § 403 § query-too-expensive",
        "SELECT (REPLACE('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '(a|aa)+\\\\1b$', 'x')"
            + " AS ?x) {} § 403 § query-too-expensive"
      })
  void aHostileQueryIsStoppedAndSaysSo(String text, int status, String kind) throws Exception {
    refused(server, text, status, kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
        "SELECT * { ?s ((!<x:y>|^!<x:y>)/(!<x:y>|^!<x:y>)/(!<x:y>|^!<x:y>)/(!<x:y>|^!<x:y>))* ?o }",
        "SELECT * { FILTER REGEX('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',"
            + " '(a|aa)+\\\\1b$') }"
      })
  void whatNoCountStopsIsStoppedByTheClock(String text) throws Exception {
    refused(hasty, text, 503, "timeout");
  }

  private static void refused(EntenteServer asked, String text, int status, String kind)
      throws Exception {
    HttpResponse<String> answer =
        send(HttpRequest.newBuilder(URI.create(asked.address()).resolve(query(text))));
    assertEquals(status, answer.statusCode(), answer.body());
    assertEquals(
        "https://w3id.org/entente/problem/" + kind, JSON.parse(answer.body()).getString("type"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CONCAT(?x,?x,?x,?x,?x,?x,?x,?x)",
        "REPLACE(?x, \"a\", \"aaaaaaaa\")",
        "ENCODE_FOR_URI(CONCAT(?x, ?x, \"\u00e4\u00e4\u00e4\u00e4\"))"
      })
  void textThatGrowsWithoutEndIsStopped(String growth) throws Exception {
    StringBuilder text = new StringBuilder("SELECT ?x40 { BIND(\"aaaaaaaaaaaaaaaa\" AS ?x0)");
    for (int i = 1; i <= 40; i++) {
      text.append(" BIND(")
          .append(growth.replace("?x", "?x" + (i - 1)))
          .append(" AS ?x")
          .append(i)
          .append(')');
    }
    HttpResponse<String> answer =
        post("application/sparql-query", text.append(" }").toString(), "");
    assertEquals(
        403,
        answer.statusCode(),
        answer.body().substring(0, Math.min(300, answer.body().length())));
  }

  @Test
  void aDeeplyNestedQueryIsRefusedAndTheServerLives() throws Exception {
    assertEquals(
        400,
        post("application/sparql-query", "ASK " + "{".repeat(40_000) + "}".repeat(40_000), "")
            .statusCode());
    assertEquals(
        400,
        post(
                "application/sparql-query",
                "ASK { FILTER(" + "(".repeat(30_000) + "1" + ")".repeat(30_000) + ") }",
                "")
            .statusCode());
    assertEquals(200, get("/health/ready", "*/*").statusCode());
  }

  @Test
  void aLongQueryIsRefusedAsSuch() throws Exception {
    assertEquals(
        413, post("application/sparql-query", "ASK {} #" + "x".repeat(200_000), "").statusCode());
    assertEquals(
        413,
        post("application/x-www-form-urlencoded", "query=ASK%7B%7D%23" + "x".repeat(2_000_000), "")
            .statusCode());
    assertEquals(
        413,
        post("application/sparql-query", "ASK {} #" + "x".repeat(20_000_000), "").statusCode());
  }

  @Test
  void aRefusedBodyDoesNotSpoilTheConnection() throws Exception {
    String refused =
        "POST /data HTTP/1.1\r\n"
            + "Host: a\r\n"
            + "Content-Length: 35\r\n\r\n"
            + "GET /smuggled HTTP/1.1\r\n"
            + "Host: a\r\n\r\n";
    String answers =
        raw(refused + "GET /health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    assertEquals(
        List.of("405", "200"),
        answers
            .lines()
            .filter(line -> line.startsWith("HTTP/1.1 "))
            .map(line -> line.substring(9, 12))
            .toList(),
        answers);
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

  // Life

  @Test
  void aTakenPortIsAFaultOfInvocation() {
    int port = URI.create(server.address()).getPort();
    InputException fault =
        assertThrows(
            InputException.class,
            () ->
                EntenteServer.start(
                    Store.inMemory(World.RELEASE.dataset()),
                    new ServerSettings("127.0.0.1", port, Vocabulary.BASE, "", World.LIMITS)));
    assertEquals(2, fault.status());
    assertTrue(fault.getMessage().contains("127.0.0.1:" + port), fault.getMessage());
  }

  @Test
  void whatIsUnderWayIsAnsweredBeforeTheServerStops() throws Exception {
    CountDownLatch underWay = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    EntenteServer stopping =
        EntenteServer.start(
            Store.inMemory(
                new DatasetGraphWrapper(World.RELEASE.dataset()) {
                  @Override
                  public void begin(TxnType type) {
                    underWay.countDown();
                    try {
                      assertTrue(goOn.await(60, TimeUnit.SECONDS));
                    } catch (InterruptedException e) {
                      throw new IllegalStateException(e);
                    }
                    super.begin(type);
                  }
                }),
            new ServerSettings(
                "127.0.0.1", 0, Vocabulary.BASE, World.RELEASE.digest(), World.LIMITS));
    URI address = URI.create(stopping.address());
    CompletableFuture<HttpResponse<String>> answer =
        HttpClient.newHttpClient()
            .sendAsync(
                HttpRequest.newBuilder(address.resolve(query("ASK { ?s ?p ?o }"))).build(),
                HttpResponse.BodyHandlers.ofString());
    assertTrue(underWay.await(30, TimeUnit.SECONDS));
    CompletableFuture<Void> stop = CompletableFuture.runAsync(stopping::close);
    assertThrows(
        SocketException.class,
        () -> {
          while (!stop.isDone()) {
            new Socket(address.getHost(), address.getPort()).close();
          }
        },
        "no new connection is taken");
    assertFalse(stop.isDone(), "it waits");
    goOn.countDown();
    assertEquals(200, answer.get(30, TimeUnit.SECONDS).statusCode());
    stop.get(30, TimeUnit.SECONDS);
  }

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
        World.site(Store.remote(server.address() + "sparql"), Vocabulary.BASE)
            .answer(Request.get(path, "text/html"))
            .text();
    assertEquals(World.site().answer(Request.get(path, "text/html")).text(), there);
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
        World.site(Store.remote(server.address() + "sparql"), Vocabulary.BASE)
            .answer(request)
            .text()
            .contains("https://w3id.org/entente/id/state/arland"));
  }

  @Test
  void textQueryIsAnsweredAtTheEndpoint() throws Exception {
    String query =
        "SELECT ?thing { (?thing ?score) <http://jena.apache.org/text#query> \"Арланд*\" } ORDER BY"
            + " DESC(?score) LIMIT 1";
    assertEquals(
        "thing\r\nhttps://w3id.org/entente/id/state/arland\r\n",
        get(
                "/sparql?query="
                    + java.net.URLEncoder.encode(query, java.nio.charset.StandardCharsets.UTF_8),
                "text/csv")
            .body());
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
            World.site().answer(Request.get(path, "text/turtle")).body().plain()),
        Lang.TURTLE);
    RDFDataMgr.read(
        there,
        new ByteArrayInputStream(
            World.site(Store.remote(server.address() + "sparql"), Vocabulary.BASE)
                .answer(Request.get(path, "text/turtle"))
                .body()
                .plain()),
        Lang.TURTLE);
    assertTrue(here.isIsomorphicWith(there));
  }

  @Test
  void aBrowserIsToldHowToSearchHere() throws Exception {
    HttpResponse<String> answer = get("/opensearch.xml", "*/*");
    assertEquals(
        "application/opensearchdescription+xml",
        answer.headers().firstValue("Content-Type").orElse(""));
    assertTrue(
        answer
            .body()
            .contains(
                "template=\"https://w3id.org/entente/search?q={searchTerms}&amp;page={startPage?}\""),
        answer.body());
  }

  /** The default of Fuseki, 5 MB, is allocated and cleared for each answer. */
  @Test
  void theBufferOfAnAnswerIsSmall() {
    assertFalse(server.configurations().isEmpty());
    server.configurations().forEach(http -> assertEquals(32_768, http.getOutputBufferSize()));
  }

  @Test
  void theServerDoesNotSayWhatItIsBuiltOn() throws Exception {
    HttpResponse<String> answer = get("/doc/state/arland", "text/turtle");
    assertNull(answer.headers().firstValue("Server").orElse(null));
    assertEquals("nosniff", answer.headers().firstValue("X-Content-Type-Options").orElse(""));
  }
}
