package entente.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.read.InputException;
import entente.kb.read.JenaSandbox;
import entente.kb.read.RdfSource;
import entente.validate.engine.ValidationLimits;
import entente.validate.report.Report;
import entente.validate.report.ReportFormat;
import entente.validate.report.ValidationOutcome;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.riot.Lang;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Validation of untrusted data and shapes in memory: a report within limits, or the reason. */
class UntrustedValidatorTest {
  private static final ValidationLimits BOUNDS =
      new ValidationLimits(Duration.ofMinutes(2), 1_000_000, 100);
  private static final UntrustedValidator EXAMINER = new UntrustedValidator();
  private static final String SHAPES =
      """
      @prefix sh: <http://www.w3.org/ns/shacl#> .
      @prefix ex: <http://example.org/> .
      ex:Boat a sh:NodeShape ; sh:targetClass ex:Boat ; sh:property ex:Boat-length .
      ex:Boat-length a sh:PropertyShape ; sh:path ex:length ; sh:maxInclusive 100 ; sh:minCount 1 ; sh:message "Give \
      the length in metres." .
      """;

  @BeforeAll
  static void confine() {
    JenaSandbox.apply(Duration.ofSeconds(60));
  }

  private static RdfSource given(String name, String text, Lang lang) {
    return RdfSource.given(
        name, text.getBytes(StandardCharsets.UTF_8), lang, "http://example.org/base/");
  }

  private static Report examine(String data, Lang lang, String shapes, ValidationLimits bounds) {
    return EXAMINER.validate(
        List.of(given("data", data, lang)),
        shapes == null ? List.of() : List.of(given("shapes", shapes, Lang.TURTLE)),
        bounds);
  }

  private static InputException refused(
      String data, Lang lang, String shapes, ValidationLimits bounds) {
    return assertTimeoutPreemptively(
        Duration.ofMinutes(5),
        () -> assertThrows(InputException.class, () -> examine(data, lang, shapes, bounds)));
  }

  @ParameterizedTest
  @EnumSource
  void givenDataIsValidatedAgainstGivenShapesAndReportedInEveryFormat(ReportFormat format) {
    Report examination =
        examine(
            "@prefix ex: <http://example.org/> .\nex:otter a ex:Boat ;\n  ex:length 120 .\n",
            Lang.TURTLE,
            SHAPES,
            BOUNDS);
    assertEquals(1, examination.outcome().findings().size());
    assertEquals(
        "data:3:13", examination.outcome().findings().get(0).place().orElseThrow().toString());
    assertTrue(
        new String(format.bytes(examination), StandardCharsets.UTF_8)
            .contains("Give the length in metres."));
    assertEquals(format, ReportFormat.ofMediaType(format.mediaType()).orElseThrow());
  }

  @Test
  void withoutShapesOursAreMeant() {
    String fact =
        "@prefix ent: <https://w3id.org/entente/ns/> .\n"
            + "<https://w3id.org/entente/id/exercise/a> a ent:Exercise .\n";
    assertTrue(examine(fact, Lang.TURTLE, null, BOUNDS).outcome().findings().size() > 1);
  }

  @Test
  void relativeIrisAreRelativeToTheGivenBase() {
    ValidationOutcome verdict =
        examine("<otter> a <../Boat> .", Lang.TURTLE, SHAPES, BOUNDS).outcome();
    assertEquals("http://example.org/base/otter", verdict.findings().get(0).focus().getURI());
  }

  @Test
  void aFailureNamesItsReason() {
    assertEquals(
        InputException.Reason.DATA,
        refused("this is not RDF", Lang.TURTLE, SHAPES, BOUNDS).reason());
    assertEquals(
        InputException.Reason.DATA,
        refused("{\"@context\": \"http://127.0.0.1:1/\", \"a\": 1}", Lang.JSONLD, SHAPES, BOUNDS)
            .reason());
    assertEquals(
        InputException.Reason.SHAPES, refused("", Lang.TURTLE, "this is not RDF", BOUNDS).reason());
    assertEquals(
        InputException.Reason.SHAPES,
        refused(
                "",
                Lang.TURTLE,
                "@prefix sh: <http://www.w3.org/ns/shacl#> . <a:b> a sh:NodeShape ; sh:property ["
                    + " sh:minCount 1 ] .",
                BOUNDS)
            .reason());
    assertEquals(
        InputException.Reason.SIZE,
        refused("", Lang.TURTLE, SHAPES, new ValidationLimits(BOUNDS.time(), 10, 10)).reason());
    assertEquals(
        InputException.Reason.TIME,
        refused("", Lang.TURTLE, SHAPES, new ValidationLimits(Duration.ZERO, 1000, 10)).reason());
  }

