package entente.web;

import static entente.web.TestServer.client;
import static entente.web.TestServer.get;
import static entente.web.TestServer.query;
import static entente.web.TestServer.send;
import static entente.web.TestServer.to;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses, methods and header fields over HTTP. */
class ResponseFieldsTest {
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
  void responsesAreCounted() throws Exception {
    long before = counted("entente_bytes_total");
    int length = send(to("/doc/state/arland.ttl")).body().getBytes(StandardCharsets.UTF_8).length;
    assertTrue(counted("entente_bytes_total") >= before + length);
    assertTrue(counted("entente_answers_total{class=\"2xx\"}") >= 2);
    assertTrue(
        send(to("/metrics"))
            .body()
            .contains("entente_release_info{sha256=\"" + TestSite.RELEASE.digest() + "\"} 1"));
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

  @Test
  void aPageOffersItsSearchToTheBrowser() throws Exception {
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

  @Test
  void theServerDoesNotSayWhatItIsBuiltOn() throws Exception {
    HttpResponse<String> answer = get("/doc/state/arland", "text/turtle");
    assertNull(answer.headers().firstValue("Server").orElse(null));
    assertEquals("nosniff", answer.headers().firstValue("X-Content-Type-Options").orElse(""));
  }
}
