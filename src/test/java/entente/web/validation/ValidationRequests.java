package entente.web.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.web.EntenteServer;
import entente.web.TestSite;
import entente.web.http.ServerSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.apache.jena.atlas.json.JSON;

/** Requests to validate, and what tests expect of the answers. */
final class ValidationRequests {
  static final String PREFIXES =
      "@prefix ex: <http://example.org/> .\n"
          + "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
          + "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n";
  static final String SHAPES =
      PREFIXES
          + """
          ex:BoatShape a sh:NodeShape ; sh:targetClass ex:Boat ; sh:property ex:Boat-length .
          ex:Boat-length a sh:PropertyShape ; sh:path ex:length ; sh:maxInclusive 100 ; sh:minCount 1 ; sh:message \
          "Give the length in metres." .
          """;
  static final String BOATS =
      "@prefix ex: <http://example.org/> .\n"
          + "ex:otter a ex:Boat ;\n"
          + "  ex:length 120 .\n"
          + "ex:crane a ex:Boat ; ex:length 12 .\n";

  /**
   * A pattern that needs longer than the world has stood for sixty times the letter a; the
   * reference back keeps Java from remembering where it has been.
   */
  static final String EXPLODES = "sh:pattern \"^((a+)+)\\\\2?[A-Z]$\"";

  private ValidationRequests() {}

  /** A server with limits that are quickly reached. */
  static EntenteServer hastyServer() {
    return TestSite.checking(
        new ServerSettings.Checks(Duration.ofSeconds(3), 100_000, 20, 200_000, 1));
  }

  static HttpRequest.Builder to(EntenteServer to, String parameters) {
    return HttpRequest.newBuilder(URI.create(to.address() + "validate" + parameters))
        .timeout(Duration.ofSeconds(90));
  }

  static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  static HttpResponse<String> post(
      EntenteServer to, String type, String body, String accept, String parameters)
      throws Exception {
    return send(
        to(to, parameters)
            .header("Content-Type", type)
            .header("Accept", accept)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** A form of parts: name, file name, type, content; what is empty is left out. */
  static HttpResponse<String> form(EntenteServer to, String accept, String[]... parts)
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

  static String[] part(String name, String fileName, String type, String content) {
    return new String[] {name, fileName, type, content};
  }

  static HttpResponse<String> boats(EntenteServer to, String data, String shapes) throws Exception {
    return form(
        to,
        "application/json",
        part("data", "", "text/turtle", data),
        part("shapes", "", "text/turtle", shapes));
  }

  static void isProblem(int status, String kind, HttpResponse<String> answer) {
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

  static String verdict(HttpResponse<String> answer) {
    assertEquals(200, answer.statusCode(), answer.body());
    return answer.headers().firstValue("Entente-Verdict").orElse("");
  }
}
