package entente.web.validation;

import static entente.web.validation.ValidationRequests.BOATS;
import static entente.web.validation.ValidationRequests.SHAPES;
import static entente.web.validation.ValidationRequests.boats;
import static entente.web.validation.ValidationRequests.form;
import static entente.web.validation.ValidationRequests.isProblem;
import static entente.web.validation.ValidationRequests.part;
import static entente.web.validation.ValidationRequests.post;
import static entente.web.validation.ValidationRequests.verdict;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.web.EntenteServer;
import entente.web.TestSite;
import entente.web.http.ServerSettings;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.graph.NodeConst;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports on posted data and shapes: formats, names, options and verdicts. */
@Timeout(120)
class ValidationReportTest {
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/turtle",
        "application/trig",
        "application/n-triples",
        "application/n-quads",
        "application/ld+json",
        "application/rdf+xml"
      })
  void dataInEveryFormatOfRdfIsChecked(String type) throws Exception {
    Lang lang = RDFLanguages.contentTypeToLang(type);
    String body =
        RDFWriter.source(
                RDFParser.fromString(
                        Files.readString(Path.of("src/main/resources/examples/mistake.ttl")),
                        Lang.TURTLE)
                    .toGraph())
            .lang(lang)
            .asString();
    HttpResponse<String> answer = post(server, type, body, "application/json", "");
    assertEquals("fail", verdict(answer));
    assertEquals(
        "https://w3id.org/entente/shapes/Fact-evidence",
        JSON.parse(answer.body())
            .get("findings")
            .getAsArray()
            .get(0)
            .getAsObject()
            .getString("shape"));
  }

  void theReportComesInTheFormThatIsAccepted(String accept, String part) throws Exception {
    HttpResponse<String> answer =
        form(
            server,
            accept,
            part("data", "", "text/turtle", BOATS),
            part("shapes", "", "text/turtle", SHAPES));
    assertEquals("fail", verdict(answer));
    assertTrue(
        answer
            .headers()
            .firstValue("Content-Type")
            .orElse("")
            .startsWith(accept.equals("*/*") ? "text/plain" : accept));
    assertTrue(answer.body().contains(part), answer.body());
    assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
    assertEquals("*", answer.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
    assertTrue(
        answer
            .headers()
            .firstValue("Access-Control-Expose-Headers")
            .orElse("")
            .contains("Entente-Verdict"));
    Lang lang = RDFLanguages.contentTypeToLang(accept);
    if (lang != null && !accept.equals("text/plain") && !accept.equals("application/json")) {
      Graph report = RDFParser.fromString(answer.body(), lang).toGraph();
      assertTrue(report.contains(Node.ANY, SHACL.conforms, NodeConst.nodeFalse));
    }
  }

  void theFormCanBeNamedInstead(String format, String type) throws Exception {
    HttpResponse<String> answer =
        post(server, "text/turtle", BOATS, "image/png", "?format=" + format);
    assertTrue(
        answer.headers().firstValue("Content-Type").orElse("").startsWith(type), answer.body());
  }

  @Test
  void severalFilesAreCheckedTogetherAndKeepTheirNames() throws Exception {
    HttpResponse<String> answer =
        form(
            server,
            "text/plain",
            part(
                "data",
                "one.ttl",
                "application/octet-stream",
                "@prefix ex: <http://example.org/> .\nex:otter a ex:Boat .\n"),
            part(
                "data",
                "C:\\boats\\two.nt",
                "",
                "<http://example.org/otter> <http://example.org/length> \"x\" .\n"),
            part(
                "data",
                "one.ttl",
                "text/turtle",
                "<http://example.org/crane> a <http://example.org/Boat> ."),
            part("shapes", "boat.ttl", "", SHAPES));
    assertEquals("fail", verdict(answer));
    assertTrue(answer.body().contains("two.nt:1:"), answer.body());
    assertTrue(answer.body().contains("one.ttl (2):1:"), answer.body());
  }

  @Test
  void aPlainFormIsChecked() throws Exception {
    String body =
        "data="
            + URLEncoder.encode(BOATS, StandardCharsets.UTF_8)
            + "&shapes="
            + URLEncoder.encode(SHAPES, StandardCharsets.UTF_8)
            + "&syntax=turtle";
    assertTrue(
        post(server, "application/x-www-form-urlencoded", body, "text/plain", "")
            .body()
            .contains("data:3:13: violation"));
  }

  @Test
  void conformanceIsAnAnswerLikeAnyOther() throws Exception {
    assertEquals("pass", verdict(boats(server, BOATS.replace("120", "20"), SHAPES)));
  }

  @Test
  void nothingCheckedIsNoConformance() throws Exception {
    HttpResponse<String> answer =
        boats(server, "<http://example.org/a> <http://example.org/b> 1 .", SHAPES);
    assertEquals("nothing-checked", verdict(answer));
    assertFalse(JSON.parse(answer.body()).get("conforms").getAsBoolean().value());
  }

  @Test
  void fromWhichSeverityOnItFailsCanBeSaid() throws Exception {
    String mild = SHAPES.replace("sh:minCount 1", "sh:severity sh:Warning");
    for (String[] each :
        new String[][] {{"info", "fail"}, {"warning", "fail"}, {"violation", "pass"}}) {
      assertEquals(
          each[1],
          verdict(
              form(
                  server,
                  "text/turtle",
                  part("data", "", "text/turtle", BOATS),
                  part("shapes", "", "text/turtle", mild),
                  part("fail-on", "", "", each[0]))));
    }
  }

  @Test
  void lintWarningsCountWhenStrict() throws Exception {
    String odd =
        BOATS
            .replace("120", "20")
            .replace("ex:crane a", "ex:crane <https://w3id.org/entente/ns/trops> 1 ; a");
    for (String[] each : new String[][] {{"false", "pass"}, {"true", "fail"}}) {
      assertEquals(
          each[1],
          verdict(
              form(
                  server,
                  "application/json",
                  part("data", "", "text/turtle", odd),
                  part("shapes", "", "text/turtle", SHAPES),
                  part("strict", "", "", each[0]))));
    }
  }

  @Test
  void fewFindingsCanBeShownAndTheVerdictIsThatOfAll() throws Exception {
    StringBuilder many = new StringBuilder("@prefix ex: <http://example.org/> .\n");
    for (int i = 0; i < 15; i++) {
      many.append("ex:b").append(i).append(" a ex:Boat .\n");
    }
    HttpResponse<String> answer =
        form(
            hasty,
            "application/json",
            part("data", "", "text/turtle", many.toString()),
            part("shapes", "", "text/turtle", SHAPES),
            part("limit", "", "", "2"));
    assertEquals("fail", verdict(answer));
    JsonObject report = JSON.parse(answer.body());
    assertEquals(2, report.get("findings").getAsArray().size());
    assertEquals(15, report.getNumber("findingsInAll").intValue());
  }

  @Test
  void aValidationStoppedAtTheLimitDoesNotPass() throws Exception {
    String mild = SHAPES.replace("sh:minCount 1", "sh:minCount 1 ; sh:severity sh:Info");
    StringBuilder many = new StringBuilder("@prefix ex: <http://example.org/> .\n");
    for (int i = 0; i < 500; i++) {
      many.append("ex:b").append(i).append(" a ex:Boat .\n");
    }
    assertEquals(
        "unfinished",
        verdict(
            form(
                hasty,
                "application/json",
                part("data", "", "text/turtle", many.toString()),
                part("shapes", "", "text/turtle", mild),
                part("fail-on", "", "", "violation"))));
  }

  @Test
  void relativeIrisLieBelowTheGivenBase() throws Exception {
    assertTrue(
        post(
                server,
                "text/turtle",
                "<a> a <https://w3id.org/entente/ns/Exercise> .",
                "application/json",
                "?base=http://example.org/x/")
            .body()
            .contains("http://example.org/x/a"));
    isProblem(
        400,
        "bad-request",
        post(server, "text/turtle", "<a> <b> <c> .", "text/turtle", "?base=nowhere"));
  }
}
