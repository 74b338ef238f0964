package entente.web.validation;

import static entente.web.validation.ValidationRequests.SHAPES;
import static entente.web.validation.ValidationRequests.form;
import static entente.web.validation.ValidationRequests.part;
import static entente.web.validation.ValidationRequests.send;
import static entente.web.validation.ValidationRequests.to;
import static entente.web.validation.ValidationRequests.verdict;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.web.EntenteServer;
import entente.web.TestSite;
import entente.web.http.ServerSettings;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The page with the form and the report, as a browser without scripts gets it. */
@Timeout(120)
class ValidationPageTest {
  private static EntenteServer server;

  @BeforeAll
  static void start() {
    server = TestSite.checking(ServerSettings.Checks.standard());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void thePageWorksWithoutScript() throws Exception {
    HttpResponse<String> empty = send(to(server, "").header("Accept", "text/html"));
    assertTrue(
        empty
            .body()
            .contains(
                "<form class=\"check\" action=\"/validate#report\" method=\"post\""
                    + " enctype=\"multipart/form-data\""),
        empty.body());
    HttpResponse<String> example =
        send(to(server, "?example=mistake").header("Accept", "text/html"));
    assertTrue(example.body().contains("ent:troops 5000 ;"), example.body());
    HttpResponse<String> report =
        form(
            server,
            "text/html",
            part(
                "data",
                "",
                "",
                Files.readString(Path.of("src/main/resources/examples/mistake.ttl"))),
            part("data", "", "application/octet-stream", ""),
            part("shapes", "", "", ""),
            part("syntax", "", "", "turtle"),
            part("format", "", "", "html"),
            part("fail-on", "", "", "info"));
    assertEquals("fail", verdict(report));
    assertTrue(
        report.body().contains("href=\"/shapes/Fact-evidence\"")
            && report.body().contains("<mark>5000</mark>")
            && report.body().contains("data-line=\"14\""),
        report.body());
  }

  @Test
  void thePageShowsWhereTheDataDoesNotParse() throws Exception {
    HttpResponse<String> answer =
        form(server, "text/html", part("data", "", "", "<a:b> <a:c>\n  nobody:knows ."));
    assertEquals(400, answer.statusCode());
    assertTrue(
        answer.body().contains("data-line=\"2\"") && answer.body().contains("nobody:knows"),
        answer.body());
  }

  @Test
  void hostileDataStaysText() throws Exception {
    String evil = "</textarea><script>alert(1)</script>";
    HttpResponse<String> answer =
        form(
            server,
            "text/html",
            part(
                "data",
                "\"><script>.ttl",
                "text/turtle",
                "@prefix ex: <http://example.org/> .\nex:otter a ex:Boat ; ex:length \""
                    + evil
                    + "\" ."),
            part("data", "", "text/turtle", "# " + evil),
            part("shapes", "", "text/turtle", SHAPES.replace("Give", evil + " Give")));
    assertEquals(200, answer.statusCode());
    assertFalse(
        answer
            .body()
            .replaceAll("<script src=\"/static/[a-z]+\\.js\" defer></script>", "")
            .contains("<script"),
        answer.body());
  }
}
