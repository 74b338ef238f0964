package entente.web.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.Store;
import entente.kb.read.Vocabulary;
import entente.web.TestSite;
import entente.web.http.Request;
import entente.web.http.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonValue;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.DCTerms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the FAIR Signposting profile, levels 1 and 2. */
class SignpostsTest {
  private static final Pattern FIELD =
      Pattern.compile(
          "<([^>]*)>; rel=\"([^\"]*)\"(?:; type=\"([^\"]*)\")?(?:; anchor=\"([^\"]*)\")?");
  private static final Pattern ELEMENT =
      Pattern.compile("<link rel=\"([^\"]*)\" href=\"([^\"]*)\"(?: type=\"([^\"]*)\")?>");
  private static final TestSite.Site SITE = TestSite.site();

  private record Link(String anchor, String relation, String target, String type) {}

  private static Response get(String path, String accept) {
    Response response = SITE.answer(Request.get(path, accept));
    return response.status() == 303 ? get(response.field("Location"), accept) : response;
  }

  private static List<Link> fields(String text) {
    List<Link> links = new ArrayList<>();
    Matcher matcher = FIELD.matcher(text);
    while (matcher.find()) {
      links.add(new Link(matcher.group(4), matcher.group(2), matcher.group(1), matcher.group(3)));
    }
    return links;
  }

  private static List<Link> of(List<Link> links, String relation) {
    return links.stream().filter(link -> link.relation().equals(relation)).toList();
  }

