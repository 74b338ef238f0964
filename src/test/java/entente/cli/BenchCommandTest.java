package entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.Release;
import entente.kb.SourceFiles;
import entente.kb.Store;
import entente.kb.read.JenaSandbox;
import entente.kb.read.Vocabulary;
import entente.web.EntenteServer;
import entente.web.http.ServerSettings;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchCommandTest {
  private static EntenteServer server;

  @BeforeAll
  static void start() {
    JenaSandbox.apply(Duration.ofSeconds(30));
    Release release =
        Release.of(
            SourceFiles.shipped()
                .withData(SourceFiles.files(Path.of("src/test/resources/web"), ".ttl")));
    server =
        EntenteServer.start(
            Store.inMemory(release.dataset()),
            new ServerSettings(
                "127.0.0.1",
                0,
                Vocabulary.BASE,
                release.digest(),
                ServerSettings.Limits.standard()));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void eachLoadIsMeasuredOnEachTargetInTurn() {
    String endpoint = server.address() + "sparql";
    CommandLineCall call =
        CommandLineCall.of(
            "bench",
            "--rounds",
            "1",
            "--seconds",
            "1",
            "--warm-up",
            "0",
            "--clients",
            "2",
            "--format",
            "json",
            endpoint + "," + server.address(),
            endpoint);
    assertEquals(0, call.status(), call.err());
    JsonArray figures = JSON.parseAny(call.out()).getAsArray();
    assertEquals(8, figures.size());
    for (int i = 0; i < 8; i++) {
      JsonObject each = figures.get(i).getAsObject();
      assertEquals(i % 2 == 0 ? "A" : "B", each.getString("target"));
      assertTrue(
          each.getNumber("requests").longValue() > 0 && each.getNumber("failures").longValue() == 0,
          each.toString());
      assertTrue(
          each.getNumber("medianMillis").doubleValue() <= each.getNumber("p99Millis").doubleValue(),
          each.toString());
    }
    JsonObject held = figures.get(6).getAsObject();
    assertEquals(
        held.getNumber("requests").longValue(),
        held.getNumber("notModified").longValue(),
        "who holds it gets 304");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org/sparql",
        "http://127.0.0.1.example.org/sparql",
        "https://127.0.0.1/sparql",
        "http://10.0.0.1/sparql",
        "http://user@example.org:80/sparql",
        "file:///etc/passwd",
        "nonsense",
        "http://127.0.0.1:1/sparql,http://example.org/"
      })
  void whatIsNotOnThisMachineIsNotMeasured(String target) {
    CommandLineCall call = CommandLineCall.of("bench", target);
    assertEquals(2, call.status());
    assertTrue(
        call.err().contains("this machine") || call.err().contains("not an address"), call.err());
  }

  @Test
  void aTargetThatDoesNotAnswerIsAFaultOfInvocation() {
    CommandLineCall call = CommandLineCall.of("bench", "http://127.0.0.1:1/sparql");
    assertEquals(2, call.status());
    assertTrue(call.err().contains("start the server first"), call.err());
  }
}
