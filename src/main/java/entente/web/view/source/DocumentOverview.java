package entente.web.view.source;

import entente.web.page.Addresses;
import entente.web.page.Page;
import entente.web.page.Rows;
import entente.web.view.View;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;

/** Builds the page of one source document, and the same as JSON. */
final class DocumentOverview {
  private static final int SHOWN = 15;
  private final SourceDocument source;
  private final List<Binding> things;
  private final List<Binding> cited;
  private final List<Binding> speakers;
  private final List<Binding> differences;

  DocumentOverview(SourceDocument source) {
    this.source = source;
    this.things = rows("document/things");
    this.cited = rows("document/cited-works");
    this.speakers = rows("document/speakers");
    this.differences = rows("document/differences");
  }

  private List<Binding> rows(String query) {
    List<Binding> rows = source.queries.rows(query, source.parameters);
    source.labels.mentionAll(rows);
    return rows;
  }

  /**
   * The page.
   *
   * @param documents all source documents
   */
  View.Shown shown(Collection<Node> documents) {
    documents.forEach(source.labels::mention);
    DocumentListPage.Citation citation = source.citation();
    Page.Link name = source.labels.link(source.document);
    DocumentPage page =
        new DocumentPage(
            new DocumentPage.Heading(
                name,
                links("kind").findFirst().orElse(Page.Link.plain("")),
                links("other").toList(),
                links("about").toList()),
            citation,
            source.tally(),
            source.sections.byName().keySet().stream().map(source::outlineRow).toList(),
            new DocumentPage.Differences(differences(), comparisons(documents)),
            new DocumentPage.Frequent(
                figures(things, "thing", "claims"),
                figures(cited, "work", "mentions"),
                figures(speakers, "speaker", "claims"),
                SHOWN));
    return new View.Shown(
        citation.title().text(),
        source.messages.say("documents.of-document", name.text()),
        "document",
        page,
        this::json,
        () -> source.queries.graph("document/outline", source.parameters));
  }

  private Stream<Page.Link> links(String role) {
    return source.record(role).stream().map(source.labels::link);
  }

  private List<Page.Link> comparisons(Collection<Node> documents) {
    return documents.stream()
        .filter(each -> !each.equals(source.document))
        .map(
            each ->
                Page.Link.to(
                    source.labels.link(each).text(),
                    "/compare?documents="
                        + Addresses.slug(source.document)
                        + ","
                        + Addresses.slug(each)))
        .toList();
  }

  private List<Page.Figure> figures(List<Binding> rows, String variable, String count) {
    return rows.stream()
        .map(
            row -> {
              Page.Link link = source.link(row.get(variable));
              return new Page.Figure(Rows.text(row, count), link.text(), link.address());
            })
        .toList();
  }

  private List<DocumentPage.Difference> differences() {
    Map<List<Node>, List<Binding>> groups = new LinkedHashMap<>();
    differences.forEach(
        row ->
            groups
                .computeIfAbsent(
                    List.of(row.get("thing"), row.get("property")), key -> new ArrayList<>())
                .add(row));
    return groups.entrySet().stream()
        .map(
            each ->
                new DocumentPage.Difference(
                    source.labels.link(each.getKey().get(0)),
                    source.labels.term(each.getKey().get(1)),
                    each.getValue().stream().map(this::side).toList(),
                    Page.Link.to(
                        source.messages.say("documents.compare"),
                        Addresses.comparison(each.getKey().get(0), source.queries))))
        .toList();
  }

  private DocumentPage.Side side(Binding row) {
    boolean disagrees = Rows.flag(row, "disagrees");
    Node document = row.get("source");
    return new DocumentPage.Side(
        new Page.Link(
            source.labels.link(document).text(),
            Addresses.sourceDocument(document),
            "",
            document.equals(source.document) ? "this" : ""),
        source.labels.link(row.get("value")),
        disagrees ? "otherwise" : "aside",
        row.contains("kind")
            ? source.messages.say(
                disagrees ? "documents.instead" : "documents.merely",
                source.labels.link(row.get("kind")).text())
            : "");
  }

  private JsonObject json() {
    JsonObject json = source.json();
    json.put(
        "sections",
        SourceDocument.array(source.sections.byName().keySet().stream().map(source::sectionJson)));
    json.put("cites", counted(cited, "work", "mentions"));
    json.put("reports", counted(speakers, "speaker", "claims"));
    return json;
  }

  private JsonArray counted(List<Binding> rows, String variable, String count) {
    return SourceDocument.array(
        rows.stream()
            .map(
                row -> {
                  JsonObject each = new JsonObject();
                  each.put("iri", row.get(variable).getURI());
                  each.put("label", source.labels.link(row.get(variable)).text());
                  each.put("count", Rows.number(row, count));
                  return each;
                }));
  }
}
