package entente.web.vocabulary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.Store;
import entente.kb.read.JenaSandbox;
import entente.kb.read.Vocabulary;
import entente.web.TestSite;
import entente.web.http.Messages;
import entente.web.http.Request;
import entente.web.http.Response;
import entente.web.http.ServerSettings;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.validation.ServerValidator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pages of shapes: the constraints, valid and invalid examples, and the output of a validation.
 */
class ShapePageTest {
  private static final PageQueries QUERIES =
      new PageQueries(Store.inMemory(TestSite.RELEASE.dataset()), Vocabulary.BASE);
  private static final ShapePage RULES =
      new ShapePage(
          QUERIES,
          new ServerValidator(ServerSettings.Checks.standard(), Vocabulary.BASE)::findings);

  @BeforeAll
  static void confine() {
    JenaSandbox.apply(Duration.ofSeconds(30));
  }

  private static ShapeReference rule(String name) {
    return RULES.of(QUERIES.named("shapes/" + name), Messages.in("en")).orElseThrow();
  }

  @Test
  void aPropertyShapeIsReadAloud() {
    ShapeReference rule = rule("Exercise-troops");
    assertEquals("violation", rule.severity());
    assertEquals(
        List.of("/ns/Exercise"),
        rule.of().stream().flatMap(of -> of.what().stream()).map(Page.Link::address).toList());
    assertEquals(List.of("/ns/troops"), rule.path().stream().map(Page.Link::address).toList());
    assertEquals(
        List.of(
            "number of values, at most: 1",
            "has one of the datatypes: xsd:integer",
            "is at least 1"),
        rule.demands().stream()
            .map(demand -> demand.words() + " " + demand.what().get(0).text())
            .toList());
    assertTrue(rule.good().contains("ent:troops 5000 ."), rule.good());
    assertTrue(
        rule.bad().get(0).text().contains("ent:troops 5000.5 .")
            && !rule.bad().get(0).text().contains("ValidationReport")
            && !rule.bad().get(0).text().contains("@prefix sh:"),
        rule.bad().toString());
  }

  @Test
  void theInvalidExampleShowsTheTextReport() {
    assertEquals(
        """
        example.ttl:5:14: violation: ent:troops takes a whole number, without quotes or separators: 5000; at most one.
            5 |   ent:troops 5000.5 .
              |              ^~~~~~
              thing: exercise:specimen, property: ent:troops, value: 5000.5
              shape: shapes:Exercise-troops\
        """,
        rule("Exercise-troops").bad().get(0).printed());
  }

  @Test
  void alternativesAreShownInOneLine() {
    assertTrue(
        rule("Actor-begins").demands().stream().anyMatch(demand -> demand.what().size() == 3),
        rule("Actor-begins").demands().toString());
  }

  @Test
  void aQueryIsShown() {
    assertTrue(rule("Fact-evidence").queries().get(0).startsWith("SELECT $this ?path ?value"));
  }

  /** The name of the shape and the rest of the file name, from {@code Shape/property.rest}. */
  private static String fixture(Path file) {
    String shape = file.getParent().getFileName().toString();
    String name = file.getFileName().toString();
    return name.startsWith(shape + ".") ? name : shape + "-" + name;
  }

  /** The name of a fixture is that of its shape. */
  @Test
  void everyBadExampleIsFoundWrongByItsRule() throws IOException {
    Set<String> silent = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/resources/examples/shapes"))) {
      files
          .filter(file -> file.getFileName().toString().contains(".invalid"))
          .map(ShapePageTest::fixture)
          .filter(
              file -> {
                ShapeReference rule = rule(file.substring(0, file.indexOf(".invalid")));
                return rule.bad().stream()
                        .noneMatch(
                            wrong ->
                                file.endsWith("." + wrong.id() + ".ttl")
                                    && !wrong.printed().isEmpty())
                    || rule.good().isEmpty()
                    || rule.messages().isEmpty();
              })
          .forEach(silent::add);
    }
    assertEquals(Set.of(), silent);
  }

  @Test
  void eachWayToBeWrongHasAnExampleByThatName() {
    List<ShapeReference.BadExample> bad = rule("Situation-modality").bad();
    assertEquals(
        List.of("invalid", "invalid-missing", "invalid-unknown"),
        bad.stream().map(ShapeReference.BadExample::id).toList());
    assertEquals(
        List.of("Invalid", "Invalid: missing", "Invalid: unknown"),
        bad.stream().map(ShapeReference.BadExample::title).toList());
    assertEquals("Situation without a modality", bad.get(1).why());
  }

  @Test
  void everyConstraintOfOurShapesHasWords() {
    Set<String> wordless = new TreeSet<>();
    QUERIES
        .rows("dataset/graph-members", java.util.Map.of("graph", QUERIES.named("shapes")))
        .forEach(
            row -> {
              RULES
                  .of(row.get("thing"), Messages.in("en"))
                  .ifPresent(
                      rule ->
                          rule.demands().stream()
                              .map(ShapeReference.Constraint::words)
                              .filter(words -> words.contains("sh:"))
                              .forEach(wordless::add));
            });
    assertEquals(Set.of(), wordless);
  }

  @Test
  void aThingThatIsNotAShapeHasNoRule() {
    assertEquals(Optional.empty(), RULES.of(QUERIES.named("ns/Exercise"), Messages.in("en")));
    assertEquals(Optional.empty(), RULES.of(QUERIES.named("shapes/HowMuch"), Messages.in("en")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ru", "zh"})
  void theIriOfARuleLeadsToItsExplanation(String language) {
    Response page =
        TestSite.site()
            .answer(
                new Request(
                    "GET",
                    "/doc/shapes/Exercise-troops.html",
                    java.util.Map.of(),
                    null,
                    language,
                    null,
                    null));
    assertTrue(
        page.text().contains("class=\"rule\"")
            && page.text().contains(Messages.in(language).say("rule.demands")),
        page.text());
  }
}
