package entente.web.view.source;

import entente.web.http.Messages;
import entente.web.http.PercentEncoding;
import entente.web.page.Addresses;
import entente.web.page.LabelBatch;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.page.Rows;
import entente.web.page.TermText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;

/** A source document in the words of one language: its record, its coverage and its sections. */
final class SourceDocument {
  final Node document;
  final Map<String, Node> parameters;
  final Messages messages;
  final LabelBatch labels;
  final PageQueries queries;
  final CoverageStrip coverage;
  final SourceSections sections;
  private final List<CoverageStrip.Span> spans;
  private final Map<String, List<Node>> record = new LinkedHashMap<>();

  SourceDocument(PageQueries queries, Node document, Messages messages) {
    this.queries = queries;
    this.document = document;
    this.parameters = Map.of("document", document);
    this.messages = messages;
    this.labels = new LabelBatch(queries, messages);
    this.spans =
        queries.rows("document/spans", parameters).stream().map(SourceDocument::span).toList();
    this.coverage = new CoverageStrip(spans);
    this.sections =
        new SourceSections(document, spans, queries.rows("document/sections", parameters));
    labels.mention(document);
    spans.forEach(span -> labels.mention(span.title().kind(), span.reason(), span.section()));
    sections.byName().values().forEach(labels::mention);
    List<Binding> rows = queries.rows("document/bibliographic-record", parameters);
    labels.mentionAll(rows);
    rows.forEach(
        row ->
            record
                .computeIfAbsent(Rows.text(row, "role"), role -> new ArrayList<>())
                .add(row.get("value")));
  }

  private static CoverageStrip.Span span(Binding row) {
    return new CoverageStrip.Span(
        row.get("span"),
        new CoverageStrip.Title(row.get("kind"), Rows.text(row, "number"), Rows.text(row, "under")),
        row.get("section"),
        Rows.number(row, "start"),
        Rows.number(row, "end"),
        Rows.flag(row, "used"),
        row.get("reason"),
        new CoverageStrip.Counts(Rows.number(row, "claims"), Rows.number(row, "otherwise")));
  }

  /** A link to a thing under its name; for this document, to its view. */
  Page.Link link(Node node) {
    return node.equals(document) ? viewLink() : labels.link(node);
  }

  /** This document under its name, as a link to its view. */
  Page.Link viewLink() {
    return Page.Link.to(labels.link(document).text(), Addresses.sourceDocument(document));
  }

  /** The title of a section; null means outside all sections. */
  Page.Link title(Node section) {
    return section == null
        ? Page.Link.plain(messages.say("documents.outside"))
        : labels.link(section);
  }

  /** A section under its title, as a link to its view. */
  Page.Link sectionLink(String name) {
    Page.Link title = title(sections.byName().get(name));
    return new Page.Link(
        title.text(),
        Addresses.sourceDocument(document) + "/" + PercentEncoding.encoded(name),
        title.language(),
        "");
  }

  /** The values of the bibliographic record in one role, such as {@code creator}. */
  List<Node> record(String role) {
    return record.getOrDefault(role, List.of());
  }

  private String text(String role) {
    return record(role).stream()
        .map(node -> labels.link(node).text())
        .collect(Collectors.joining(", "));
  }

  DocumentListPage.Citation citation() {
    String issue = text("issue").isEmpty() ? "" : " (" + text("issue") + ")";
    Page.Link address =
        record("address").stream()
            .findFirst()
            .map(
                node ->
                    Page.Link.to(
                        node.isURI() ? node.getURI() : node.getLiteralLexicalForm(),
                        node.isURI() ? TermText.address(node.getURI(), queries) : ""))
            .orElse(Page.Link.plain(""));
    return new DocumentListPage.Citation(
        text("creator"),
        record("title").stream().findFirst().map(labels::link).orElse(labels.link(document)),
        new DocumentListPage.Container(
            record("container").stream()
                .map(node -> labels.titled(node).text())
                .collect(Collectors.joining(", ")),
            text("volume") + issue,
            text("pages"),
            text("editor")),
        Stream.of(text("place"), text("publisher"))
            .filter(each -> !each.isEmpty())
            .collect(Collectors.joining(": ")),
        text("issued").replaceFirst("\\.$", ""),
        address);
  }

  DocumentListPage.Tally tally() {
    List<Page.Figure> reasons =
        coverage.leftOut().entrySet().stream()
            .sorted(Map.Entry.<Node, Integer>comparingByValue().reversed())
            .map(
                each ->
                    new Page.Figure(
                        grouped(each.getValue()),
                        labels.link(each.getKey()).text(),
                        labels.link(each.getKey()).address()))
            .toList();
    return new DocumentListPage.Tally(
        grouped(coverage.characters()),
        coverage.percent(coverage.accounted()),
        coverage.percent(coverage.omitted()),
        counts(spans),
        reasons,
        coverage.bands(0, coverage.characters()));
  }

  private static DocumentListPage.Counts counts(List<CoverageStrip.Span> spans) {
    return new DocumentListPage.Counts(
        grouped(passages(spans)),
        grouped(spans.stream().mapToInt(CoverageStrip.Span::claims).sum()),
        grouped(spans.stream().mapToInt(CoverageStrip.Span::otherwise).sum()));
  }

  private static int passages(List<CoverageStrip.Span> spans) {
    return (int) spans.stream().filter(span -> span.reason() == null).count();
  }

  private static String grouped(int number) {
    return TermText.number(Integer.toString(number));
  }

  /** The row of a section in an outline. */
  DocumentPage.OutlineRow outlineRow(String name) {
    Node section = sections.byName().get(name);
    List<CoverageStrip.Span> own = sections.spans(section);
    List<CoverageStrip.Band> bands =
        section == null || own.isEmpty()
            ? List.of()
            : coverage.bands(
                own.get(0).start(),
                own.stream().mapToInt(CoverageStrip.Span::end).max().orElseThrow());
    return new DocumentPage.OutlineRow(
        sections.depth(section), sectionLink(name), bands, counts(own));
  }

  /** The document as an entry of a list. */
  JsonObject json() {
    DocumentListPage.Citation citation = citation();
    JsonObject json = new JsonObject();
    json.put("iri", document.getURI());
    json.put("label", labels.link(document).text());
    json.put("title", citation.title().text());
    json.put("creators", citation.creators());
    json.put("issued", citation.issued());
    json.put("characters", coverage.characters());
    json.put("accounted", coverage.accounted());
    JsonObject leftOut = new JsonObject();
    coverage
        .leftOut()
        .forEach((reason, characters) -> leftOut.put(Addresses.slug(reason), characters));
    json.put("leftOut", leftOut);
    json.put("passages", passages(spans));
    json.put("claims", spans.stream().mapToInt(CoverageStrip.Span::claims).sum());
    json.put("toldOtherwise", spans.stream().mapToInt(CoverageStrip.Span::otherwise).sum());
    return json;
  }

  /** A section as an entry of the outline. */
  JsonObject sectionJson(String name) {
    Node section = sections.byName().get(name);
    List<CoverageStrip.Span> own = sections.spans(section);
    JsonObject json = new JsonObject();
    json.put("name", name);
    json.put("iri", section == null ? "" : section.getURI());
    json.put("title", title(section).text());
    json.put("passages", passages(own));
    json.put("claims", own.stream().mapToInt(CoverageStrip.Span::claims).sum());
    return json;
  }

  static JsonArray array(Stream<JsonObject> values) {
    JsonArray array = new JsonArray();
    values.forEach(array::add);
    return array;
  }
}
