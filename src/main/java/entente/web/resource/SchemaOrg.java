package entente.web.resource;

import entente.web.page.PageQueries;
import entente.web.rdf.JsonLdContext;
import entente.web.rdf.JsonLdWriter;
import java.util.Map;
import org.apache.jena.graph.Graph;

/**
 * What a page tells search engines, in the words of schema.org; which of our words are which of
 * theirs stands in the queries.
 */
final class SchemaOrg {
  private static final JsonLdContext WORDS = JsonLdContext.ofVocabulary("https://schema.org/");

  private SchemaOrg() {}

  /** JSON-LD that can stand in a script element; empty when there is nothing to tell. */
  static String text(ResourceDocument document, PageQueries queries) {
    Graph graph =
        queries.graph(
            document.front().isEmpty() ? "thing/schema-org" : "dataset/schema-org",
            Map.of("thing", document.about()));
    // No end tag and no comment can begin in it (HTML, section 4.12.1.3).
    return graph.isEmpty()
        ? ""
        : JsonLdWriter.text(graph, document.about(), WORDS, true)
            .replace("<", "\\u003c")
            .replace(">", "\\u003e");
  }
}
