package entente.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.read.Vocabulary;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The rules that w3id.org is to have: each IRI of the project leads to a route that is there and
 * gives what was asked for.
 */
class RedirectsTest {
  private static final Path RULES = Path.of("w3id/entente/.htaccess");
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private static EntenteServer server;

  @BeforeAll
  static void start() {
    server = TestSite.server(TestSite.LIMITS);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** A rule of mod_rewrite in an .htaccess file, of the few sorts that are used here. */
  private record Rule(Pattern pattern, String substitution, Map<String, String> flags) {}

  /** The answer to a request by the rules: the status and the location. */
  private record Redirect(int status, String location) {}

  private static List<Rule> rules() throws IOException {
    List<Rule> rules = new ArrayList<>();
    for (String line : Files.readAllLines(RULES)) {
      String[] words = line.trim().split("\\s+");
      switch (words[0]) {
        case "RewriteRule" -> {
          assertEquals(4, words.length, line);
          Map<String, String> flags = new HashMap<>();
          for (String flag : words[3].substring(1, words[3].length() - 1).split(",")) {
            flags.put(
                flag.replaceFirst("=.*", ""),
                flag.contains("=") ? flag.substring(flag.indexOf('=') + 1) : "");
          }
          assertTrue(Set.of("E", "R", "L").containsAll(flags.keySet()), line);
          rules.add(new Rule(Pattern.compile(words[1]), words[2], flags));
        }
        case "", "#", "Options", "RewriteEngine", "<IfModule", "</IfModule>", "Header" -> {}
        default -> assertTrue(line.startsWith("#"), "not understood: " + line);
      }
    }
    return rules;
  }

  /**
   * Runs the rules as mod_rewrite does in a folder: the path is seen without the folder's own, and
   * rules go on until one is the last.
   */
  private static Redirect redirect(String path) throws IOException {
    Map<String, String> environment = new HashMap<>();
    for (Rule rule : rules()) {
      Matcher matcher = rule.pattern().matcher(path);
      if (!matcher.find()) {
        continue;
      }
      if (rule.flags().containsKey("E")) {
        String[] variable = rule.flags().get("E").split(":", 2);
        environment.put(variable[0], variable[1]);
      }
      if (rule.substitution().equals("-")) {
        continue;
      }
      String location = rule.substitution();
      for (Map.Entry<String, String> variable : environment.entrySet()) {
        location = location.replace("%{ENV:" + variable.getKey() + "}", variable.getValue());
      }
      for (int group = 0; group <= matcher.groupCount(); group++) {
        location = location.replace("$" + group, matcher.group(group));
      }
      assertFalse(location.contains("%{"), location);
      assertTrue(rule.flags().containsKey("L"));
      return new Redirect(Integer.parseInt(rule.flags().get("R")), location);
    }
    throw new AssertionError("no rule for " + path);
  }

  private static final String PLACEHOLDER = "https://entente.example/";

  /** From the IRI by the rules and the redirects of the server to the end. */
  private static HttpResponse<String> follow(String path, String accept)
      throws IOException, InterruptedException {
    URI place = URI.create(redirect(path).location().replace(PLACEHOLDER, server.address()));
    for (int step = 0; step < 4; step++) {
      HttpRequest request = HttpRequest.newBuilder(place).header("Accept", accept).build();
      HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 303) {
        return response;
      }
      place = place.resolve(response.headers().firstValue("Location").orElseThrow());
    }
    throw new AssertionError("no end of redirects for " + path);
  }

  @TestFactory
  Stream<DynamicTest> everyKindOfIriLeadsToWhatWasAskedFor() {
    List<String> things =
        List.of(
            "id/exercise/steel-river-2011",
            "id/passage/example-2020-par-1-s1",
            "ns/Exercise",
            "ns/troops",
            "shapes/Exercise",
            "code/modality/actual",
            "code/modality",
            "ontology/exercises",
            "ontology",
            "shapes",
            "void");
    List<String> graphs = List.of("data", "derived");
    List<String> types =
        List.of(
            "text/turtle", "application/ld+json", "application/rdf+xml", "application/n-triples");
    return Stream.concat(
        Stream.concat(
            things.stream().flatMap(path -> types.stream().map(type -> leadsTo(path, type, type))),
            graphs.stream()
                .map(path -> leadsTo(path, "application/n-triples", "application/n-triples"))),
        Stream.of(
            leadsTo("id/exercise/steel-river-2011", "text/html", "text/html"),
            leadsTo("ns/Exercise", "text/html", "text/html"),
            leadsTo("ontology", "text/html", "text/html"),
            leadsTo("", "text/html", "text/html"),
            leadsTo("", "text/turtle", "text/turtle"),
            leadsTo("doc/exercise/steel-river-2011.ttl", "*/*", "text/turtle"),
            leadsTo("id/", "text/turtle", "text/turtle"),
            leadsTo("sparql", "text/turtle", "text/turtle"),
            leadsTo(
                "id/exercise/steel-river-2011",
                "text/turtle;q=0.1, application/ld+json",
                "application/ld+json")));
  }

  private static DynamicTest leadsTo(String path, String accept, String type) {
    return DynamicTest.dynamicTest(
        "/" + path + " as " + accept,
        () -> {
          HttpResponse<String> response = follow(path, accept);
          assertEquals(200, response.statusCode());
          assertTrue(
              response.headers().firstValue("Content-Type").orElse("").startsWith(type),
              response.headers().map().toString());
        });
  }

  @Test
  void aThingIsSeenOtherAndADocumentIsSentAsAskedFor() throws IOException {
    assertEquals(303, redirect("id/state/china").status());
    assertEquals(303, redirect("ns/Exercise").status());
    assertEquals(303, redirect("ontology/exercises/0.1.0").status());
    assertEquals(307, redirect("ontology").status());
    assertEquals(307, redirect("sparql").status());
    assertEquals(307, redirect("id/").status());
    assertEquals(307, redirect("").status());
  }

  @Test
  void anUnknownIriIsReportedByTheServer() throws IOException, InterruptedException {
    assertEquals(404, follow("id/exercise/nowhere", "text/turtle").statusCode());
    assertEquals(404, follow("nonsense", "text/turtle").statusCode());
  }

  @Test
  void everyIriOfTheProjectInTheDataIsRedirectedToItsOwnPath() throws IOException {
    Set<String> paths = new HashSet<>();
    TestSite.RELEASE
        .dataset()
        .getDefaultGraph()
        .find()
        .forEachRemaining(
            triple ->
                Stream.of(triple.getSubject(), triple.getPredicate(), triple.getObject())
                    .filter(Node::isURI)
                    .map(Node::getURI)
                    .filter(iri -> iri.startsWith(Vocabulary.BASE))
                    .map(iri -> iri.substring(Vocabulary.BASE.length()).replaceFirst("#.*", ""))
                    .forEach(paths::add));
    assertTrue(paths.size() > 500, "there are many");
    Set<Integer> used = new HashSet<>();
    for (String path : paths) {
      Redirect redirect = redirect(path);
      assertEquals(PLACEHOLDER + path, redirect.location());
      used.add(redirect.status());
    }
    assertEquals(Set.of(303, 307), used, "every rule that redirects is used");
  }
}
