package entente.web.validation;

import static entente.web.validation.ValidationRequests.BOATS;
import static entente.web.validation.ValidationRequests.EXPLODES;
import static entente.web.validation.ValidationRequests.PREFIXES;
import static entente.web.validation.ValidationRequests.SHAPES;
import static entente.web.validation.ValidationRequests.boats;
import static entente.web.validation.ValidationRequests.form;
import static entente.web.validation.ValidationRequests.isProblem;
import static entente.web.validation.ValidationRequests.part;
import static entente.web.validation.ValidationRequests.verdict;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.web.EntenteServer;
import entente.web.TestSite;
import entente.web.http.ServerSettings;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expensive data, shapes and requests end at the limits on time, memory and size. */
@Timeout(120)
class ValidationLimitsTest {
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
  void validationsBeyondTheMaximumAreAskedToRetry() throws Exception {
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
