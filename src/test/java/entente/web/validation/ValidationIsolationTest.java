package entente.web.validation;

import static entente.web.validation.ValidationRequests.BOATS;
import static entente.web.validation.ValidationRequests.PREFIXES;
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
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile data and shapes read no file, fetch nothing, run no code and break nothing. */
@Timeout(120)
class ValidationIsolationTest {
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
  void aContextElsewhereIsNotFetched() throws Exception {
    isProblem(
        400,
        "data-unreadable",
        post(
            server,
            "application/ld+json",
            "{\"@context\": \"http://127.0.0.1:1/\", \"a\": 1}",
            "text/turtle",
            ""));
  }

  @Test
  void anImportIsNotFollowed(@TempDir Path folder) throws Exception {
    Path other =
        Files.writeString(
            folder.resolve("other.ttl"),
            SHAPES.replace("sh:maxInclusive 100", "sh:maxInclusive 1"));
    String shapes =
        SHAPES
            + "<http://example.org/> a <http://www.w3.org/2002/07/owl#Ontology> ;"
            + " <http://www.w3.org/2002/07/owl#imports> <"
            + other.toUri()
            + ">, <http://127.0.0.1:1/> .";
    assertEquals("pass", verdict(boats(server, BOATS.replace("120", "20"), shapes)));
  }

  @Test
  void anEntityOfXmlReadsNoFile(@TempDir Path folder) throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "hidden");
    String xml =
        "<!DOCTYPE r [<!ENTITY x SYSTEM \""
            + secret.toUri()
            + "\">]><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""
            + " xmlns:ex=\"http://example.org/\"><ex:Boat"
            + " rdf:about=\"http://example.org/otter\"><ex:length>&x;</ex:length></ex:Boat></rdf:RDF>";
    assertFalse(
        form(
                server,
                "application/json",
                part("data", "", "application/rdf+xml", xml),
                part("shapes", "", "text/turtle", SHAPES))
            .body()
            .contains("hidden"));
  }

  @Test
  void entitiesOfXmlThatMultiplyAreRefused() throws Exception {
    StringBuilder xml = new StringBuilder("<!DOCTYPE r [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 30; i++) {
      xml.append("<!ENTITY a")
          .append(i)
          .append(" \"&a")
          .append(i - 1)
          .append(";&a")
          .append(i - 1)
          .append(";\">");
    }
    xml.append(
        "]><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""
            + " xmlns:ex=\"http://example.org/\"><ex:Boat><ex:length>&a29;</ex:length></ex:Boat></rdf:RDF>");
    isProblem(
        400,
        "data-unreadable",
        post(server, "application/rdf+xml", xml.toString(), "text/turtle", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/turtle <a:b> <a:c> [<a:c>",
        "text/turtle <a:b> <a:c> (",
        "application/trig <a:g> { <a:b> <a:c> [<a:c>",
        "application/ld+json {\"a:b\":",
        "application/ld+json [",
        "application/rdf+xml <a>",
        "text/turtle <a:b> <a:c> <<"
      })
  void nestingWithoutEndIsAFaultOfTheData(String text) throws Exception {
    String type = text.substring(0, text.indexOf(' '));
    String rest = text.substring(text.indexOf(' ') + 1);
    int last = rest.lastIndexOf(' ') + 1;
    isProblem(
        400,
        "data-unreadable",
        post(
            server,
            type,
            rest.substring(0, last) + rest.substring(last).repeat(100_000),
            "text/turtle",
            ""));
  }

  @Test
  void nestingThatEndsIsReadOrRefusedButNothingBreaks() throws Exception {
    int depth = 20_000;
    for (String[] each :
        new String[][] {
          {
            "text/turtle",
            "<a:b> <a:c> " + "[<a:c>".repeat(depth) + " 1 " + "]".repeat(depth) + " ."
          },
          {"text/turtle", "<a:b> <a:c> " + "(".repeat(depth) + ")".repeat(depth) + " ."},
          {"application/ld+json", "{\"a:b\":".repeat(depth) + "1" + "}".repeat(depth)},
          {"application/ld+json", "{\"a:b\":" + "[".repeat(depth) + "]".repeat(depth) + "}"}
        }) {
      HttpResponse<String> answer = post(server, each[0], each[1], "text/turtle", "");
      assertTrue(
          answer.statusCode() == 200 || answer.statusCode() == 400,
          answer.statusCode() + " " + answer.body());
    }
    assertEquals("fail", verdict(boats(server, BOATS, SHAPES)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BIND(<java:org.apache.jena.sparql.function.library.sha1sum>('a') AS ?value)",
        "?value <java:org.apache.jena.sparql.pfunction.library.concat> ('a')"
      })
  void codeOfTheServerCannotBeNamed(String pattern) throws Exception {
    String shapes =
        PREFIXES
            + "ex:A a sh:NodeShape ; sh:targetClass ex:Boat ; sh:sparql [ sh:select \"\"\"SELECT"
            + " $this ?value WHERE { $this ?p ?x . "
            + pattern
            + " }\"\"\" ] .";
    isProblem(
        422,
        "shapes-unusable",
        form(
            server,
            "text/turtle",
            part("data", "", "text/turtle", BOATS),
            part("shapes", "", "text/turtle", shapes)));
  }
}
