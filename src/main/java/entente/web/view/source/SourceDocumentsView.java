package entente.web.view.source;

import entente.kb.format.Text;
import entente.web.http.Messages;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.Request;
import entente.web.page.Addresses;
import entente.web.page.PageQueries;
import entente.web.view.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;

/**
 * Serves {@code /documents}, {@code /documents/SLUG} and {@code /documents/SLUG/SECTION}: the
 * source documents, one of them, and one of its sections passage by passage.
 */
public final class SourceDocumentsView implements View {
  private static final int SHORT = 80;
  private final PageQueries queries;

  public SourceDocumentsView(PageQueries queries) {
    this.queries = queries;
  }

  @Override
  public Shown shown(Request request, String rest, Messages messages) {
    Map<String, Node> documents = new LinkedHashMap<>();
    queries
        .rows("document/labels", Map.of())
        .forEach(row -> documents.put(Addresses.slug(row.get("document")), row.get("document")));
    List<String> path = Stream.of(rest.split("/")).filter(each -> !each.isEmpty()).toList();
    if (path.isEmpty()) {
      return list(documents, messages);
    }
    String slug = path.get(0);
    if (!documents.containsKey(slug)) {
      throw noDocument(slug, documents);
    }
    SourceDocument document = new SourceDocument(queries, documents.get(slug), messages);
    if (path.size() == 1) {
      return new DocumentOverview(document).shown(documents.values());
    }
    String section = String.join("/", path.subList(1, path.size()));
    if (!document.sections.byName().containsKey(section)) {
      throw noSection(slug, section, document);
    }
    return new SectionContents(document, section).shown();
  }

  private Shown list(Map<String, Node> documents, Messages messages) {
    List<SourceDocument> sources =
        documents.values().stream()
            .map(each -> new SourceDocument(queries, each, messages))
            .toList();
    return new Shown(
        messages.say("documents.title"),
        messages.say("documents.summary"),
        "documents",
        new DocumentListPage(
            sources.stream()
                .map(
                    each ->
                        new DocumentListPage.Entry(each.viewLink(), each.citation(), each.tally()))
                .toList()),
        () -> SourceDocument.array(sources.stream().map(SourceDocument::json)),
        () -> queries.graph("document/descriptions", Map.of()));
  }

  private static ProblemException noDocument(String slug, Map<String, Node> documents) {
    return new ProblemException(
        Problem.notFound(
                "No document is called "
                    + Text.cut(slug, SHORT)
                    + "."
                    + Addresses.suggestion(slug, documents.keySet())
                    + " The documents are: "
                    + String.join(", ", documents.keySet())
                    + ".")
            .with("documents", List.copyOf(documents.keySet())));
  }

  private static ProblemException noSection(String slug, String section, SourceDocument document) {
    return new ProblemException(
        Problem.notFound(
            "The document "
                + slug
                + " has no section "
                + Text.cut(section, SHORT)
                + "."
                + Addresses.suggestion(section, document.sections.byName().keySet())
                + " /documents/"
                + slug
                + " lists its sections."));
  }
}
