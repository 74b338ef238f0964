package entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.bench.load.BenchmarkTarget;
import entente.bench.load.Tasks;
import entente.bench.load.Workload;
import entente.kb.Release;
import entente.kb.Store;
import entente.kb.read.JenaSandbox;
import entente.kb.read.Vocabulary;
import entente.web.EntenteServer;
import entente.web.http.ServerSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BenchCommandTest {
  private static EntenteServer server;

  @BeforeAll
  static void start() {
    JenaSandbox.apply(Duration.ofSeconds(30));
    Release release = Release.shipped();
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
            "2",
            "--seconds",
            "0.4",
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
    assertEquals(50, figures.size(), "twenty queries and five mixtures on two targets");
    for (int i = 0; i < figures.size(); i++) {
      JsonObject each = figures.get(i).getAsObject();
      assertEquals(i % 2 == 0 ? "A" : "B", each.getString("target"));
      assertTrue(
          each.getNumber("requests").longValue() > 0 && each.getNumber("failures").longValue() == 0,
          each.toString());
      assertTrue(
          each.getNumber("p50Millis").doubleValue() <= each.getNumber("p99.9Millis").doubleValue(),
          each.toString());
      // A turn is so short that on a busy machine it may end without an answer.
      assertTrue(
          !each.hasKey("ratio") || i % 2 != 0 || each.getNumber("ratio").doubleValue() == 1,
          each.toString());
    }
    JsonObject held = figures.get(48).getAsObject();
    assertEquals(
        held.getNumber("requests").longValue(),
        held.getNumber("notModified").longValue(),
        "who holds it gets 304");
  }

  @Test
  void theTwentyQueriesHaveRows() {
    BenchmarkTarget target = BenchmarkTarget.of("A", server.address() + "sparql");
    Tasks tasks = Tasks.about(target, 1);
    assertEquals(20, tasks.of(Workload.EACH).size());
    assertEquals(Map.of(), tasks.differences(List.of(target, target)));
    tasks
        .rows(target)
        .forEach(
            (query, rows) ->
                assertTrue(rows.stream().anyMatch(count -> count > 0), query + ": " + rows));
  }

  @Test
  void requestsArriveAtTheRateThatIsAskedFor() {
    CommandLineCall call =
        CommandLineCall.of(
            "bench",
            "--rounds",
            "1",
            "--seconds",
            "1",
            "--warm-up",
            "0",
            "--load",
            "repeated",
            "--rate",
            "50",
            "--format",
            "json",
            server.address() + "sparql");
    assertEquals(0, call.status(), call.err());
    assertEquals(
        50,
        JSON.parseAny(call.out())
            .getAsArray()
            .get(0)
            .getAsObject()
            .getNumber("requests")
            .longValue());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bench | nothing to measure; give an endpoint",
        "bench --side fuseki | the first --side must be entente",
        "bench --side entente --side entente | given twice",
        "bench --side entente --data none.ttl | none.ttl: no such file",
        "bench --side entente=none.jar | none.jar: no such jar",
        "bench --rate 0 --side entente | --rate must be more than 0",
        "bench --clients 0 --side entente | --clients must be 1 to 256"
      })
  void whatCannotBeMeasuredIsRefusedWithTheRemedy(String words, String message) {
    CommandLineCall call = CommandLineCall.of((Object[]) words.trim().split(" "));
    assertEquals(2, call.status());
    assertTrue(call.err().contains(message), call.err());
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
