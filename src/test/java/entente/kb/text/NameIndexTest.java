package entente.kb.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.read.Vocabulary;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The results of text:query, their order, and the queries that it refuses. */
class NameIndexTest {
  private static final String NAMES =
      """
      PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
      PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
      PREFIX dcterms: <http://purl.org/dc/terms/>
      PREFIX ent: <https://w3id.org/entente/ns/>
      BASE <https://w3id.org/entente/>
      <id/place/shanghai> rdfs:label "Shanghai"@en , "Шанхай"@ru , "上海"@zh .
      <id/organization/five> rdfs:label "Shanghai Five"@en , "Шанхайская пятёрка"@ru , "上海五国"@zh .
      <id/document/five> rdfs:label "The Five of Shanghai"@en .
      <id/work/shanghai> rdfs:label "Shanghai"@en .
      <id/position/shanghai> rdfs:label "Shanghai as a seat"@en .
      <id/topic/spirit> rdfs:label "spirit"@en ; skos:definition "what the states at Shanghai call their own"@en .
      <id/state/turkey> rdfs:label "Turkey"@en , "Турция"@ru ; skos:altLabel "Türkiye"@en .
      <id/person/author> rdfs:label "Kürşat Ağaoğlu"@tr .
      <id/place/moscow> rdfs:label "Москва"@ru .
      <id/organization/group> rdfs:label "Asean’s Ｗｉｄｅ Forum"@en .
      <id/exercise/one> rdfs:label "joint exercises of 2005"@en .
      """;
  private static final DatasetGraph DATASET =
      NameIndex.over(DatasetGraphFactory.wrap(graph()), Vocabulary.BASE);

  private static Graph graph() {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString(NAMES, Lang.TURTLE).parse(graph);
    return graph;
  }

  /** The things that are found by a text, the best first, as {@code kind/slug}. */
  private static List<String> found(String text) {
    return rows("?thing", "(?thing ?score) text:query ?text", text);
  }

  private static List<String> rows(String column, String pattern, String text) {
    String query =
        "PREFIX text: <http://jena.apache.org/text#> PREFIX rdfs:"
            + " <http://www.w3.org/2000/01/rdf-schema#> SELECT * { "
            + pattern
            + " } ORDER BY DESC(?score)";
    try (QueryExec execution =
        QueryExec.dataset(DATASET)
            .query(QueryFactory.create(query))
            .substitution("text", NodeFactory.createLiteralString(text))
            .build()) {
      return execution.select().stream()
          .map(row -> row.get(column.substring(1)))
          .map(
              node ->
                  node.isURI()
                      ? node.getURI().replace("https://w3id.org/entente/id/", "")
                      : node.getLiteralLexicalForm())
          .distinct()
          .toList();
    }
  }

  @ParameterizedTest(name = "{0} finds {1}")
  @CsvSource({
    "'\"Shanghai Five\"', organization/five",
    "Shang*, place/shanghai",
    "上海*, place/shanghai",
    "shangai~, place/shanghai",
    "Turkey OR nothing, state/turkey",
    "five -document the, document/five",
    "'Ku\u0308rs\u0327at', person/author",
    "wide, organization/group",
    "asean, organization/group",
    "exercise, exercise/one"
  })
  void theSyntaxOfSearchTextsIsLucenes(String text, String thing) {
    assertEquals(
        thing,
        found(text).stream().findFirst().orElse("nothing"),
        () -> text + " finds " + found(text));
  }

  @Test
  void theNameItselfComesFirstThenWhatBeginsWithItThenWhatHasItThenPhrasesThenDescriptions() {
    assertEquals(
        List.of(
            "place/shanghai",
            "organization/five",
            "document/five",
            "work/shanghai",
            "position/shanghai",
            "topic/spirit"),
        found("shanghai"));
  }

  @Test
  void aPropertyNarrowsWhatIsFound() {
    assertEquals(
        List.of(), rows("?thing", "(?thing ?score) text:query (rdfs:label ?text)", "Türkiye"));
    assertEquals(
        List.of("state/turkey"),
        rows("?thing", "(?thing ?score) text:query (rdfs:label ?text)", "turkey"));
  }

  @Test
  void aLanguageAndANumberNarrowItToo() {
    assertEquals(
        List.of("Шанхай"),
        rows("?name", "(?thing ?score ?name) text:query (?text 1 'lang:ru')", "шанхай*"));
  }

  @Test
  void boundThingsAreLookedUp() {
    assertEquals(
        List.of("Shanghai Five"),
        rows(
            "?name",
            "BIND(<https://w3id.org/entente/id/organization/five> AS ?thing) (?thing ?score ?name)"
                + " text:query ?text",
            "shanghai"));
  }

  @Test
  void theWordsAreMarked() {
    assertEquals(
        "[Shanghai] Five",
        rows(
                "?name",
                "(?thing ?score ?name) text:query (?text 10 'highlight:s:[|e:]')",
                "shang* AND five*")
            .get(0)
            .replace("[Five]", "Five"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "title:x | names a field",
        "*a | cannot begin with",
        "?a | cannot begin with",
        "* | cannot begin with",
        "*:* | cannot begin with",
        "/a.*/ | regular expressions are not supported",
        "[a TO b] | ranges are not supported",
        "\"abc | is incomplete",
        "(abc | is incomplete",
        "abc) | is incomplete",
        "a AND | is incomplete",
        "... | no word",
        "-abc | no word",
        "'' | no word",
        "a^ | is incomplete",
        "\\ | is incomplete"
      })
  void refusedSearchTextIsReportedWithTheReason(String text, String why) {
    TextQueryException refused =
        assertThrows(TextQueryException.class, () -> found(text.replace("''", "")));
    assertTrue(refused.getMessage().contains(why.strip()), refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?thing ?score) text:query (<https://w3id.org/entente/ns/troops> ?text)",
        "(?thing ?score) text:query (?text 'many')",
        "(?thing ?score) text:query 5",
        "(?thing ?score) text:query ?nothing",
        "(?thing ?score) text:query (rdfs:label)"
      })
  void argumentsThatMeanNothingAreNotPassedOver(String pattern) {
    assertThrows(RuntimeException.class, () -> rows("?thing", pattern, "shanghai"));
  }

  @Test
  void nothingIsTooLargeOrTooDeep() {
    for (String text :
        List.of(
            "a".repeat(2_000),
            "(".repeat(900),
            "a? ".repeat(300),
            "abcdefgh~2 ".repeat(90),
            "a".repeat(101),
            "s*h*a*n*g*h*a*i*".repeat(6),
            "x OR ".repeat(190) + "x",
            "\"" + "a ".repeat(400) + "\"~99999999",
            "上".repeat(900),
            "a".repeat(99) + "~2")) {
      try {
        found(text);
      } catch (TextQueryException e) {
        assertTrue(e.getMessage().length() < 600, e.getMessage());
      }
    }
  }

  @Test
  void typedTextIsSplitIntoWords() {
    assertEquals(
        "title\\:x* and* sh* ai*",
        NameIndex.beginningWith("title:x AND /Sh.*ai/").replace("sh.ai", "sh* ai"));
    assertEquals("", NameIndex.beginningWith("... *"));
    assertTrue(found(NameIndex.resembling("Shangai")).contains("place/shanghai"));
  }
}
