package entente.web.resource;

import entente.web.page.PageQueries;
import entente.web.rdf.JsonLdContext;
import entente.web.rdf.JsonLdWriter;
import java.util.Map;
import org.apache.jena.graph.Graph;

/**
 * The metadata of a page for search engines, in terms of schema.org; the queries hold the mapping.
 */
final class SchemaOrg {
  private static final JsonLdContext WORDS = JsonLdContext.ofVocabulary("https://schema.org/");

  private SchemaOrg() {}

  /** JSON-LD that is safe in a script element; empty without metadata. */
  static String text(ResourceDocument document, PageQueries queries) {
    Graph graph =
        queries.graph(
            document.front().isEmpty() ? "thing/schema-org" : "dataset/schema-org",
            Map.of("thing", document.about()));
    // Keeps end tags and comments from beginning in it (HTML, section 4.12.1.3).
    return graph.isEmpty()
        ? ""
        : JsonLdWriter.text(graph, document.about(), WORDS, true)
            .replace("<", "\\u003c")
            .replace(">", "\\u003e");
  }
}
