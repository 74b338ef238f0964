package entente.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.read.InputException;
import entente.validate.W3cSuite;
import entente.web.http.ServerSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The tests of the SHACL recommendation, posted to a server. */
@EnabledIfEnvironmentVariable(
    named = "W3C_DATA_SHAPES",
    matches = ".+",
    disabledReason = "W3C_DATA_SHAPES does not name a checkout of w3c/data-shapes")
class W3cShaclOverHttpTest {
  /**
   * Gives one path in two ways at once, which SHACL for SHACL calls ill-formed; such shapes are
   * refused, as the recommendation lets an engine do, and the suite reads one of the two.
   */
  private static final String TWO_PATHS_IN_ONE = "core/path/path-strange-002.ttl";

  private static EntenteServer server;

  @BeforeAll
  static void start() {
    server = TestSite.checking(ServerSettings.Checks.standard());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @TestFactory
  Stream<DynamicTest> everyReportIsThatOfTheWorkingGroup() throws IOException {
    return W3cSuite.tests(W3cShaclOverHttpTest::report)
        .filter(test -> !test.getDisplayName().equals(TWO_PATHS_IN_ONE));
  }

  @Test
  void aPathThatIsTwoIsRefused() {
    Path file =
        Path.of(
            System.getenv("W3C_DATA_SHAPES"), "data-shapes-test-suite", "tests", TWO_PATHS_IN_ONE);
    InputException refused = assertThrows(InputException.class, () -> report(file, file));
    assertTrue(
        refused.getMessage().contains("shapes-unusable")
            && refused.getMessage().contains("sh:path"),
        refused.getMessage());
  }

  private static Graph report(Path data, Path shapes) throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (String[] part :
        new String[][] {{"data", data.toString()}, {"shapes", shapes.toString()}}) {
      body.write(
          ("--limit\r\nContent-Disposition: form-data; name=\""
                  + part[0]
                  + "\"; filename=\""
                  + part[0]
                  + ".ttl\"\r\nContent-Type: text/turtle\r\n\r\n")
              .getBytes(StandardCharsets.UTF_8));
      body.write(Files.readAllBytes(Path.of(part[1])));
      body.write("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    body.write("--limit--\r\n".getBytes(StandardCharsets.UTF_8));
    URI address =
        URI.create(
            server.address()
                + "validate?base="
                + URLEncoder.encode(data.toUri().toString(), StandardCharsets.UTF_8));
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(address)
                    .header("Content-Type", "multipart/form-data; boundary=limit")
                    .header("Accept", "application/n-triples")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() == 422) {
      throw InputException.of(InputException.Reason.SHAPES, answer.body());
    }
    assertEquals(200, answer.statusCode(), answer.body());
    return RDFParser.fromString(answer.body(), Lang.NTRIPLES).toGraph();
  }
}
