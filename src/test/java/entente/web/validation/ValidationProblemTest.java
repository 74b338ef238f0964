package entente.web.validation;

import static entente.web.validation.ValidationRequests.BOATS;
import static entente.web.validation.ValidationRequests.PREFIXES;
import static entente.web.validation.ValidationRequests.form;
import static entente.web.validation.ValidationRequests.isProblem;
import static entente.web.validation.ValidationRequests.part;
import static entente.web.validation.ValidationRequests.post;
import static entente.web.validation.ValidationRequests.send;
import static entente.web.validation.ValidationRequests.to;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.web.EntenteServer;
import entente.web.TestSite;
import entente.web.http.ServerSettings;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests to validate that are refused, each with its status, type and detail. */
@Timeout(120)
class ValidationProblemTest {
  private static EntenteServer server;

  /** One with limits that are quickly reached. */
  private static EntenteServer hasty;

  @BeforeAll
  static void start() {
    server = TestSite.checking(ServerSettings.Checks.standard());
    hasty = ValidationRequests.hastyServer();
  }

  @AfterAll
  static void stop() {
    server.close();
    hasty.close();
  }

  @Test
  void aParseErrorIsReportedWithLineAndColumn() throws Exception {
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
  void bytesThatAreNotUtf8AreReported() throws Exception {
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
  void anUnsupportedTypeIs415WithTheSupportedOnes(String type) throws Exception {
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
  void dataThatIsTooLargeIs413() throws Exception {
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

  void anInvalidOptionIsReported(String parameters, String name) throws Exception {
    HttpResponse<String> answer = post(server, "text/turtle", BOATS, "text/turtle", parameters);
    isProblem(400, "bad-request", answer);
    assertTrue(JSON.parse(answer.body()).getString("detail").contains(name), answer.body());
  }

  @Test
  void rdfSentAsAFormIsAnsweredWithHowToSendIt() throws Exception {
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
  void anUnreadableFormIsReported(String type) throws Exception {
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
  void anUnavailableFormatIs406() throws Exception {
    isProblem(406, "not-acceptable", post(server, "text/turtle", BOATS, "image/png", ""));
  }
}
