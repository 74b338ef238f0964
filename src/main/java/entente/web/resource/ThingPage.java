package entente.web.resource;

import entente.kb.read.RdfSource;
import entente.web.page.Addresses;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.page.Templates;
import entente.web.rdf.DocumentFormat;
import entente.web.vocabulary.ShapePage;
import entente.web.vocabulary.TermReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.jena.graph.Node;

/** The page of a thing; of a term also its reference entry, of a shape also its rule. */
public final class ThingPage {
  private final PageQueries queries;
  private final ShapePage shapes;

  /**
   * Pages of things.
   *
   * @param findings returns the findings of a shape in data as text, for the invalid examples on
   *     pages of shapes; may be null
   */
  public ThingPage(PageQueries queries, BiFunction<RdfSource, Node, String> findings) {
    this.queries = queries;
    this.shapes = new ShapePage(queries, findings);
  }

  String html(Node thing, String document, Page.Head head) {
    ThingModel model = new ResourcePage(queries, thing, head.language()).page();
    List<Page.Link> alternates =
        DocumentFormat.DOCUMENT.stream()
            .filter(format -> format != DocumentFormat.HTML)
            .map(
                format ->
                    new Page.Link(
                        format.label, document + "." + format.suffix, "", format.mediaType()))
            .toList();
    return Templates.page(
        "thing",
        new Page.Frame(
            head,
            model.names().name().text(),
            model.names().sentences().stream()
                .findFirst()
                .map(Page.Link::text)
                .orElseGet(() -> model.gist().text()),
            alternates),
        parts(model, thing, head));
  }

  /**
   * The parts of the page: the thing, for a term its reference entry, for a shape its rule, and a
   * link to the comparison when several documents mention it.
   */
  private Map<String, Object> parts(ThingModel model, Node thing, Page.Head head) {
    Map<String, Object> parts = new LinkedHashMap<>(Map.of("page", model));
    if (!queries.rows("reference/term-kind", Map.of("thing", thing)).isEmpty()) {
      new TermReference(queries, head.words()).of(thing).ifPresent(term -> parts.put("term", term));
    }
    int documents = queries.rows("compare/documents-on-thing", Map.of("thing", thing)).size();
    if (documents > 1) {
      parts.put(
          "comparison",
          Page.Link.to(
              head.words().say("compare.link", documents), Addresses.comparison(thing, queries)));
    }
    shapes.of(thing, head.words()).ifPresent(rule -> parts.put("rule", rule));
    return parts;
  }
}