  @Test
  void soManyResultsAreLookedForAsAreAllowed() {
    StringBuilder data = new StringBuilder("@prefix ex: <http://example.org/> .\n");
    for (int i = 0; i < 3000; i++) {
      data.append("ex:b").append(i).append(" a ex:Boat .\n");
    }
    ValidationOutcome verdict = examine(data.toString(), Lang.TURTLE, SHAPES, BOUNDS).outcome();
    assertEquals(100, verdict.findings().size());
    assertEquals(false, verdict.whole());
    assertEquals(
        verdict.findings(),
        examine(data.toString(), Lang.TURTLE, SHAPES, BOUNDS).outcome().findings());
  }

  @Test
  void bracketsWithoutEndAreAFaultOfTheData() {
    assertEquals(
        InputException.Reason.DATA,
        refused("<a:b> <a:c> " + "[ <a:c> ".repeat(50_000), Lang.TURTLE, SHAPES, BOUNDS).reason());
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
    try {
      byte[] report =
          ReportFormat.TEXT.bytes(
              examine(
                  xml,
                  Lang.RDFXML,
                  SHAPES.replace("sh:maxInclusive 100", "sh:datatype ex:none"),
                  BOUNDS));
      assertTrue(!new String(report, StandardCharsets.UTF_8).contains("hidden"));
    } catch (InputException fault) {
      assertEquals(InputException.Reason.DATA, fault.reason());
    }
  }