  private static String local(String address) {
    return address.startsWith(Vocabulary.BASE)
        ? "/" + address.substring(Vocabulary.BASE.length())
        : address;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/doc/exercise/steel-river-2011",
        "/doc/state/arland",
        "/doc/document/example-2020",
        "/doc/ns/Exercise",
        "/doc/shapes/Exercise",
        "/doc/code/modality",
        "/doc/ontology/core",
        "/",
        "/ontology",
        "/data"
      })
  void aLandingPageFollowsLevelOne(String path) {
    Response page = get(path, "text/html");
    List<Link> links = fields(page.field("Link"));
    assertEquals(1, of(links, "cite-as").size());
    assertTrue(
        of(links, "cite-as").get(0).target().startsWith(Vocabulary.BASE), "the persistent IRI");
    assertFalse(of(links, "describedby").isEmpty());
    of(links, "describedby")
        .forEach(
            link ->
                assertEquals(
                    link.type(),
                    get(local(link.target()), null).field("Content-Type").replaceFirst(";.*", ""),
                    "the type is the one that comes"));
    assertTrue(
        of(links, "type").stream()
            .anyMatch(link -> link.target().equals("https://schema.org/AboutPage")));
    assertTrue(of(links, "type").size() > 1 || path.equals("/data"), "and what the thing is");
    assertEquals(1, of(links, "license").size());
    of(links, "item").forEach(link -> assertTrue(link.type() != null && !link.type().isEmpty()));
    Set<Link> head = new HashSet<>();
    Matcher matcher = ELEMENT.matcher(page.text());
    while (matcher.find()) {
      if (!matcher.group(1).matches("stylesheet|icon")) {
        head.add(new Link(null, matcher.group(1), matcher.group(2), matcher.group(3)));
      }
    }
    assertEquals(Set.copyOf(links), head, "the head of the page says the same as the field");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/doc/exercise/steel-river-2011",
        "/doc/ns/Exercise",
        "/void",
        "/ontology",
        "/problem/gone"
      })
  void aMetadataDocumentLeadsToItsLandingPage(String path) {
    for (String type :
        new String[] {
          "text/turtle", "application/ld+json", "application/rdf+xml", "application/n-triples"
        }) {
      List<Link> links = fields(get(path, type).field("Link"));
      assertEquals(1, of(links, "describes").size());
      assertEquals("text/html", of(links, "describes").get(0).type());
      assertEquals(
          "text/html; charset=utf-8",
          get(local(of(links, "describes").get(0).target()), "text/html").field("Content-Type"));
      assertEquals(1, of(links, "cite-as").size());
      assertEquals(1, of(links, "license").size());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/doc/exercise/steel-river-2011",
        "/doc/document/example-2020",
        "/doc/ns/Exercise",
        "/",
        "/ontology"
      })
  void theLinkSetHoldsTheLinksOfThePageAndOfItsMetadata(String path) {
    List<Link> page = fields(get(path, "text/html").field("Link"));
    List<Link> sets = of(page, "linkset");
    assertEquals(
        List.of("application/linkset", "application/linkset+json"),
        sets.stream().map(Link::type).toList());
    Response text = get(sets.get(0).target(), sets.get(0).type());
    Response json = get(sets.get(1).target(), sets.get(1).type());
    assertEquals("application/linkset", text.field("Content-Type"));
    assertEquals("application/linkset+json", json.field("Content-Type"));
    Set<Link> asText = new HashSet<>(fields(text.text()));
    Set<Link> asJson = new HashSet<>();
    for (JsonValue each : JSON.parse(json.text()).get("linkset").getAsArray()) {
      JsonObject context = each.getAsObject();
      context.keys().stream()
          .filter(key -> !key.equals("anchor"))
          .forEach(
              relation ->
                  context
                      .get(relation)
                      .getAsArray()
                      .forEach(
                          target ->
                              asJson.add(
                                  new Link(
                                      context.getString("anchor"),
                                      relation,
                                      target.getAsObject().getString("href"),
                                      target.getAsObject().hasKey("type")
                                          ? target.getAsObject().getString("type")
                                          : null))));
    }
    assertEquals(asText, asJson);
    asJson.forEach(
        link ->
            assertTrue(
                link.anchor().startsWith("http") && link.target().startsWith("http"),
                "absolute, as a link set may travel: " + link));
    String landing =
        asJson.stream()
            .filter(link -> link.target().equals("https://schema.org/AboutPage"))
            .map(Link::anchor)
            .findFirst()
            .orElseThrow();
    page.forEach(
        link ->
            assertTrue(
                asJson.contains(
                    new Link(
                        landing,
                        link.relation(),
                        link.target().startsWith("/")
                            ? Vocabulary.BASE + link.target().substring(1)
                            : link.target(),
                        link.type())),
                link.toString()));
    of(List.copyOf(asJson), "describedby").stream()
        .filter(link -> link.anchor().equals(landing))
        .forEach(
            link ->
                assertTrue(
                    asJson.contains(new Link(link.target(), "describes", landing, "text/html")),
                    link + " and back"));
  }

  @Test
  void theFilesOfTheDataSetAreItsItemsAndLeadBack() {
    List<Link> items = of(fields(get("/", "text/html").field("Link")), "item");
    assertTrue(
        items.stream()
            .anyMatch(
                link -> link.target().equals("/data.ttl") && link.type().equals("text/turtle")));
    for (Link item : items) {
      List<Link> collection = of(fields(get(item.target(), null).field("Link")), "collection");
      assertEquals(List.of("/"), collection.stream().map(Link::target).toList(), item.target());
    }
  }

  @Test
  void authorsAreNamed() {
    DatasetGraph dataset = TestSite.changeable();
    Node holm = NodeFactory.createURI(Vocabulary.BASE + "id/person/ada-holm");
    dataset
        .getDefaultGraph()
        .add(
            NodeFactory.createURI(Vocabulary.BASE + "id/document/example-2020"),
            DCTerms.creator.asNode(),
            holm);
    Response page =
        TestSite.site(Store.inMemory(dataset), Vocabulary.BASE)
            .answer(Request.get("/doc/document/example-2020", "text/html"));
    assertEquals(
        List.of(holm.getURI()),
        of(fields(page.field("Link")), "author").stream().map(Link::target).toList());
    assertTrue(of(fields(get("/doc/state/arland", "text/html").field("Link")), "author").isEmpty());
  }
}
