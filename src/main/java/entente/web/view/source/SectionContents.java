package entente.web.view.source;

import entente.web.http.Messages;
import entente.web.page.Addresses;
import entente.web.page.Evidence;
import entente.web.page.LabelBatch;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.page.Rows;
import entente.web.view.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;

/** Builds the page of one section of a source document, and the same as JSON. */
final class SectionContents {
  private final SourceDocument source;
  private final PageQueries queries;
  private final LabelBatch labels;
  private final Messages messages;
  private final String name;
  private final Node section;
  private final List<CoverageStrip.Span> spans;
  private final List<Node> passages;
  private final Map<Node, List<Binding>> claims;
  private final Map<Node, List<Binding>> citations;

  /**
   * @param name of an existing section
   */
  SectionContents(SourceDocument source, String name) {
    this.source = source;
    this.queries = source.queries;
    this.labels = source.labels;
    this.messages = source.messages;
    this.name = name;
    this.section = source.sections.byName().get(name);
    this.spans = source.sections.spans(section);
    this.passages = spans.stream().map(CoverageStrip.Span::node).toList();
    this.claims = byPassage("document/claims");
    this.citations = byPassage("document/citations");
  }

  private Map<Node, List<Binding>> byPassage(String query) {
    List<Binding> rows = queries.rows(query, "passage", passages);
    labels.mentionAll(rows);
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                row -> row.get("passage"), LinkedHashMap::new, Collectors.toList()));
  }

  View.Shown shown() {
    int start = spans.stream().mapToInt(CoverageStrip.Span::start).min().orElse(0);
    int end = spans.stream().mapToInt(CoverageStrip.Span::end).max().orElse(0);
    List<String> names = List.copyOf(source.sections.byName().keySet());
    int at = names.indexOf(name);
    Page.Link title = source.title(section);
    SectionPage page =
        new SectionPage(
            new SectionPage.Heading(
                title,
                source.viewLink(),
                source.sections.ancestorNames(section).stream().map(source::sectionLink).toList(),
                section == null ? "" : section.getURI(),
                spans.isEmpty() ? "" : messages.say("documents.characters", start, end)),
            section == null ? List.of() : source.coverage.bands(start, end),
            source.sections.childNames(section).stream().map(source::outlineRow).toList(),
            spans.stream().map(this::entry).toList(),
            at > 0 ? source.sectionLink(names.get(at - 1)) : Page.Link.plain(""),
            at + 1 < names.size() ? source.sectionLink(names.get(at + 1)) : Page.Link.plain(""));
    String document = labels.link(source.document).text();
    return new View.Shown(
        title.text() + " · " + document,
        messages.say("documents.of-section", title.text(), document),
        "section",
        page,
        this::json,
        () -> queries.graph("document/passage-descriptions", "passage", passages));
  }

  private SectionPage.Entry entry(CoverageStrip.Span span) {
    boolean omitted = span.reason() != null;
    String remark =
        omitted
            ? messages.say("documents.because", labels.link(span.reason()).text())
            : span.claims() > 0
                ? ""
                : messages.say(span.used() ? "documents.read-with" : "documents.unused");
    return new SectionPage.Entry(
        Addresses.slug(span.node()),
        name(span),
        messages.say("documents.characters", span.start(), span.end())
            + (span.title().under().isEmpty()
                ? ""
                : " · " + messages.say("documents.under", span.title().under())),
        omitted ? "omitted" : span.claims() > 0 ? "facts" : "read",
        remark,
        citations(citations.getOrDefault(span.node(), List.of())),
        subjects(claims.getOrDefault(span.node(), List.of())));
  }

  private Page.Link name(CoverageStrip.Span span) {
    boolean omitted = span.reason() != null;
    String text =
        omitted
            ? messages.say("documents.omission")
            : span.title().kind() == null
                ? messages.say("documents.passage")
                : labels.link(span.title().kind()).text()
                    + (span.title().number().isEmpty() ? "" : " " + span.title().number());
    return new Page.Link(
        text,
        queries.local(span.node().getURI()),
        messages.language().equals("en") || omitted || span.title().kind() == null
            ? ""
            : labels.link(span.title().kind()).language(),
        "");
  }

  /** The notes and works that a passage cites, and the passage that it repeats. */
  private List<Evidence.Phrase> citations(List<Binding> rows) {
    Set<Evidence.Phrase> phrases = new LinkedHashSet<>();
    for (Binding row : rows) {
      if (row.contains("origin")) {
        Node origin = row.get("origin");
        phrases.add(
            new Evidence.Phrase(
                messages.say("documents.repeats"),
                Page.Link.to(Addresses.slug(origin), queries.local(origin.getURI()))));
      }
      if (row.contains("note")) {
        phrases.add(
            new Evidence.Phrase(
                "",
                Page.Link.to(
                    messages.say("documents.note", Rows.text(row, "number")),
                    queries.local(row.get("note").getURI()))));
      }
      if (row.contains("work")) {
        Page.Link work = labels.link(row.get("work"));
        String locator = row.contains("locator") ? ", " + Rows.text(row, "locator") : "";
        phrases.add(
            new Evidence.Phrase(
                messages.say("documents.cites"),
                new Page.Link(
                    work.text() + locator,
                    work.address(),
                    work.language(),
                    row.contains("locator") ? "" : work.hint())));
      }
    }
    return List.copyOf(phrases);
  }

  private List<SectionPage.Subject> subjects(List<Binding> rows) {
    Map<Node, Map<Node, List<Binding>>> subjects = new LinkedHashMap<>();
    rows.forEach(
        row ->
            subjects
                .computeIfAbsent(row.get("subject"), key -> new LinkedHashMap<>())
                .computeIfAbsent(row.get("property"), key -> new ArrayList<>())
                .add(row));
    return subjects.entrySet().stream()
        .map(
            each ->
                new SectionPage.Subject(
                    source.link(each.getKey()),
                    each.getValue().entrySet().stream()
                        .map(claims -> claims(claims.getKey(), claims.getValue()))
                        .toList()))
        .toList();
  }

  private SectionPage.Claims claims(Node property, List<Binding> rows) {
    Map<Node, SectionPage.Claim> values = new LinkedHashMap<>();
    Set<Evidence.Phrase> phrases = new LinkedHashSet<>();
    for (Binding row : rows) {
      values.putIfAbsent(row.get("claim"), claim(row));
      if (row.contains("speaker")) {
        phrases.add(
            new Evidence.Phrase(
                messages.say("documents.speaker"), labels.link(row.get("speaker"))));
      }
      if (row.contains("manner")) {
        Page.Link manner = labels.link(row.get("manner"));
        phrases.add(
            new Evidence.Phrase("", new Page.Link(manner.text(), "", manner.language(), "")));
      }
    }
    return new SectionPage.Claims(
        labels.term(property), List.copyOf(values.values()), List.copyOf(phrases));
  }

  private SectionPage.Claim claim(Binding row) {
    boolean curated = Rows.flag(row, "preferred");
    boolean disagrees = Rows.flag(row, "disagrees");
    String kind =
        row.contains("kind")
            ? labels.link(row.get("kind")).text()
            : messages.say("documents.other");
    return new SectionPage.Claim(
        source.link(row.get("value")),
        queries.local(row.get("claim").getURI()),
        curated ? "" : disagrees ? "otherwise" : "aside",
        curated
            ? ""
            : messages.say(disagrees ? "documents.told-otherwise" : "documents.also", kind));
  }

  private JsonObject json() {
    JsonObject json = new JsonObject();
    json.put("document", source.document.getURI());
    json.put("section", section == null ? "" : section.getURI());
    json.put("title", source.title(section).text());
    json.put("passages", SourceDocument.array(spans.stream().map(this::json)));
    return json;
  }

  private JsonObject json(CoverageStrip.Span span) {
    JsonObject json = new JsonObject();
    json.put("iri", span.node().getURI());
    json.put("kind", span.title().kind() == null ? "" : Addresses.slug(span.title().kind()));
    json.put("start", span.start());
    json.put("end", span.end());
    if (span.reason() != null) {
      json.put("leftOutBecause", Addresses.slug(span.reason()));
    }
    Set<Node> seen = new HashSet<>();
    json.put(
        "claims",
        SourceDocument.array(
            claims.getOrDefault(span.node(), List.of()).stream()
                .filter(row -> seen.add(row.get("claim")))
                .map(this::json)));
    return json;
  }

  private JsonObject json(Binding row) {
    Node value = row.get("value");
    JsonObject json = new JsonObject();
    json.put("iri", row.get("claim").getURI());
    json.put("subject", row.get("subject").getURI());
    json.put("property", row.get("property").getURI());
    json.put("value", value.isURI() ? value.getURI() : value.getLiteralLexicalForm());
    json.put(
        "label",
        labels.link(row.get("subject")).text()
            + ": "
            + labels.link(row.get("property")).text()
            + " "
            + labels.link(value).text());
    json.put("preferred", Rows.flag(row, "preferred"));
    return json;
  }
}
