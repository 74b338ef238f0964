package entente.validate;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.read.InputException;
import entente.kb.read.JenaSandbox;
import entente.kb.read.RdfSource;
import entente.validate.engine.ValidationLimits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.riot.Lang;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Hostile shapes and data whose values grow, or take long to read, compare or compute: each is
 * refused long before its time is up.
 */
class HostileShapesTest {
  private static final ValidationLimits LIMITS =
      new ValidationLimits(Duration.ofSeconds(100), 10_000_000, 100);
  private static final UntrustedValidator VALIDATOR = new UntrustedValidator();
  private static final String PREFIXES =
      """
      @prefix sh: <http://www.w3.org/ns/shacl#> .
      @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
      @prefix ex: <http://example.org/> .
      """;

  @BeforeAll
  static void confine() {
    JenaSandbox.apply(Duration.ofSeconds(100));
  }

  private static RdfSource given(String name, String text, Lang lang) {
    return RdfSource.given(
        name, text.getBytes(StandardCharsets.UTF_8), lang, "http://example.org/base/");
  }

  private static void refused(String data, Lang lang, String shapes) {
    InputException refused =
        assertTimeoutPreemptively(
            Duration.ofSeconds(60),
            () ->
                assertThrows(
                    InputException.class,
                    () ->
                        VALIDATOR.validate(
                            List.of(given("data", data, lang)),
                            List.of(given("shapes", PREFIXES + shapes, Lang.TURTLE)),
                            LIMITS)));
    assertTrue(
        Set.of(
                InputException.Reason.MEMORY,
                InputException.Reason.SHAPES,
                InputException.Reason.DATA)
            .contains(refused.reason()),
        () -> refused.reason() + ": " + refused.getMessage());
  }

  private static String grown(String first, String step, int times) {
    return "BIND("
        + first
        + " AS ?x0) "
        + IntStream.range(0, times)
            .mapToObj(i -> "BIND(" + step.replace("?x", "?x" + i) + " AS ?x" + (i + 1) + ") ")
            .collect(Collectors.joining());
  }

  static Stream<String> patterns() {
    String digits = "REPLACE(\"" + "9".repeat(3_000) + "\", \"9\", \"" + "9".repeat(3_000) + "\")";
    return Stream.of(
        grown("9", "?x * ?x", 60),
        grown("0.1", "?x * ?x", 60),
        grown("\"ab\"", "CONCAT(?x, ?x)", 60),
        grown("\"ab\"", "fn:concat(?x, ?x)", 60),
        grown("\"aa\"", "fn:replace(?x, \"a\", \"aa\")", 60),
        grown("<a:b>", "TRIPLE(?x, <a:c>, ?x)", 60),
        grown("<a:b>", "<<( ?x <a:c> ?x )>>", 60),
        "BIND(math:pow(9, 900000000) AS ?x)",
        "BIND(math:pow(9, 900000000) + 1 AS ?x)",
        grown("9", "math:pow(?x, ?x)", 4),
        "BIND(fn:round-half-to-even(1.5, 900000000) AS ?x)",
        "BIND(fn:round(1.5, 900000000) AS ?x)",
        "BIND(xsd:integer(" + digits + ") AS ?x)",
        "BIND(STRDT(" + digits + ", xsd:decimal) AS ?x)",
        "BIND(fn:abs(STRDT(" + digits + ", xsd:decimal)) AS ?x)",
        "BIND(fn:format-number(1, " + digits + ") AS ?x)",
        "BIND(sparql:multiply(9, 9) AS ?x)",
        "BIND(sparql:regex(\"a\", \"a\") AS ?x)",
        "BIND(\"2000-01-01T00:00:00Z\"^^xsd:dateTime + \"P900000000D\"^^xsd:dayTimeDuration AS ?x)",
        "BIND(\"2000-01-01T00:00:00Z\"^^xsd:dateTime + \"P900000D\"^^xsd:dayTimeDuration * 90000 AS"
            + " ?x)",
        "FILTER(REGEX(\"a\", \"(?:(?:){2000000000}){2000000000}\"))",
        "FILTER(fn:contains(CONCAT(SUBSTR("
            + digits
            + ", 9), \"8\"), CONCAT(SUBSTR("
            + digits
            + ", 4000000), \"8\")))");
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void aHostileQueryIsRefusedBeforeTheTimeIsOver(String pattern) {
    refused(
        PREFIXES + "ex:otter ex:length 1 .",
        Lang.TURTLE,
        """
        ex:Otter a sh:NodeShape ; sh:targetNode ex:otter ; sh:sparql [ sh:select '''
          PREFIX ex: <http://example.org/>
          PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
          PREFIX fn: <http://www.w3.org/2005/xpath-functions#>
          PREFIX math: <http://www.w3.org/2005/xpath-functions/math#>
          PREFIX sparql: <http://www.w3.org/ns/sparql#>
          SELECT $this WHERE { $this ex:length ?length . %s }''' ] .
        """
            .formatted(pattern.replace("\\", "\\\\")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sh:pattern '(?:(?:){2000000000}){2000000000}'",
        "sh:pattern '(){2000000000}'",
        "sh:maxInclusive 'P2000000000D'^^xsd:duration"
      })
  void aHostileConstraintIsRefusedBeforeTheTimeIsOver(String constraint) {
    refused(
        PREFIXES + "ex:otter ex:length 'P1Y2000000001D'^^xsd:duration .",
        Lang.TURTLE,
        "ex:Otter a sh:NodeShape ; sh:targetNode ex:otter ; sh:property [ sh:path ex:length ; "
            + constraint
            + " ] .");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'P1Y2000000001D'^^xsd:duration",
        "'%s'^^xsd:integer",
        "'%s.5'^^xsd:decimal",
        "'%s-01-01'^^xsd:date"
      })
  void aLiteralThatTakesLongToReadIsAFaultOfTheData(String literal) {
    refused(
        PREFIXES + "ex:otter ex:length " + literal.replace("%s", "\\u0039".repeat(200_000)) + " .",
        Lang.TURTLE,
        "ex:Otter a sh:NodeShape ; sh:targetNode ex:otter ; sh:property [ sh:path ex:length ;"
            + " sh:maxInclusive 3 ] .");
  }

  @ParameterizedTest
  @ValueSource(strings = {"integer", "decimal", "gYear"})
  void aLiteralOfXmlThatTakesLongToReadIsAFaultOfTheData(String type) {
    refused(
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""
            + " xmlns:ex=\"http://example.org/\"><ex:Boat><ex:length"
            + " rdf:datatype=\"http://www.w3.org/2001/XMLSchema#"
            + type
            + "\">"
            + "&#57;".repeat(200_000)
            + "</ex:length></ex:Boat></rdf:RDF>",
        Lang.RDFXML,
        "ex:Otter a sh:NodeShape ; sh:targetNode ex:otter .");
  }
}
