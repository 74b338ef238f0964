package entente.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.read.InputException;
import entente.kb.read.LocatedGraph;
import entente.kb.read.Prefixes;
import entente.kb.read.RdfSource;
import entente.validate.report.Report;
import entente.validate.report.ReportFormat;
import entente.validate.report.ValidationOutcome;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The mapping of results to findings: suggestions, reasons for failed shapes, and default messages
 * for constraints without one.
 */
class FindingMapperTest {
  private static final String PREFIXES =
      """
      @prefix sh: <http://www.w3.org/ns/shacl#> .
      @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
      @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
      @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
      @prefix ent: <https://w3id.org/entente/ns/> .
      @prefix place: <https://w3id.org/entente/id/place/> .
      @prefix role: <https://w3id.org/entente/code/role/> .
      """;

  @TestFactory
  Stream<DynamicTest> theRemedyIsTheNearestValueThatTheShapeAccepts() {
    return Stream.of(
            new Case(
                "the datatype that is asked for",
                "sh:path ent:troops ; sh:datatype xsd:integer",
                "ent:troops \"9,000\"",
                "write: 9000"),
            new Case(
                "a year in quotes",
                "sh:path ent:on ; sh:datatype xsd:gYear",
                "ent:on \"2005\"",
                "write: \"2005\"^^xsd:gYear"),
            new Case(
                "the nearest of a closed list",
                "sh:path ent:role ; sh:in ( role:host role:watching )",
                "ent:role role:wathcing",
                "write: role:watching"),
            new Case(
                "the nearest thing of the class",
                "sh:path ent:venue ; sh:class ent:Place",
                "ent:venue place:tashkend",
                "write: place:tashkent"),
            new Case(
                "the thing that has the label",
                "sh:path ent:venue ; sh:nodeKind sh:IRI",
                "ent:venue \"Tashkent\"",
                "write: place:tashkent"),
            new Case(
                "the language of a label",
                "sh:path ent:summary ; sh:datatype rdf:langString",
                "ent:summary \"in Tashkent\"",
                "write: \"in Tashkent\"@en"),
            new Case(
                "the language of the script",
                "sh:path ent:summary ; sh:datatype rdf:langString",
                "ent:summary \"«Мир»\"",
                "write: \"«Мир»\"@ru"),
            new Case(
                "the one value that must be there",
                "sh:path ent:role ; sh:hasValue role:host",
                "ent:role role:watching",
                "write: role:host"))
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.name,
                    () -> {
                      String text = text(each.shape, each.statement);
                      assertTrue(text.contains("\n      " + each.expected + "\n"), text);
                    }));
  }

  private record Case(String name, String shape, String statement, String expected) {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          sh:minInclusive 5 | 4 | The value must be 5 or more.
          sh:minExclusive 5 | 5 | The value must be more than 5.
          sh:maxInclusive 5 | 6 | The value must be 5 or less.
          sh:maxExclusive 5 | "five" | The value must be less than 5, and cannot be compared with that.
          sh:minLength 5 | "four" | The value must have at least 5 characters; it has 4.
          sh:maxLength 1 | "four" | The value must have at most one character; it has 4.
          sh:languageIn ( "en" "ru" ) | "vier"@de | The value must be a text in one of the languages en, ru.
          sh:uniqueLang true | "four"@en , "five"@en | Only one value may be in the language en.
          sh:equals ent:ends | 1 ; ent:ends 2 | The values must be those of ent:ends, no more and no fewer.
          sh:disjoint ent:ends | 1 ; ent:ends 1 | The value must not be a value of ent:ends too.
          sh:lessThan ent:ends | 3 ; ent:ends 2 | The value must be less than each value of ent:ends.
          sh:lessThanOrEquals ent:ends | 3 ; ent:ends 2 | The value must not be greater than any value of ent:ends.
          sh:class ent:Place | 3 | The value must be an instance of ent:Place.
          sh:pattern "^[A-Z]+$" | "four" | The value must match the pattern ^[A-Z]+$.
          sh:qualifiedValueShape [ sh:nodeKind sh:IRI ] ; sh:qualifiedMinCount 1 | 4 | At least one value must conform \
          to the shape given inline.
          sh:qualifiedValueShape [ sh:nodeKind sh:Literal ] ; sh:qualifiedMaxCount 1 | 4 , 5 | At most one value must \
          conform to the shape given inline.
          """)
  void aConstraintSaysInWordsWhatItAsksFor(String constraint, String value, String message) {
    String text = text("sh:path ent:begins ; " + constraint, "ent:begins " + value);
    assertTrue(text.contains(": violation: " + message + "\n"), text);
  }

  @Test
  void aQualifiedShapeSaysWhyNoValueHasIt() {
    String text =
        text(
            "sh:path ent:on ; sh:qualifiedValueShape [ sh:nodeKind sh:IRI ] ; sh:qualifiedMinCount"
                + " 1",
            "ent:on 4");
    assertTrue(
        text.contains("      because: sh:qualifiedValueShape, 4: The value must be an IRI.\n"),
        text);
  }

  @Test
  void nothingIsOfferedThatIsNotNear() {
    assertTrue(
        !text("sh:path ent:role ; sh:in ( role:host role:watching )", "ent:role role:interpreter")
            .contains("write:"));
    assertTrue(
        !text("sh:path ent:on ; sh:datatype xsd:gYear", "ent:on \"soon\"").contains("write:"));
    assertTrue(
        !text("sh:path ent:summary ; sh:datatype rdf:langString", "ent:summary \"2005\"")
            .contains("write:"));
  }

  @Test
  void everyAlternativeSaysWhyItFailed() {
    String text =
        text(
            "sh:path ent:on ; sh:or ( [ sh:datatype xsd:gYear ] [ sh:node [ sh:property [ sh:path"
                + " ent:begins ; sh:minCount 1 ] ] ] )",
            "ent:on \"2005\"");
    assertTrue(
        text.contains(
            ": violation: The value must conform to at least one of 2 shapes, and conforms to none"
                + " of them.\n"),
        text);
    assertTrue(
        text.contains(
            "      because: sh:or, alternative 1 of 2, \"2005\": The value must be a literal of"
                + " datatype xsd:gYear, well-formed.; write: \"2005\"^^xsd:gYear\n"),
        text);
    assertTrue(
        text.contains(
            "      because: sh:or, alternative 2 of 2, \"2005\": The value must conform to the"
                + " shape given inline.\n"
                + "        because: sh:node, \"2005\": At least one value must be given."
                + " (ent:begins)\n"),
        text);
  }

  @Test
  void aShapeThatShouldNotBeMetIsSaidToBeMet() {
    String text = text("sh:path ent:on ; sh:not [ sh:datatype xsd:string ]", "ent:on \"2005\"");
    assertTrue(text.contains("      because: sh:not, \"2005\": conforms to the shape\n"), text);
  }

  @Test
  void shapesThatReferToThemselvesAreRefused() {
    InputException fault =
        assertThrows(
            InputException.class,
            () ->
                new Validator(
                    graph(
                        "ent:A a sh:NodeShape ; sh:targetClass ent:Place ; sh:node ent:B . ent:B"
                            + " sh:property ent:C . ent:C sh:path ent:in ; sh:node ent:A ."),
                    Graph.emptyGraph));
    assertEquals(2, fault.status());
    assertTrue(
        fault.getMessage().contains("refers to") && fault.getMessage().contains("ns/B>"),
        fault.getMessage());
  }

  @TestFactory
  Stream<DynamicTest> aQueryThatShaclDoesNotAllowIsRefusedWithWhatToWrite() {
    return Stream.of(
            List.of("SELECT $this WHERE { $this a ?t MINUS { $this a ent:A } }", "NOT EXISTS"),
            List.of("SELECT $this WHERE { VALUES ?x { 1 } }", "IN"),
            List.of(
                "SELECT $this WHERE { SERVICE <http://192.0.2.1/> { $this a ?t } }",
                "add its data as a file"),
            List.of("SELECT $this WHERE { BIND(1 AS $this) }", "another variable"),
            List.of(
                "SELECT $this WHERE { FILTER NOT EXISTS { SERVICE SILENT <http://192.0.2.1/> {"
                    + " $this a ?t } } }",
                "add its data as a file"),
            List.of("SELECT $this WHERE { $this a", "does not parse"))
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.get(0),
                    () -> {
                      InputException fault =
                          assertThrows(
                              InputException.class,
                              () ->
                                  new Validator(
                                      graph(
                                          "ent:A a sh:NodeShape ; sh:targetClass ent:Place ;"
                                              + " sh:sparql [ sh:select \"\"\"PREFIX ent:"
                                              + " <https://w3id.org/entente/ns/> "
                                              + each.get(0)
                                              + "\"\"\" ] ."),
                                      Graph.emptyGraph));
                      assertEquals(2, fault.status());
                      assertTrue(fault.getMessage().contains(each.get(1)), fault.getMessage());
                    }));
  }

  private static String text(String property, String statement) {
    RdfSource data =
        source(
            "data.ttl",
            "ent:drill a ent:Exercise ; "
                + statement
                + " .\n"
                + "place:tashkent a ent:Place ; rdfs:label \"Tashkent\"@en .\n"
                + "place:bishkek a ent:Place .\n");
    ValidationOutcome verdict =
        new Validator(
                graph(
                    "ent:Drill a sh:NodeShape ; sh:targetClass ent:Exercise ; sh:property [ "
                        + property
                        + " ] ."),
                Graph.emptyGraph)
            .validate(LocatedGraph.read(List.of(data)));
    StringWriter out = new StringWriter();
    ReportFormat.TEXT.write(
        new Report(verdict, List.of(data), Prefixes.mapping()), new PrintWriter(out));
    return out.toString();
  }

  private static Graph graph(String shapes) {
    return LocatedGraph.read(List.of(source("shapes.ttl", shapes))).graph();
  }

  private static RdfSource source(String name, String turtle) {
    byte[] bytes = (PREFIXES + turtle).getBytes(StandardCharsets.UTF_8);
    return new RdfSource(name, () -> new ByteArrayInputStream(bytes));
  }
}
