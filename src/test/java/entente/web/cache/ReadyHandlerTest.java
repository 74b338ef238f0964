package entente.web.cache;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import entente.web.EntenteServer;
import entente.web.TestSite;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadyHandlerTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String QUERY = "SELECT ?s { ?s ?p ?o } ORDER BY ?s LIMIT 3";
  private static final EntenteServer SERVER = TestSite.server(TestSite.LIMITS);

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private static HttpResponse<byte[]> sent(HttpRequest.Builder request) throws Exception {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new IllegalStateException(request.build().uri().toString(), e);
    }
  }

  private static HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(SERVER.address()).resolve(path));
  }

  private static Map<String, List<String>> fields(HttpResponse<?> response) {
    Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    fields.putAll(response.headers().map());
    fields.remove("Date");
    return fields;
  }

  private static void assertSame(HttpResponse<byte[]> one, HttpResponse<byte[]> other) {
    assertEquals(one.statusCode(), other.statusCode());
    assertEquals(fields(one), fields(other));
    assertArrayEquals(one.body(), other.body());
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /, text/html",
    "GET, /?lang=zh, text/html",
    "HEAD, /, text/html",
    "GET, /id/exercise/steel-river-2011, text/turtle",
    "GET, /doc/exercise/steel-river-2011, text/turtle",
    "GET, /doc/exercise/steel-river-2011.jsonld, */*",
    "GET, /timeline, application/json",
    "GET, /static/style.css, text/css",
    "GET, /sparql, text/html",
    "GET, /sparql, text/turtle",
    "GET, /nowhere, text/html",
    "GET, /doc/state/nowhere, text/turtle",
    "GET, /validate, text/html"
  })
  void aRepeatedRequestHasTheSameResponse(String method, String path, String accept)
      throws Exception {
    for (String coding : List.of("identity", "gzip")) {
      HttpRequest.Builder request =
          to(path)
              .method(method, BodyPublishers.noBody())
              .header("Accept", accept)
              .header("Accept-Encoding", coding);
      HttpResponse<byte[]> first = sent(request);
      assertSame(first, sent(request));
      first
          .headers()
          .firstValue("ETag")
          .ifPresent(tag -> request.header("If-None-Match", "\"other\", W/" + tag));
      HttpResponse<byte[]> held = sent(request);
      assertSame(held, sent(request));
      assertEquals(
          first.headers().firstValue("ETag").isPresent() ? 304 : first.statusCode(),
          held.statusCode());
    }
  }

  @ParameterizedTest
  @CsvSource({"application/x-www-form-urlencoded", "application/sparql-query"})
  void aRepeatedPostHasTheSameResponse(String type) throws Exception {
    String body =
        type.endsWith("query")
            ? QUERY
            : "query=" + URLEncoder.encode(QUERY, StandardCharsets.UTF_8);
    HttpRequest.Builder request =
        to("/sparql")
            .header("Content-Type", type)
            .header("Accept", "text/csv")
            .POST(BodyPublishers.ofString(body));
    HttpResponse<byte[]> first = sent(request);
    assertEquals(200, first.statusCode(), new String(first.body(), StandardCharsets.UTF_8));
    assertSame(first, sent(request));
    HttpRequest.Builder other =
        to("/sparql")
            .header("Content-Type", type)
            .header("Accept", "text/csv")
            .POST(BodyPublishers.ofString(body.substring(0, body.length() - 1) + "2"));
    assertEquals(3, new String(sent(other).body(), StandardCharsets.UTF_8).lines().count());
  }

  @Test
  void theLanguageOfACookieIsPartOfTheRequest() throws Exception {
    for (String language : List.of("en", "ru", "zh", "ru")) {
      HttpResponse<byte[]> page =
          sent(to("/timeline").header("Accept", "text/html").header("Cookie", "lang=" + language));
      assertEquals(language, page.headers().firstValue("Content-Language").orElseThrow());
    }
  }

  @Test
  void aQueryWithAnotherAnswerEachTimeIsRunAgain() throws Exception {
    HttpRequest.Builder request =
        to("/sparql?query=" + URLEncoder.encode("SELECT (UUID() AS ?u) {}", StandardCharsets.UTF_8))
            .header("Accept", "text/csv");
    String first = new String(sent(request).body(), StandardCharsets.UTF_8);
    assertEquals(false, first.equals(new String(sent(request).body(), StandardCharsets.UTF_8)));
  }

  @Test
  void repeatedRequestsAreCounted() throws Exception {
    double before = answers();
    for (int i = 0; i < 5; i++) {
      sent(to("/map.json"));
    }
    assertEquals(5, answers() - before - 1);
  }

  private static double answers() throws Exception {
    return new String(sent(to("/metrics")).body(), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith("entente_answers_total{class=\"2xx\"}"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
