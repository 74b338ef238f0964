package entente.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.Fault;
import entente.kb.PlacedGraph;
import entente.kb.Prefixes;
import entente.kb.Source;
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

/** A finding says what to write instead and which of several shapes failed why, in the words of the constraint when its author has none. */
class AccountTest {
  private static final String PREFIXES = """
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
        new Case("the datatype that is asked for", "sh:path ent:troops ; sh:datatype xsd:integer", "ent:troops \"9,000\"", "write: 9000"),
        new Case("a year in quotes", "sh:path ent:on ; sh:datatype xsd:gYear", "ent:on \"2005\"", "write: \"2005\"^^xsd:gYear"),
        new Case("the nearest of a closed list", "sh:path ent:role ; sh:in ( role:host role:watching )", "ent:role role:wathcing", "write: role:watching"),
        new Case("the nearest thing of the class", "sh:path ent:venue ; sh:class ent:Place", "ent:venue place:tashkend", "write: place:tashkent"),
        new Case("the thing that has the label", "sh:path ent:venue ; sh:nodeKind sh:IRI", "ent:venue \"Tashkent\"", "write: place:tashkent"),
        new Case("the language of a label", "sh:path ent:summary ; sh:datatype rdf:langString", "ent:summary \"in Tashkent\"", "write: \"in Tashkent\"@en"),
        new Case("the language of the script", "sh:path ent:summary ; sh:datatype rdf:langString", "ent:summary \"«Мир»\"", "write: \"«Мир»\"@ru"),
        new Case("the one value that must be there", "sh:path ent:role ; sh:hasValue role:host", "ent:role role:watching", "write: role:host"))
        .map(each -> DynamicTest.dynamicTest(each.name, () -> {
          String text = text(each.shape, each.statement);
          assertTrue(text.contains("\n      " + each.expected + "\n"), text);
        }));
  }

  private record Case(String name, String shape, String statement, String expected) {}

  @Test
  void nothingIsOfferedThatIsNotNear() {
    assertTrue(!text("sh:path ent:role ; sh:in ( role:host role:watching )", "ent:role role:interpreter").contains("write:"));
    assertTrue(!text("sh:path ent:on ; sh:datatype xsd:gYear", "ent:on \"soon\"").contains("write:"));
    assertTrue(!text("sh:path ent:summary ; sh:datatype rdf:langString", "ent:summary \"2005\"").contains("write:"));
  }

  @Test
  void everyAlternativeSaysWhyItFailed() {
    String text = text("sh:path ent:on ; sh:or ( [ sh:datatype xsd:gYear ] [ sh:node [ sh:property [ sh:path ent:begins ; sh:minCount 1 ] ] ] )", "ent:on \"2005\"");
    assertTrue(text.contains(": violation: The value must have one of 2 shapes, and has none.\n"), text);
    assertTrue(text.contains("      because: sh:or, alternative 1 of 2, \"2005\": The value must be a literal of datatype xsd:gYear, well-formed.; write: \"2005\"^^xsd:gYear\n"), text);
    assertTrue(text.contains("      because: sh:or, alternative 2 of 2, \"2005\": The value must have the shape given with it.\n"
        + "        because: sh:node, \"2005\": At least one value must be given. (ent:begins)\n"), text);
  }

  @Test
  void aShapeThatShouldNotBeMetIsSaidToBeMet() {
    String text = text("sh:path ent:on ; sh:not [ sh:datatype xsd:string ]", "ent:on \"2005\"");
    assertTrue(text.contains("      because: sh:not, \"2005\": has the shape\n"), text);
  }

  @Test
  void shapesThatReferToThemselvesAreRefused() {
    Fault fault = assertThrows(Fault.class, () -> new Validator(graph("ent:A a sh:NodeShape ; sh:targetClass ent:Place ; sh:node ent:B . ent:B sh:property ent:C . ent:C sh:path ent:in ; sh:node ent:A ."),
        Graph.emptyGraph));
    assertEquals(2, fault.status());
    assertTrue(fault.getMessage().contains("refers to") && fault.getMessage().contains("ns/B>"), fault.getMessage());
  }

  @TestFactory
  Stream<DynamicTest> aQueryThatShaclDoesNotAllowIsRefusedWithWhatToWrite() {
    return Stream.of(List.of("SELECT $this WHERE { $this a ?t MINUS { $this a ent:A } }", "NOT EXISTS"), List.of("SELECT $this WHERE { VALUES ?x { 1 } }", "IN"),
        List.of("SELECT $this WHERE { SERVICE <http://192.0.2.1/> { $this a ?t } }", "bring its data along"), List.of("SELECT $this WHERE { BIND(1 AS $this) }", "another variable"),
        List.of("SELECT $this WHERE { FILTER NOT EXISTS { SERVICE SILENT <http://192.0.2.1/> { $this a ?t } } }", "bring its data along"),
        List.of("SELECT $this WHERE { $this a", "does not parse")).map(each -> DynamicTest.dynamicTest(each.get(0), () -> {
          Fault fault = assertThrows(Fault.class, () -> new Validator(graph("ent:A a sh:NodeShape ; sh:targetClass ent:Place ; sh:sparql [ sh:select \"\"\"PREFIX ent: <https://w3id.org/entente/ns/> "
              + each.get(0) + "\"\"\" ] ."), Graph.emptyGraph));
          assertEquals(2, fault.status());
          assertTrue(fault.getMessage().contains(each.get(1)), fault.getMessage());
        }));
  }

  private static String text(String property, String statement) {
    Source data = source("data.ttl", "ent:drill a ent:Exercise ; " + statement + " .\nplace:tashkent a ent:Place ; rdfs:label \"Tashkent\"@en .\nplace:bishkek a ent:Place .\n");
    Verdict verdict = new Validator(graph("ent:Drill a sh:NodeShape ; sh:targetClass ent:Exercise ; sh:property [ " + property + " ] ."), Graph.emptyGraph)
        .validate(PlacedGraph.read(List.of(data)));
    StringWriter out = new StringWriter();
    ReportFormat.text.write(new Reports(verdict, List.of(data), Prefixes.mapping()), new PrintWriter(out));
    return out.toString();
  }

  private static Graph graph(String shapes) {
    return PlacedGraph.read(List.of(source("shapes.ttl", shapes))).graph();
  }

  private static Source source(String name, String turtle) {
    byte[] bytes = (PREFIXES + turtle).getBytes(StandardCharsets.UTF_8);
    return new Source(name, () -> new ByteArrayInputStream(bytes));
  }
}
