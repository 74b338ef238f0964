package entente.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Malformed requests, as bytes on a socket: the right status, and a problem document with the
 * remedy.
 */
class BadInputTest {
  private static final Pattern REPEATED = Pattern.compile("(.*?)([^/\\s]{1,4})\\{(\\d+)}(.*)");
  private static EntenteServer server;

  @BeforeAll
  static void start() {
    server = TestSite.server(TestSite.LIMITS);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String exchange(String request) throws IOException {
    URI address = URI.create(server.address());
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String written(String text) {
    Matcher matcher = REPEATED.matcher(text);
    return matcher.matches()
        ? matcher.group(1)
            + matcher.group(2).repeat(Integer.parseInt(matcher.group(3)))
            + matcher.group(4)
        : text;
  }

  @ParameterizedTest(name = "{0} for {1} is {2} {3}")
  @CsvFileSource(resources = "/web/bad-input.csv", delimiter = '|')
  void badInputIsReportedWithItsError(
      String path, String accept, int status, String kind, String said) throws IOException {
    String answer =
        exchange(
            "GET "
                + written(path)
                + " HTTP/1.1\r\nHost: a\r\nAccept: "
                + written(accept)
                + "\r\nConnection: close\r\n\r\n");
    String head = answer.substring(0, Math.max(0, answer.indexOf("\r\n\r\n")));
    assertEquals(
        status,
        Integer.parseInt(answer.split(" ")[1]),
        answer.substring(0, Math.min(600, answer.length())));
    assertTrue(head.contains("Content-Type: application/problem+json"), head);
    assertTrue(
        head.contains("Access-Control-Allow-Origin: *")
            && head.contains("Access-Control-Expose-Headers: "),
        head);
    JsonObject problem = JSON.parse(answer.substring(answer.indexOf("\r\n\r\n")));
    assertEquals("https://w3id.org/entente/problem/" + kind, problem.getString("type"));
    assertEquals(status, problem.getNumber("status").intValue());
    assertTrue(
        !problem.getString("title").isEmpty()
            && problem.getString("detail").length() > 10
            && problem.getString("detail").length() < 600,
        problem.toString());
    assertTrue(
        said == null || problem.getString("detail").contains(said), problem.getString("detail"));
    assertTrue(
        status != 406 || problem.get("offers").getAsArray().size() > 1, "the offers are listed");
    assertTrue(
        status != 410 || problem.get("replacements").isArray(), "the replacements are listed");
  }

  @Test
  void aFolderOfDocumentsInFoldersOfDocumentsIsNotFollowedDown() throws IOException {
    badInputIsReportedWithItsError(
        "/" + "doc/".repeat(2_500), "text/turtle", 404, "not-found", "Nothing is known");
    badInputIsReportedWithItsError(
        "/doc/doc/doc/", "text/turtle", 404, "not-found", "Nothing is known");
  }

  @Test
  void aWithdrawnIriLeadsToWhatHasTakenItsPlaceAlsoForAReader() throws IOException {
    String machine =
        exchange(
            "GET /id/state/bergland HTTP/1.1\r\n"
                + "Host: a\r\n"
                + "Accept: text/turtle\r\n"
                + "Connection: close\r\n\r\n");
    assertTrue(
        machine.contains(
            "Link: <https://w3id.org/entente/id/state/bergia>; rel=\"successor-version\""),
        machine);
    String reader =
        exchange(
            "GET /id/state/bergland HTTP/1.1\r\n"
                + "Host: a\r\n"
                + "Accept: text/html\r\n"
                + "Connection: close\r\n\r\n");
    assertTrue(
        reader.startsWith("HTTP/1.1 410 ")
            && reader.contains("https://w3id.org/entente/id/state/bergia"),
        reader);
  }

  /**
   * An Accept field that cannot be read is passed over, as RFC 9110 section 12.5.1 lets a server
   * do: the client gets what everyone gets.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        ";;;",
        "text",
        "text/",
        "/turtle",
        "text/turtle;q=",
        "text/turtle;q=high",
        "\"",
        "text/turtle;a=\"",
        ",,,,",
        "text/turtle text/html",
        "<script>"
      })
  void aMalformedAcceptIsNoObstacle(String accept) throws IOException {
    String answer =
        exchange(
            "GET /doc/state/arland HTTP/1.1\r\nHost: a\r\nAccept: "
                + accept
                + "\r\nConnection: close\r\n\r\n");
    assertEquals("200", answer.split(" ")[1], answer.substring(0, Math.min(600, answer.length())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/id/",
        "/id/state/",
        "/id/state/arland",
        "/id/state/nobody",
        "/doc/state/arland",
        "/doc/state/arland.ttl",
        "/ns/Exercise",
        "/ontology",
        "/data.ttl",
        "/void",
        "/sparql",
        "/sparql/",
        "/search",
        "/validate",
        "/problem/gone",
        "/context.jsonld",
        "/sitemap.xml",
        "/robots.txt",
        "/static/entente.css",
        "/health/ready",
        "/metrics"
      })
  void optionsAndHeadAreAnsweredEverywhere(String path) throws IOException {
    String options =
        exchange(
            "OPTIONS "
                + path
                + " HTTP/1.1\r\n"
                + "Host: a\r\n"
                + "Origin: https://example.org\r\n"
                + "Access-Control-Request-Method: GET\r\n"
                + "Access-Control-Request-Headers: if-none-match\r\n"
                + "Connection: close\r\n\r\n");
    assertTrue(options.startsWith("HTTP/1.1 204 "), options);
    String methods =
        path.startsWith("/sparql") || path.equals("/validate")
            ? "GET, HEAD, OPTIONS, POST"
            : "GET, HEAD, OPTIONS";
    for (String field :
        new String[] {
          "Allow: " + methods,
          "Access-Control-Allow-Methods: " + methods,
          "Access-Control-Allow-Origin: *",
          "Access-Control-Max-Age: 86400",
          "Access-Control-Allow-Headers: Accept, Accept-Language, Content-Type, If-None-Match"
        }) {
      assertTrue(options.contains(field), options);
    }
    String head = exchange("HEAD " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    String get = exchange("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    assertEquals(fields(get), fields(head));
    assertTrue(head.endsWith("\r\n\r\n"), head);
  }

  /** Status line and header fields, without those that change from one moment to the next. */
  private static String fields(String answer) {
    return answer
        .substring(0, answer.indexOf("\r\n\r\n"))
        .lines()
        .filter(line -> !line.matches("(?:Date|Content-Length): .*"))
        .sorted()
        .collect(Collectors.joining("\n"));
  }
}
