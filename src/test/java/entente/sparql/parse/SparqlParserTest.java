package entente.sparql.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.shared.impl.PrefixMappingImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SparqlParserTest {
  private static final PrefixMapping KNOWN =
      new PrefixMappingImpl()
          .setNsPrefix("ent", "https://example.org/ns/")
          .setNsPrefix("meeting", "https://example.org/id/meeting/")
          .setNsPrefix("rdfs", "http://www.w3.org/2000/01/rdf-schema#");
  private final SparqlParser parser = new SparqlParser(KNOWN, "https://example.org/");

  @Test
  void knownPrefixesNeedNotBeDeclared() {
    ParsedQuery parsed = parser.parse("SELECT * { ?s a ent:Event ; rdfs:label ?name }");
    assertEquals(
        "PREFIX ent: <https://example.org/ns/> PREFIX rdfs:"
            + " <http://www.w3.org/2000/01/rdf-schema#>",
        parsed.prologue());
    assertEquals(
        parsed.query(), QueryFactory.create(parsed.complete(), Syntax.syntaxSPARQL_11), "complete");
  }

  @Test
  void declarationsOfTheQueryWin() {
    ParsedQuery parsed =
        parser.parse("PREFIX ent: <https://other.example/> SELECT * { ?s a ent:Event }");
    assertEquals("", parsed.prologue());
    assertTrue(parsed.query().toString().contains("other.example"), parsed.query().toString());
  }

  @Test
  void theHeaderOfANamedQueryStaysFirst() {
    ParsedQuery parsed = parser.parse("#+ summary: All events.\nSELECT * { ?s a ent:Event }");
    assertEquals(
        List.of(
            "#+ summary: All events.",
            "PREFIX ent: <https://example.org/ns/>",
            "SELECT * { ?s a ent:Event }"),
        parsed.complete().lines().toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * { ?s ?p \"{ ( [\" }",
        "SELECT * { ?s ?p ?o } # }",
        "SELECT * { ?s <https://example.org/{> ?o }",
        "SELECT * { ?s ent:about/ent:part ?o FILTER(1 < 2) }"
      })
  void bracketsInStringsAndCommentsDoNotCount(String query) {
    if (query.contains("/{>")) {
      assertThrows(QuerySyntaxException.class, () -> parser.parse(query));
    } else {
      parser.parse(query);
    }
  }

  /** Each line: the query, the line and column of its mistake, a part of the message. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          SELECT * { ?s a foo:Bar }                      ~ 1 ~ 17 ~ PREFIX foo: <…>
          SELECT * { ?s a entt:Bar }                     ~ 1 ~ 17 ~ write ent: if you mean
          SELECT * { ?s a :Bar }                         ~ 1 ~ 17 ~ PREFIX : <…>
          SELECT * { ?s ?p ?o                            ~ 1 ~ 10 ~ add the missing }
          SELECT * {|?s a ent:X|OPTIONAL { ?s ?p ?o|}    ~ 1 ~ 10 ~ never closed
          SELECT * { ?s ?p ?o FILTER(?o > 3 }            ~ 1 ~ 27 ~ add the missing )
          SELECT * { ?s ?p ?o } }                        ~ 1 ~ 23 ~ closes nothing
          SELECT * { ?s ?p ?o FILTER ?o > 3 }            ~ 1 ~ 28 ~ FILTER(?o
          SELECT * { ?s ?p meeting:x/y }                 ~ 1 ~ 27 ~ meeting:x\\/y
          SELECT * {|  meeting:x/y ?p ?o }               ~ 2 ~ 12 ~ <https://example.org/id/meeting/x/y>
          SELECT * { ?s <a b> ?o }                       ~ 1 ~ 15 ~ %20
          SELECT * { ?s a Event }                        ~ 1 ~ 17 ~ ent:Event
          SELEC * { ?s ?p ?o }                           ~ 1 ~ 1  ~ write SELECT
          SELECT ?s, ?p { ?s ?p ?o }                     ~ 1 ~ 10 ~ not by commas
          SELECT count(*) { ?s ?p ?o }                   ~ 1 ~ 8  ~ (COUNT(…) AS ?name)
          SELECT * { ?s ?p "abc }                        ~ 1 ~ 18 ~ quotation mark
          SELECT * { ?s ?p “abc” }                       ~ 1 ~ 18 ~ write " or '
          SELECT * { ?s ?p ?o FILTER(regex(?o, "\\d")) } ~ 1 ~ 40 ~ \\\\
          INSERT DATA { <a> <b> <c> }                    ~ 1 ~ 1  ~ only queries are supported
          DELETE WHERE { ?s ?p ?o }                      ~ 1 ~ 1  ~ only queries are supported
          SELECT * { ?s ?p ?o . ?o }                     ~ 1 ~ 26 ~ does not belong here; expected
          SELECT ?x (COUNT(*) AS ?n) { ?x ?p ?o }        ~ 0 ~ 0  ~ GROUP BY
          SELECT * { ?s ?p ?x BIND(2 AS ?x) }            ~ 0 ~ 0  ~ another variable
          SELECT * { ?s ?p ?o } LIMIT x                  ~ 1 ~ 30 ~ ends too early
          """)
  void aMistakeIsNamedAtItsPlaceWithARemedy(String query, int line, int column, String remedy) {
    QuerySyntaxException e =
        assertThrows(
            QuerySyntaxException.class, () -> parser.parse(query.replace('|', '\n')), query);
    assertTrue(e.getMessage().contains(remedy), e.getMessage());
    assertEquals(line + ":" + column, e.line() + ":" + e.column(), e.getMessage());
  }
}
