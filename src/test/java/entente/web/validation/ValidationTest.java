package entente.web.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.web.EntenteServer;
import entente.web.World;
import entente.web.http.ServerSettings;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.graph.NodeConst;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Data that is posted to be checked, and shapes: what comes back, and what cannot be done to the
 * server with them.
 */
@Timeout(120)
class ValidationTest {
  private static final String PREFIXES =
      "@prefix ex: <http://example.org/> .\n"
          + "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
          + "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n";
  private static final String SHAPES =
      PREFIXES
          + """
          ex:BoatShape a sh:NodeShape ; sh:targetClass ex:Boat ; sh:property ex:Boat-length .
          ex:Boat-length a sh:PropertyShape ; sh:path ex:length ; sh:maxInclusive 100 ; sh:minCount 1 ; sh:message "Give the length in metres." .
          """;
  private static final String BOATS =
      "@prefix ex: <http://example.org/> .\n"
          + "ex:otter a ex:Boat ;\n"
          + "  ex:length 120 .\n"
          + "ex:crane a ex:Boat ; ex:length 12 .\n";

  /**
   * A pattern that needs longer than the world has stood for sixty times the letter a; the
   * reference back keeps Java from remembering where it has been.
   */
  private static final String EXPLODES = "sh:pattern \"^((a+)+)\\\\2?[A-Z]$\"";

  private static EntenteServer server;

  /** One with small bounds. */
  private static EntenteServer hasty;

  @BeforeAll
  static void start() {
    server = World.checking(ServerSettings.Checks.standard());
    hasty =
        World.checking(new ServerSettings.Checks(Duration.ofSeconds(3), 100_000, 20, 200_000, 1));
  }

  @AfterAll
  static void stop() {
    server.close();
    hasty.close();
  }