  @Test
  void entitiesOfXmlThatMultiplyAreAFaultOfTheData() {
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
    assertEquals(
        InputException.Reason.DATA, refused(xml.toString(), Lang.RDFXML, SHAPES, BOUNDS).reason());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ex:Boat-length sh:pattern \"^.*.*.*.*.*.*.*.*.*.*.*.*x$\"",
        "ex:Boat sh:sparql [ sh:select 'SELECT $this WHERE { $this <http://example.org/length>"
            + " ?name FILTER(REGEX(?name, \"^.*.*.*.*.*.*.*.*.*.*.*.*x$\")) }' ]",
        "ex:Boat sh:sparql [ sh:select 'SELECT $this WHERE { $this <http://example.org/length>"
            + " ?name FILTER(<http://www.w3.org/2005/xpath-functions#matches>(?name,"
            + " \"^.*.*.*.*.*.*.*.*.*.*.*.*x$\")) }' ]",
        "ex:Boat sh:sparql [ sh:select 'SELECT $this WHERE { $this <http://example.org/length>"
            + " ?name FILTER(<http://www.w3.org/2005/xpath-functions#replace>(?name,"
            + " \"^.*.*.*.*.*.*.*.*.*.*.*.*x$\", \"b\") = \"b\") }' ]",
        "ex:Boat sh:sparql [ sh:select 'SELECT $this WHERE { $this <http://example.org/length>"
            + " ?name FILTER(REPLACE(?name, \"^.*.*.*.*.*.*.*.*.*.*.*.*x$\", \"b\") = \"b\") }' ]"
      })
  void aRegularExpressionThatExplodesIsStopped(String shape) throws Exception {
    String shapes = SHAPES.replace("sh:maxInclusive 100 ; ", "") + shape + " .";
    String data =
        "@prefix ex: <http://example.org/> . ex:otter a ex:Boat ; ex:length \""
            + "a".repeat(100)
            + "!\" .";
    assertEquals(
        InputException.Reason.TIME,
        refused(
                data,
                Lang.TURTLE,
                shapes,
                new ValidationLimits(Duration.ofSeconds(2), 1_000_000, 10))
            .reason());
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("validate"))) {
      assertTrue(System.nanoTime() < end, "a thread goes on after the time is over");
      Thread.sleep(20);
    }
  }

  @Test
  void aRegularExpressionThatNeedsTooMuchRoomIsAFaultOfTheShapes() {
    String shapes =
        SHAPES.replace("sh:maxInclusive 100 ; ", "") + "ex:Boat-length sh:pattern \"^(a|b)*$\" .";
    String data =
        "@prefix ex: <http://example.org/> . ex:otter a ex:Boat ; ex:length \""
            + "ab".repeat(100_000)
            + "\" .";
    assertEquals(InputException.Reason.SHAPES, refused(data, Lang.TURTLE, shapes, BOUNDS).reason());
  }

  @Test
  void aFileThatChangesWhileItIsReadIsAFault() {
    int[] looks = new int[1];
    RdfSource restless =
        new RdfSource(
            "restless.ttl",
            new RdfSource.Opening() {
              @Override
              public InputStream open() {
                return new ByteArrayInputStream(new byte[0]);
              }

              @Override
              public Object stamp() {
                return looks[0]++;
              }
            });
    InputException fault =
        assertThrows(
            InputException.class, () -> EXAMINER.validate(List.of(restless), List.of(), BOUNDS));
    assertTrue(
        fault.getMessage().contains("restless.ttl: changed while it was read"), fault.getMessage());
  }

  @Test
  void ofAFileThatHasChangedSinceNoLinesAreShown(@TempDir Path folder) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("boat.ttl"),
            "@prefix ex: <http://example.org/> .\nex:otter a ex:Boat .\n");
    Report examination =
        EXAMINER.validate(
            List.of(RdfSource.of(file)), List.of(given("shapes", SHAPES, Lang.TURTLE)), BOUNDS);
    Files.writeString(file, "something else\nin its place\n");
    String text = new String(ReportFormat.TEXT.bytes(examination), StandardCharsets.UTF_8);
    assertTrue(text.contains("boat.ttl:2:1: violation") && !text.contains("in its place"), text);
  }

  @Test
  void aRuleWithoutEndIsStopped() {
    String endless =
        SHAPES
            + "ex:Boat sh:sparql [ sh:select \"SELECT $this ?value WHERE { ?value ?b ?c . ?d ?e ?f"
            + " . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }\" ] .";
    StringBuilder data = new StringBuilder("@prefix ex: <http://example.org/> .\n");
    for (int i = 0; i < 200; i++) {
      data.append("ex:b").append(i).append(" a ex:Boat ; ex:length ").append(i).append(" .\n");
    }
    assertEquals(false, examine(data.toString(), Lang.TURTLE, endless, BOUNDS).outcome().whole());
    String counting =
        endless
            .replace(
                "SELECT $this ?value WHERE { ?value",
                "SELECT $this (COUNT(*) AS ?value) WHERE { ?a")
            .replace("?o }", "?o } GROUP BY $this");
    assertEquals(
        InputException.Reason.TIME,
        refused(
                data.toString(),
                Lang.TURTLE,
                counting,
                new ValidationLimits(Duration.ofSeconds(2), 1_000_000, 10))
            .reason());
  }

  private static String rule(String select) {
    return SHAPES
        + "ex:Otter a sh:NodeShape ; sh:targetNode ex:b1 ; sh:sparql [ sh:select '''PREFIX ex:"
        + " <http://example.org/> PREFIX fn: <http://www.w3.org/2005/xpath-functions#> "
        + select
        + "''' ] .";
  }

  private static String boats(int many) {
    StringBuilder data = new StringBuilder("@prefix ex: <http://example.org/> .\n");
    for (int i = 0; i < many; i++) {
      data.append("ex:b").append(i).append(" a ex:Boat ; ex:length ").append(i % 90).append(" .\n");
    }
    return data.toString();
  }

  private static final String MANY = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l ";

  static Stream<String> queriesThatKeepTooMuch() {
    String doubled =
        "BIND(\"abcdefghijklmnopqrstuvwxyz\" AS ?t0) "
            + IntStream.range(0, 17)
                .mapToObj(i -> "BIND(CONCAT(?t" + i + ", ?t" + i + ") AS ?t" + (i + 1) + ") ")
                .collect(Collectors.joining());
    return Stream.of(
        "SELECT $this ?value WHERE { $this a ex:Boat . ?value ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER"
            + " BY ?c ?f ?i",
        "SELECT $this (GROUP_CONCAT(?c; separator = \""
            + "-".repeat(1000)
            + "\") AS ?value) WHERE { "
            + MANY
            + "} GROUP BY $this",
        "SELECT $this (COUNT(*) AS ?value) WHERE { " + MANY + "} GROUP BY $this ?a ?d ?g ?j",
        "SELECT $this (1 AS ?value) WHERE { " + MANY + "} GROUP BY $this ?a ?d ?g ?j",
        "SELECT $this (COUNT(DISTINCT *) AS ?value) WHERE { " + MANY + "} GROUP BY $this",
        "SELECT $this (COUNT(DISTINCT CONCAT(STR(?a), STR(?d), STR(?g), STR(?j))) AS ?value) WHERE"
            + " { "
            + MANY
            + "} GROUP BY $this",
        "SELECT $this WHERE { { SELECT DISTINCT $this ?a ?d ?g ?j WHERE { "
            + MANY
            + "} } BIND(CONCAT(STR(?d), \"-\") AS ?r) FILTER(STR(?a) = ?r) }",
        "SELECT $this WHERE { { SELECT $this ?a ?d ?g WHERE { "
            + MANY
            + "} LIMIT 900000000 } { SELECT $this ?g WHERE { ?g ?b ?c } LIMIT 900000000 }"
            + " BIND(CONCAT(STR(?d), \"-\") AS ?r) FILTER(STR(?a) = ?r) }",
        "SELECT $this WHERE { $this a ex:Boat OPTIONAL { { SELECT $this ?a ?d WHERE { "
            + MANY
            + "} } FILTER(STR(?a) = CONCAT(STR(?d), \"-\")) } }",
        "SELECT $this WHERE { $this a ex:Boat FILTER EXISTS { SELECT $this"
            + " (GROUP_CONCAT(CONCAT(STR(?a), STR(?d))) AS ?value) WHERE { "
            + MANY
            + "} GROUP BY $this } }",
        "SELECT $this ?value WHERE { $this a ex:Boat . "
            + doubled
            + "?a ex:length ?n BIND(CONCAT(?t17, STR(?n)) AS ?value) }",
        "SELECT $this ?value WHERE { $this a ex:Boat . "
            + doubled
            + "BIND(REPLACE(?t17, \"^.*$\", \""
            + "$0".repeat(100)
            + "\") AS ?value) }",
        "SELECT $this ?value WHERE { $this a ex:Boat . "
            + doubled
            + "BIND(fn:concat(?t17, ?t17, ?t17, ?t17) AS ?u) BIND(fn:concat(?u, ?u, ?u, ?u) AS"
            + " ?value) }",
        "SELECT $this ?value WHERE { $this a ex:Boat . "
            + doubled
            + "BIND(xsd:integer(REPLACE(?t17, \".\", \"9\")) AS ?value) }");
  }

  @ParameterizedTest
  @MethodSource("queriesThatKeepTooMuch")
  void aQueryThatKeepsMoreThanThereIsRoomForIsStopped(String select) {
    InputException fault =
        refused(
            boats(1000),
            Lang.TURTLE,
            rule(
                select
                    .replace("xsd:", "<http://www.w3.org/2001/XMLSchema#")
                    .replace("integer(", "integer>(")),
            new ValidationLimits(Duration.ofMinutes(5), 1_000_000, 1000, 1 << 20));
    assertEquals(InputException.Reason.MEMORY, fault.reason(), fault::getMessage);
    assertTrue(fault.getMessage().contains("http://example.org/Otter"), fault.getMessage());
  }

  @Test
  void aQueryThatCountsAllOfManyRowsKeepsNothing() {
    String counting =
        "SELECT $this ?value WHERE { { SELECT $this (COUNT(*) AS ?value) (MAX(?c) AS ?most) WHERE {"
            + " ?a ex:length ?c . ?d ex:length ?f } GROUP BY $this } }";
    assertEquals(
        "1000000",
        examine(boats(1000), Lang.TURTLE, rule(counting), BOUNDS)
            .outcome()
            .findings()
            .get(0)
            .value()
            .orElseThrow()
            .getLiteralLexicalForm());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ex:mine(?value)",
        "<http://jena.apache.org/ARQ/function#sprintf>(\"%999999999s\", ?value) = \"\"",
        "CALL(ex:mine, ?value)",
        "fn:apply(ex:mine, ?value)"
      })
  void aFunctionThatIsNotOfferedIsAFaultOfTheShapes(String call) {
    InputException fault =
        refused(
            boats(1),
            Lang.TURTLE,
            rule(
                "SELECT $this ?value WHERE { $this ex:length ?value FILTER EXISTS { ?a ?b ?c"
                    + " FILTER("
                    + call
                    + ") } }"),
            BOUNDS);
    assertEquals(InputException.Reason.SHAPES, fault.reason());
    assertTrue(fault.getMessage().contains("<http://example.org/Otter>"), fault.getMessage());
  }

  @Test
  void aNumberThatTakesMinutesToReadIsAFaultOfTheData() {
    assertEquals(
        "data:2:15: a number of more than 10000 digits, which is not accepted",
        refused(
                "@prefix ex: <http://example.org/> .\nex:é a 1, 12, " + "9".repeat(20_000) + " .",
                Lang.TURTLE,
                SHAPES,
                BOUNDS)
            .getMessage());
  }
}
