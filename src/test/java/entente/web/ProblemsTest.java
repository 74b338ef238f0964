package entente.web;

import static entente.web.TestServer.get;
import static entente.web.TestServer.raw;
import static entente.web.TestServer.send;
import static entente.web.TestServer.to;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refused requests over HTTP, and their problem documents. */
class ProblemsTest {
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
  void aMethodThatIsNotAllowedIsAnsweredWithTheAllowedOnes() throws Exception {
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
  void invalidHttpIsABadRequestWithoutAStackTrace(String request) throws Exception {
    String answer = raw(request);
    assertEquals("400", answer.split(" ")[1], answer);
    assertFalse(answer.contains("at org.") || answer.contains("Exception"), answer);
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
}