  private static HttpRequest.Builder to(EntenteServer to, String parameters) {
    return HttpRequest.newBuilder(URI.create(to.address() + "validate" + parameters))
        .timeout(Duration.ofSeconds(90));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(
      EntenteServer to, String type, String body, String accept, String parameters)
      throws Exception {
    return send(
        to(to, parameters)
            .header("Content-Type", type)
            .header("Accept", accept)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** A form of parts: name, file name, type, content; what is empty is left out. */
  private static HttpResponse<String> form(EntenteServer to, String accept, String[]... parts)
      throws Exception {
    StringBuilder body = new StringBuilder();
    for (String[] part : parts) {
      body.append("--limit\r\nContent-Disposition: form-data; name=\"")
          .append(part[0])
          .append("\"")
          .append(part[1].isEmpty() ? "" : "; filename=\"" + part[1] + "\"")
          .append("\r\n")
          .append(part[2].isEmpty() ? "" : "Content-Type: " + part[2] + "\r\n")
          .append("\r\n")
          .append(part[3])
          .append("\r\n");
    }
    return post(to, "multipart/form-data; boundary=limit", body + "--limit--\r\n", accept, "");
  }

  private static String[] part(String name, String fileName, String type, String content) {
    return new String[] {name, fileName, type, content};
  }

  private static HttpResponse<String> boats(EntenteServer to, String data, String shapes)
      throws Exception {
    return form(
        to,
        "application/json",
        part("data", "", "text/turtle", data),
        part("shapes", "", "text/turtle", shapes));
  }

  private static void isProblem(int status, String kind, HttpResponse<String> answer) {
    assertEquals(status, answer.statusCode(), answer.body());
    assertEquals(
        "application/problem+json",
        answer.headers().firstValue("Content-Type").orElse(""),
        answer.body());
    assertEquals(
        "https://w3id.org/entente/problem/" + kind,
        JSON.parse(answer.body()).getString("type"),
        answer.body());
    assertTrue(
        answer.headers().firstValue("Entente-Verdict").isEmpty(), "no verdict without a report");
    assertFalse(answer.body().contains("Exception"), answer.body());
  }

  private static String verdict(HttpResponse<String> answer) {
    assertEquals(200, answer.statusCode(), answer.body());
    return answer.headers().firstValue("Entente-Verdict").orElse("");
  }

  // Reports

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/turtle",
        "application/trig",
        "application/n-triples",
        "application/n-quads",
        "application/ld+json",
        "application/rdf+xml"
      })
  void dataInEveryFormatOfRdfIsChecked(String type) throws Exception {
    Lang lang = RDFLanguages.contentTypeToLang(type);
    String body =
        RDFWriter.source(
                RDFParser.fromString(
                        Files.readString(Path.of("src/main/resources/examples/mistake.ttl")),
                        Lang.TURTLE)
                    .toGraph())
            .lang(lang)
            .asString();
    HttpResponse<String> answer = post(server, type, body, "application/json", "");
    assertEquals("fail", verdict(answer));
    assertEquals(
        "https://w3id.org/entente/shapes/Fact-evidence",
        JSON.parse(answer.body())
            .get("findings")
            .getAsArray()
            .get(0)
            .getAsObject()
            .getString("shape"));
  }

  @ParameterizedTest
  @CsvSource({
    "text/turtle, sh:conforms",
    "application/ld+json, sh:conforms",
    "application/rdf+xml, sh:conforms",
    "application/n-triples, shacl#conforms",
    "application/json, findings",
    "application/sarif+json, 2.1.0",
    "application/xml, testsuite",
    "text/plain, data:3:13: violation: Give the length in metres.",
    "text/html, <mark>120</mark>",
    "*/*, data:3:13: violation"
  })
  void theReportComesInTheFormThatIsAccepted(String accept, String part) throws Exception {
    HttpResponse<String> answer =
        form(
            server,
            accept,
            part("data", "", "text/turtle", BOATS),
            part("shapes", "", "text/turtle", SHAPES));
    assertEquals("fail", verdict(answer));
    assertTrue(
        answer
            .headers()
            .firstValue("Content-Type")
            .orElse("")
            .startsWith(accept.equals("*/*") ? "text/plain" : accept));
    assertTrue(answer.body().contains(part), answer.body());
    assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
    assertEquals("*", answer.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
    assertTrue(
        answer
            .headers()
            .firstValue("Access-Control-Expose-Headers")
            .orElse("")
            .contains("Entente-Verdict"));
    Lang lang = RDFLanguages.contentTypeToLang(accept);
    if (lang != null && !accept.equals("text/plain") && !accept.equals("application/json")) {
      Graph report = RDFParser.fromString(answer.body(), lang).toGraph();
      assertTrue(report.contains(Node.ANY, SHACL.conforms, NodeConst.nodeFalse));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "text, text/plain",
    "json, application/json",
    "sarif, application/sarif+json",
    "junit, application/xml",
    "turtle, text/turtle",
    "ntriples, application/n-triples",
    "jsonld, application/ld+json",
    "rdfxml, application/rdf+xml",
    "html, text/html"
  })
  void theFormCanBeNamedInstead(String format, String type) throws Exception {
    HttpResponse<String> answer =
        post(server, "text/turtle", BOATS, "image/png", "?format=" + format);
    assertTrue(
        answer.headers().firstValue("Content-Type").orElse("").startsWith(type), answer.body());
  }

  @Test
  void severalFilesAreCheckedTogetherAndKeepTheirNames() throws Exception {
    HttpResponse<String> answer =
        form(
            server,
            "text/plain",
            part(
                "data",
                "one.ttl",
                "application/octet-stream",
                "@prefix ex: <http://example.org/> .\nex:otter a ex:Boat .\n"),
            part(
                "data",
                "C:\\boats\\two.nt",
                "",
                "<http://example.org/otter> <http://example.org/length> \"x\" .\n"),
            part(
                "data",
                "one.ttl",
                "text/turtle",
                "<http://example.org/crane> a <http://example.org/Boat> ."),
            part("shapes", "boat.ttl", "", SHAPES));
    assertEquals("fail", verdict(answer));
    assertTrue(answer.body().contains("two.nt:1:"), answer.body());
    assertTrue(answer.body().contains("one.ttl (2):1:"), answer.body());
  }

  @Test
  void aPlainFormIsChecked() throws Exception {
    String body =
        "data="
            + URLEncoder.encode(BOATS, StandardCharsets.UTF_8)
            + "&shapes="
            + URLEncoder.encode(SHAPES, StandardCharsets.UTF_8)
            + "&syntax=turtle";
    assertTrue(
        post(server, "application/x-www-form-urlencoded", body, "text/plain", "")
            .body()
            .contains("data:3:13: violation"));
  }

  @Test
  void conformanceIsAnAnswerLikeAnyOther() throws Exception {
    assertEquals("pass", verdict(boats(server, BOATS.replace("120", "20"), SHAPES)));
  }

  @Test
  void nothingCheckedIsNoConformance() throws Exception {
    HttpResponse<String> answer =
        boats(server, "<http://example.org/a> <http://example.org/b> 1 .", SHAPES);
    assertEquals("nothing-checked", verdict(answer));
    assertFalse(JSON.parse(answer.body()).get("conforms").getAsBoolean().value());
  }

  @Test
  void fromWhichSeverityOnItFailsCanBeSaid() throws Exception {
    String mild = SHAPES.replace("sh:minCount 1", "sh:severity sh:Warning");
    for (String[] each :
        new String[][] {{"info", "fail"}, {"warning", "fail"}, {"violation", "pass"}}) {
      assertEquals(
          each[1],
          verdict(
              form(
                  server,
                  "text/turtle",
                  part("data", "", "text/turtle", BOATS),
                  part("shapes", "", "text/turtle", mild),
                  part("fail-on", "", "", each[0]))));
    }
  }

  @Test
  void oddThingsCountWhenStrict() throws Exception {
    String odd =
        BOATS
            .replace("120", "20")
            .replace("ex:crane a", "ex:crane <https://w3id.org/entente/ns/trops> 1 ; a");
    for (String[] each : new String[][] {{"false", "pass"}, {"true", "fail"}}) {
      assertEquals(
          each[1],
          verdict(
              form(
                  server,
                  "application/json",
                  part("data", "", "text/turtle", odd),
                  part("shapes", "", "text/turtle", SHAPES),
                  part("strict", "", "", each[0]))));
    }
  }

  @Test
  void fewFindingsCanBeShownAndTheVerdictIsThatOfAll() throws Exception {
    StringBuilder many = new StringBuilder("@prefix ex: <http://example.org/> .\n");
    for (int i = 0; i < 15; i++) {
      many.append("ex:b").append(i).append(" a ex:Boat .\n");
    }
    HttpResponse<String> answer =
        form(
            hasty,
            "application/json",
            part("data", "", "text/turtle", many.toString()),
            part("shapes", "", "text/turtle", SHAPES),
            part("limit", "", "", "2"));
    assertEquals("fail", verdict(answer));
    JsonObject report = JSON.parse(answer.body());
    assertEquals(2, report.get("findings").getAsArray().size());
    assertEquals(15, report.getNumber("findingsInAll").intValue());
  }

  @Test
  void whatIsNotLookedForIsNotPassed() throws Exception {
    String mild = SHAPES.replace("sh:minCount 1", "sh:minCount 1 ; sh:severity sh:Info");
    StringBuilder many = new StringBuilder("@prefix ex: <http://example.org/> .\n");
    for (int i = 0; i < 500; i++) {
      many.append("ex:b").append(i).append(" a ex:Boat .\n");
    }
    assertEquals(
        "unfinished",
        verdict(
            form(
                hasty,
                "application/json",
                part("data", "", "text/turtle", many.toString()),
                part("shapes", "", "text/turtle", mild),
                part("fail-on", "", "", "violation"))));
  }

  @Test
  void relativeIrisLieBelowTheGivenBase() throws Exception {
    assertTrue(
        post(
                server,
                "text/turtle",
                "<a> a <https://w3id.org/entente/ns/Exercise> .",
                "application/json",
                "?base=http://example.org/x/")
            .body()
            .contains("http://example.org/x/a"));
    isProblem(
        400,
        "bad-request",
        post(server, "text/turtle", "<a> <b> <c> .", "text/turtle", "?base=nowhere"));
  }

  // The page

  @Test
  void thePageWorksWithoutScript() throws Exception {
    HttpResponse<String> empty = send(to(server, "").header("Accept", "text/html"));
    assertTrue(
        empty
            .body()
            .contains(
                "<form class=\"check\" action=\"/validate#report\" method=\"post\""
                    + " enctype=\"multipart/form-data\""),
        empty.body());
    HttpResponse<String> example =
        send(to(server, "?example=mistake").header("Accept", "text/html"));
    assertTrue(example.body().contains("ent:troops 5000 ;"), example.body());
    HttpResponse<String> report =
        form(
            server,
            "text/html",
            part(
                "data",
                "",
                "",
                Files.readString(Path.of("src/main/resources/examples/mistake.ttl"))),
            part("data", "", "application/octet-stream", ""),
            part("shapes", "", "", ""),
            part("syntax", "", "", "turtle"),
            part("format", "", "", "html"),
            part("fail-on", "", "", "info"));
    assertEquals("fail", verdict(report));
    assertTrue(
        report.body().contains("href=\"/shapes/Fact-evidence\"")
            && report.body().contains("<mark>5000</mark>")
            && report.body().contains("data-line=\"14\""),
        report.body());
  }

  @Test
  void thePageShowsWhereTheDataDoesNotParse() throws Exception {
    HttpResponse<String> answer =
        form(server, "text/html", part("data", "", "", "<a:b> <a:c>\n  nobody:knows ."));
    assertEquals(400, answer.statusCode());
    assertTrue(
        answer.body().contains("data-line=\"2\"") && answer.body().contains("nobody:knows"),
        answer.body());
  }

  @Test
  void hostileDataStaysText() throws Exception {
    String evil = "</textarea><script>alert(1)</script>";
    HttpResponse<String> answer =
        form(
            server,
            "text/html",
            part(
                "data",
                "\"><script>.ttl",
                "text/turtle",
                "@prefix ex: <http://example.org/> .\nex:otter a ex:Boat ; ex:length \""
                    + evil
                    + "\" ."),
            part("data", "", "text/turtle", "# " + evil),
            part("shapes", "", "text/turtle", SHAPES.replace("Give", evil + " Give")));
    assertEquals(200, answer.statusCode());
    assertFalse(
        answer
            .body()
            .replaceAll("<script src=\"/static/[a-z]+\\.js\" defer></script>", "")
            .contains("<script"),
        answer.body());
  }

  // What is refused

  @Test
  void whatDoesNotParseIsToldWithLineAndColumn() throws Exception {
    HttpResponse<String> answer =
        post(server, "text/turtle", "<a:b> <a:c>\n  nobody:knows .", "application/json", "");
    assertEquals(400, answer.statusCode());
    JsonObject problem = JSON.parse(answer.body());
    assertEquals("https://w3id.org/entente/problem/data-unreadable", problem.getString("type"));
    assertEquals("data", problem.getString("file"));
    assertEquals(2, problem.getNumber("line").intValue());
    assertEquals(3, problem.getNumber("column").intValue());
    isProblem(
        400,
        "data-unreadable",
        form(
            server,
            "text/turtle",
            part("data", "", "text/turtle", BOATS),
            part("shapes", "", "text/turtle", "nonsense")));
  }

  @Test
  void bytesThatAreNotUtf8AreToldAsSuch() throws Exception {
    HttpRequest.Builder request =
        to(server, "")
            .header("Content-Type", "text/turtle")
            .header("Accept", "text/turtle")
            .POST(
                HttpRequest.BodyPublishers.ofByteArray(
                    "<a:b> <a:c> \"Ger\u00e4t\" .".getBytes(StandardCharsets.ISO_8859_1)));
    isProblem(400, "data-unreadable", send(request));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/pdf",
        "application/sparql-query",
        "image/png",
        "text/turtle; charset=iso-8859-1"
      })
  void whatIsNotReadIs415WithTheTypesThatAre(String type) throws Exception {
    HttpResponse<String> answer = post(server, type, BOATS, "text/turtle", "");
    isProblem(415, "unsupported-media-type", answer);
    assertTrue(
        type.contains("turtle")
            || JSON.parse(answer.body()).get("offers").getAsArray().size() == 6);
  }

  @Test
  void aCompressedBodyIsRefused() throws Exception {
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(" ".repeat(50_000_000).getBytes(StandardCharsets.UTF_8));
    }
    isProblem(
        415,
        "unsupported-media-type",
        send(
            to(server, "")
                .header("Content-Type", "text/turtle")
                .header("Content-Encoding", "gzip")
                .header("Accept", "text/turtle")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes.toByteArray()))));
  }

  @Test
  void whatIsTooLargeIs413() throws Exception {
    isProblem(413, "too-large", post(hasty, "text/turtle", "#".repeat(100_001), "text/turtle", ""));
    HttpResponse<String> chunked =
        send(
            to(hasty, "")
                .header("Content-Type", "text/turtle")
                .header("Accept", "text/turtle")
                .POST(
                    HttpRequest.BodyPublishers.ofInputStream(
                        () ->
                            new java.io.ByteArrayInputStream(
                                "#".repeat(300_000).getBytes(StandardCharsets.UTF_8)))));
    isProblem(413, "too-large", chunked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ex:A a sh:NodeShape ; sh:property [ sh:minCount 1 ] .",
        "ex:A a sh:NodeShape ; sh:targetClass ex:Boat ; sh:node ex:A .",
        "ex:A a sh:NodeShape ; sh:targetClass ex:Boat ; sh:sparql [ sh:select 'SELECT $this {"
            + " SERVICE <http://127.0.0.1:1/> { $this ?p ?o } }' ] .",
        "ex:A a sh:NodeShape ; sh:targetClass ex:Boat ; sh:sparql [ sh:select 'CONSTRUCT { $this ?p"
            + " ?o } WHERE { $this ?p ?o }' ] .",
        "ex:A a sh:NodeShape ; sh:targetClass ex:Boat ; sh:sparql [ sh:select 'SELECT nothing' ] ."
      })
  void shapesThatCannotBeUsedAre422(String shapes) throws Exception {
    isProblem(
        422,
        "shapes-unusable",
        form(
            server,
            "text/turtle",
            part("data", "", "text/turtle", BOATS),
            part("shapes", "", "text/turtle", PREFIXES + shapes)));
  }

  @ParameterizedTest
  @CsvSource({
    "?strict=perhaps, strict",
    "?fail-on=everything, fail-on",
    "?limit=-1, limit",
    "?limit=1000000, limit",
    "?format=pdf, format",
    "?shape=x, shape",
    "?limit=1&limit=2, limit"
  })
  void anOptionThatMakesNoSenseIsTold(String parameters, String name) throws Exception {
    HttpResponse<String> answer = post(server, "text/turtle", BOATS, "text/turtle", parameters);
    isProblem(400, "bad-request", answer);
    assertTrue(JSON.parse(answer.body()).getString("detail").contains(name), answer.body());
  }

  @Test
  void rdfUnderTheTypeOfAFormIsToldHowToBeSent() throws Exception {
    HttpResponse<String> answer =
        post(server, "application/x-www-form-urlencoded", BOATS, "text/turtle", "");
    isProblem(400, "bad-request", answer);
    assertTrue(answer.body().contains("Content-Type: text/turtle"), answer.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/form-data",
        "multipart/form-data; boundary=other",
        "multipart/form-data; boundary="
      })
  void aFormThatCannotBeReadIsTold(String type) throws Exception {
    isProblem(
        400,
        "bad-request",
        post(
            server,
            type,
            "--limit\r\n"
                + "Content-Disposition: form-data; name=\"data\"\r\n\r\n"
                + "<a:b> <a:c> 1 .\r\n"
                + "--limit--\r\n",
            "text/turtle",
            ""));
  }

  @Test
  void whatIsNotAcceptedIs406() throws Exception {
    isProblem(406, "not-acceptable", post(server, "text/turtle", BOATS, "image/png", ""));
  }

  // Attacks

  @Test
  void aContextElsewhereIsNotFetched() throws Exception {
    isProblem(
        400,
        "data-unreadable",
        post(
            server,
            "application/ld+json",
            "{\"@context\": \"http://127.0.0.1:1/\", \"a\": 1}",
            "text/turtle",
            ""));
  }

  @Test
  void anImportIsNotFollowed(@TempDir Path folder) throws Exception {
    Path other =
        Files.writeString(
            folder.resolve("other.ttl"),
            SHAPES.replace("sh:maxInclusive 100", "sh:maxInclusive 1"));
    String shapes =
        SHAPES
            + "<http://example.org/> a <http://www.w3.org/2002/07/owl#Ontology> ;"
            + " <http://www.w3.org/2002/07/owl#imports> <"
            + other.toUri()
            + ">, <http://127.0.0.1:1/> .";
    assertEquals("pass", verdict(boats(server, BOATS.replace("120", "20"), shapes)));
  }

  @Test
  void anEntityOfXmlReadsNoFile(@TempDir Path folder) throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "hidden");
    String xml =
        "<!DOCTYPE r [<!ENTITY x SYSTEM \""
            + secret.toUri()
            + "\">]><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""
            + " xmlns:ex=\"http://example.org/\"><ex:Boat"
            + " rdf:about=\"http://example.org/otter\"><ex:length>&x;</ex:length></ex:Boat></rdf:RDF>";
    assertFalse(
        form(
                server,
                "application/json",
                part("data", "", "application/rdf+xml", xml),
                part("shapes", "", "text/turtle", SHAPES))
            .body()
            .contains("hidden"));
  }

  @Test
  void entitiesOfXmlThatMultiplyAreRefused() throws Exception {
    StringBuilder xml = new StringBuilder("<!DOCTYPE r [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 30; i++) {
      xml.append("<!ENTITY a")
          .append(i)
          .append(" \"&a")
          .append(i - 1)
          .append(";&a")
          .append(i - 1)
          .append(";\">");
    }
    xml.append(
        "]><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""
            + " xmlns:ex=\"http://example.org/\"><ex:Boat><ex:length>&a29;</ex:length></ex:Boat></rdf:RDF>");
    isProblem(
        400,
        "data-unreadable",
        post(server, "application/rdf+xml", xml.toString(), "text/turtle", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/turtle <a:b> <a:c> [<a:c>",
        "text/turtle <a:b> <a:c> (",
        "application/trig <a:g> { <a:b> <a:c> [<a:c>",
        "application/ld+json {\"a:b\":",
        "application/ld+json [",
        "application/rdf+xml <a>",
        "text/turtle <a:b> <a:c> <<"
      })
  void nestingWithoutEndIsAFaultOfTheData(String text) throws Exception {
    String type = text.substring(0, text.indexOf(' '));
    String rest = text.substring(text.indexOf(' ') + 1);
    int last = rest.lastIndexOf(' ') + 1;
    isProblem(
        400,
        "data-unreadable",
        post(
            server,
            type,
            rest.substring(0, last) + rest.substring(last).repeat(100_000),
            "text/turtle",
            ""));
  }

  @Test
  void nestingThatEndsIsReadOrRefusedButNothingBreaks() throws Exception {
    int depth = 20_000;
    for (String[] each :
        new String[][] {
          {
            "text/turtle",
            "<a:b> <a:c> " + "[<a:c>".repeat(depth) + " 1 " + "]".repeat(depth) + " ."
          },
          {"text/turtle", "<a:b> <a:c> " + "(".repeat(depth) + ")".repeat(depth) + " ."},
          {"application/ld+json", "{\"a:b\":".repeat(depth) + "1" + "}".repeat(depth)},
          {"application/ld+json", "{\"a:b\":" + "[".repeat(depth) + "]".repeat(depth) + "}"}
        }) {
      HttpResponse<String> answer = post(server, each[0], each[1], "text/turtle", "");
      assertTrue(
          answer.statusCode() == 200 || answer.statusCode() == 400,
          answer.statusCode() + " " + answer.body());
    }
    assertEquals("fail", verdict(boats(server, BOATS, SHAPES)));
  }

  @Test
  void aPatternThatExplodesEndsWithTheTime() throws Exception {
    String shapes = SHAPES.replace("sh:maxInclusive 100", EXPLODES);
    isProblem(
        503,
        "check-timeout",
        form(
            hasty,
            "text/turtle",
            part("data", "", "text/turtle", BOATS.replace("120", "\"" + "a".repeat(60) + "\"")),
            part("shapes", "", "text/turtle", shapes)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT $this (COUNT(*) AS ?value) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m"
            + " ?n ?o } GROUP BY $this",
        "SELECT $this ?value WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o ."
            + " FILTER(?a = ?nobody) BIND(1 AS ?value) }",
        "SELECT $this ?value WHERE { $this ?p ?x"
            + " BIND(REPLACE('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',"
            + " '^((a+)+)\\\\\\\\2?[A-Z]$', 'x') AS ?value) }",
        "SELECT $this ?value WHERE { $this ?p ?x"
            + " FILTER(REGEX('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',"
            + " '^((a+)+)\\\\\\\\2?[A-Z]$')) BIND(1 AS ?value) }"
      })
  void aRuleWithoutEndEndsWithTheTime(String select) throws Exception {
    StringBuilder many = new StringBuilder(BOATS);
    for (int i = 0; i < 300; i++) {
      many.append("ex:b")
          .append(i)
          .append(" a ex:Boat ; ex:length ")
          .append(i % 100)
          .append(" .\n");
    }
    String shapes =
        PREFIXES
            + "ex:A a sh:NodeShape ; sh:targetClass ex:Boat ; sh:sparql [ sh:select \"\"\""
            + select
            + "\"\"\" ] .";
    isProblem(
        503,
        "check-timeout",
        form(
            hasty,
            "text/turtle",
            part("data", "", "text/turtle", many.toString()),
            part("shapes", "", "text/turtle", shapes)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BIND(<java:org.apache.jena.sparql.function.library.sha1sum>('a') AS ?value)",
        "?value <java:org.apache.jena.sparql.pfunction.library.concat> ('a')"
      })
  void codeOfTheServerCannotBeNamed(String pattern) throws Exception {
    String shapes =
        PREFIXES
            + "ex:A a sh:NodeShape ; sh:targetClass ex:Boat ; sh:sparql [ sh:select \"\"\"SELECT"
            + " $this ?value WHERE { $this ?p ?x . "
            + pattern
            + " }\"\"\" ] .";
    isProblem(
        422,
        "shapes-unusable",
        form(
            server,
            "text/turtle",
            part("data", "", "text/turtle", BOATS),
            part("shapes", "", "text/turtle", shapes)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CONCAT(?v, ?v)",
        "REPLACE(?v, '.', 'xx')",
        "ENCODE_FOR_URI(CONCAT('/', ?v, '/', ?v))"
      })
  void aTextThatDoublesThirtyTimesIsNotMade(String twice) throws Exception {
    StringBuilder pattern = new StringBuilder("BIND('xxxxxxxxxxxxxxxx' AS ?v0) ");
    for (int i = 1; i <= 30; i++) {
      pattern
          .append("BIND(")
          .append(twice.replace("?v", "?v" + (i - 1)))
          .append(" AS ?v")
          .append(i)
          .append(") ");
    }
    String shapes =
        PREFIXES
            + "ex:A a sh:NodeShape ; sh:targetClass ex:Boat ; sh:sparql [ sh:select \"\"\"SELECT"
            + " $this ?value WHERE { $this ?p ?x . "
            + pattern
            + "FILTER(STRLEN(?v30) > 1) BIND(1 AS ?value) }\"\"\" ] .";
    isProblem(
        403,
        "check-too-expensive",
        form(
            server,
            "text/turtle",
            part("data", "", "text/turtle", BOATS),
            part("shapes", "", "text/turtle", shapes)));
  }

  @Test
  void manyMistakesInOneLineMakeNoEndlessReport() throws Exception {
    StringBuilder line = new StringBuilder("@prefix ex: <http://example.org/> . ");
    for (int i = 0; i < 2_000; i++) {
      line.append("ex:b").append(i).append(" a ex:Boat . ");
    }
    HttpResponse<String> page =
        form(
            hasty,
            "text/html",
            part("data", "", "text/turtle", line.toString()),
            part("shapes", "", "text/turtle", SHAPES));
    assertEquals("fail", verdict(page));
    assertTrue(page.body().length() < 200_000, String.valueOf(page.body().length()));
    HttpResponse<String> text =
        form(
            hasty,
            "text/plain",
            part("data", "", "text/turtle", line.toString()),
            part("shapes", "", "text/turtle", SHAPES));
    assertTrue(
        text.statusCode() == 403 || text.body().length() < 200_000,
        text.statusCode() + " " + text.body().length());
  }

  @Test
  void moreChecksThanTheServerMakesAreToldToComeAgain() throws Exception {
    String shapes = SHAPES.replace("sh:maxInclusive 100", EXPLODES);
    String data = BOATS.replace("120", "\"" + "a".repeat(60) + "\"");
    List<CompletableFuture<Integer>> answers = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      answers.add(
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return boats(hasty, data, shapes).statusCode();
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              }));
    }
    assertEquals(List.of(503), answers.stream().map(CompletableFuture::join).distinct().toList());
    assertEquals("fail", verdict(boats(hasty, BOATS, SHAPES)));
  }

  @Test
  void aBodyThatTricklesInLosesItsPlace() throws Exception {
    URI address = URI.create(hasty.address());
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(30_000);
      socket
          .getOutputStream()
          .write(
              ("POST /validate HTTP/1.1\r\n"
                      + "Host: a\r\n"
                      + "Content-Type: text/turtle\r\n"
                      + "Content-Length: 1000\r\n"
                      + "Connection: close\r\n\r\n")
                  .getBytes(StandardCharsets.UTF_8));
      long end = System.nanoTime() + Duration.ofSeconds(8).toNanos();
      try {
        while (System.nanoTime() < end && socket.getInputStream().available() == 0) {
          socket.getOutputStream().write('#');
          socket.getOutputStream().flush();
          Thread.sleep(200);
        }
      } catch (IOException e) {
        // The server has closed its side.
      }
      String answer = new String(socket.getInputStream().readNBytes(20), StandardCharsets.UTF_8);
      assertTrue(answer.startsWith("HTTP/1.1 408"), answer);
    }
  }
}
