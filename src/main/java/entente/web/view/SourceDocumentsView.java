package entente.web.view;

import entente.kb.format.Text;
import entente.web.http.Messages;
import entente.web.http.PercentEncoding;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.Request;
import entente.web.page.Addresses;
import entente.web.page.LabelBatch;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.page.Rows;
import entente.web.page.TermText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * The documents from which everything was drawn: a list of them, each with its sections, and a
 * section passage by passage with what was taken from each.
 *
 * <p>Of the texts only the offsets are known, and only places are shown.
 */
public final class SourceDocumentsView implements View {
  private static final String OUTSIDE = "outside";
  private static final int SHOWN = 15;
  private static final int SHORT = 80;
  private final PageQueries queries;

  public SourceDocumentsView(PageQueries queries) {
    this.queries = queries;
  }

  /** All documents. */
  public record Shelf(List<Volume> volumes) {}

  /** A document in a list. */
  public record Volume(Page.Link name, Citation citation, Tally tally) {}

  /** How a document is cited; texts are empty when the data does not say. */
  public record Citation(
      String creators,
      Page.Link title,
      String container,
      String volume,
      String pages,
      String editors,
      String imprint,
      String issued,
      Page.Link address) {}

  /**
   * How much there is of a text, and how much of it is accounted for, in numbers and as a strip.
   */
  public record Tally(
      String characters,
      String accounted,
      String omitted,
      String passages,
      String claims,
      String otherwise,
      List<Page.Figure> reasons,
      List<Page.Band> bands) {}

  /** One document. */
  public record Whole(
      Page.Link name,
      Page.Link kind,
      List<Page.Link> otherTitles,
      List<Page.Link> about,
      Citation citation,
      Tally tally,
      List<Row> outline,
      List<Page.Link> comparisons,
      List<Difference> differences,
      List<Page.Figure> things,
      List<Page.Figure> cited,
      List<Page.Figure> voices,
      int shown) {}

  /** A section in the outline; {@code depth} counts the sections above it. */
  public record Row(
      int depth,
      Page.Link title,
      List<Page.Band> bands,
      String passages,
      String claims,
      String otherwise) {}

  /** What documents say of one property of a thing where they contradict. */
  public record Difference(
      Page.Link thing, Page.Link property, List<Side> sides, Page.Link comparison) {}

  /**
   * A document and the value that it gives; a remark says how that departs from the curated one.
   */
  public record Side(Page.Link document, Page.Link value, String style, String remark) {}

  /** One section. */
  public record Part(
      Page.Link title,
      Page.Link document,
      List<Page.Link> above,
      String iri,
      String place,
      List<Page.Band> bands,
      List<Row> below,
      List<Entry> entries,
      Page.Link before,
      Page.Link after) {}

  /** A passage or an omission: what it is, where, what it cites, and what was taken from it. */
  public record Entry(
      String id,
      Page.Link name,
      String place,
      String style,
      String remark,
      List<Page.Phrase> phrases,
      List<Said> said) {}

  /** What a passage says of one thing. */
  public record Said(Page.Link thing, List<Facts> facts) {}

  /** The values that a passage gives of one property, and in what way it speaks. */
  public record Facts(Page.Link property, List<Fact> values, List<Page.Phrase> phrases) {}

  /** A value, and the claim by which it is cited. */
  public record Fact(Page.Link value, String claim, String style, String remark) {}

  @Override
  public Shown shown(Request request, String rest, Messages words) {
    Map<String, Node> documents = documents();
    List<String> path = Stream.of(rest.split("/")).filter(each -> !each.isEmpty()).toList();
    if (path.isEmpty()) {
      List<Source> sources =
          documents.values().stream().map(each -> new Source(each, words)).toList();
      return new Shown(
          words.say("documents.title"),
          words.say("documents.summary"),
          "documents",
          new Shelf(sources.stream().map(Source::volume).toList()),
          () -> array(sources.stream().map(Source::json)),
          () -> queries.graph("document/descriptions", Map.of()));
    }
    Node document = documents.get(path.get(0));
    if (document == null) {
      throw new ProblemException(
          Problem.notFound(
                  "There is no document "
                      + Text.cut(path.get(0), SHORT)
                      + "."
                      + Addresses.suggestion(path.get(0), documents.keySet())
                      + " There are: "
                      + String.join(", ", documents.keySet())
                      + ".")
              .with("documents", List.copyOf(documents.keySet())));
    }
    Source source = new Source(document, words);
    if (path.size() == 1) {
      return source.whole();
    }
    String name = String.join("/", path.subList(1, path.size()));
    return source
        .part(name)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.notFound(
                        "The document "
                            + path.get(0)
                            + " has no section "
                            + Text.cut(name, SHORT)
                            + "."
                            + Addresses.suggestion(name, source.sections().keySet())
                            + " /documents/"
                            + path.get(0)
                            + " lists its sections.")));
  }

  /** The documents by the last part of their IRIs. */
  private Map<String, Node> documents() {
    Map<String, Node> documents = new LinkedHashMap<>();
    queries
        .rows("document/labels", Map.of())
        .forEach(row -> documents.put(Addresses.slug(row.get("document")), row.get("document")));
    return documents;
  }

  private static JsonArray array(Stream<JsonObject> values) {
    JsonArray array = new JsonArray();
    values.forEach(array::add);
    return array;
  }

  /** One document, asked about piece by piece. */
  private final class Source {
    private final Node document;
    private final Map<String, Node> parameters;
    private final Messages words;
    private final List<CoverageStrip.Span> spans;
    private final CoverageStrip ledger;
    private final LabelBatch naming;

    Source(Node document, Messages words) {
      this.document = document;
      this.parameters = Map.of("document", document);
      this.words = words;
      this.naming = new LabelBatch(queries, words);
      this.spans =
          queries.rows("document/spans", parameters).stream()
              .map(
                  row ->
                      new CoverageStrip.Span(
                          row.get("span"),
                          row.get("kind"),
                          Rows.text(row, "number"),
                          Rows.text(row, "under"),
                          row.get("section"),
                          Rows.number(row, "start"),
                          Rows.number(row, "end"),
                          Rows.flag(row, "used"),
                          row.get("reason"),
                          Rows.number(row, "claims"),
                          Rows.number(row, "otherwise")))
              .toList();
      this.ledger = new CoverageStrip(spans);
      naming.mention(document);
      spans.forEach(span -> naming.mention(span.kind(), span.reason(), span.section()));
    }

    private Page.Link link(Node node) {
      return naming.link(node);
    }

    private Page.Link thing(Node node) {
      return node.equals(document)
          ? new Page.Link(link(node).text(), Addresses.sourceDocument(document), "", "")
          : link(node);
    }

    Volume volume() {
      return new Volume(
          new Page.Link(link(document).text(), Addresses.sourceDocument(document), "", ""),
          citation(),
          tally());
    }

    private Citation citation() {
      Map<String, List<Node>> record = record();
      Function<String, String> all =
          role ->
              record.getOrDefault(role, List.of()).stream()
                  .map(node -> link(node).text())
                  .collect(Collectors.joining(", "));
      String issue = all.apply("issue").isEmpty() ? "" : " (" + all.apply("issue") + ")";
      Page.Link address =
          record.getOrDefault("address", List.of()).stream()
              .findFirst()
              .map(
                  node ->
                      Page.Link.to(
                          node.isURI() ? node.getURI() : node.getLiteralLexicalForm(),
                          node.isURI() ? TermText.address(node.getURI(), queries) : ""))
              .orElse(Page.Link.plain(""));
      Page.Link title =
          record.getOrDefault("title", List.of()).stream()
              .findFirst()
              .map(this::link)
              .orElse(link(document));
      String container =
          record.getOrDefault("container", List.of()).stream()
              .map(node -> naming.titled(node).text())
              .collect(Collectors.joining(", "));
      return new Citation(
          all.apply("creator"),
          title,
          container,
          all.apply("volume") + issue,
          all.apply("pages"),
          all.apply("editor"),
          Stream.of(all.apply("place"), all.apply("publisher"))
              .filter(each -> !each.isEmpty())
              .collect(Collectors.joining(": ")),
          all.apply("issued").replaceFirst("\\.$", ""),
          address);
    }

    private Map<String, List<Node>> record() {
      Map<String, List<Node>> record = new LinkedHashMap<>();
      List<Binding> rows = queries.rows("document/bibliographic-record", parameters);
      naming.mentionAll(rows);
      rows.forEach(
          row ->
              record
                  .computeIfAbsent(Rows.text(row, "role"), role -> new ArrayList<>())
                  .add(row.get("value")));
      return record;
    }

    private Tally tally() {
      List<Page.Figure> reasons =
          ledger.leftOut().entrySet().stream()
              .sorted(Map.Entry.<Node, Integer>comparingByValue().reversed())
              .map(
                  each ->
                      new Page.Figure(
                          grouped(each.getValue()),
                          link(each.getKey()).text(),
                          link(each.getKey()).address()))
              .toList();
      return new Tally(
          grouped(ledger.characters()),
          ledger.percent(ledger.accounted()),
          ledger.percent(ledger.omitted()),
          grouped((int) spans.stream().filter(span -> span.reason() == null).count()),
          grouped(spans.stream().mapToInt(CoverageStrip.Span::claims).sum()),
          grouped(spans.stream().mapToInt(CoverageStrip.Span::otherwise).sum()),
          reasons,
          ledger.bands(0, ledger.characters()));
    }

    private static String grouped(int number) {
      return TermText.number(Integer.toString(number));
    }

    JsonObject json() {
      Citation citation = citation();
      JsonObject json = new JsonObject();
      json.put("iri", document.getURI());
      json.put("label", link(document).text());
      json.put("title", citation.title().text());
      json.put("creators", citation.creators());
      json.put("issued", citation.issued());
      json.put("characters", ledger.characters());
      json.put("accounted", ledger.accounted());
      JsonObject leftOut = new JsonObject();
      ledger
          .leftOut()
          .forEach((reason, characters) -> leftOut.put(Addresses.slug(reason), characters));
      json.put("leftOut", leftOut);
      json.put("passages", spans.stream().filter(span -> span.reason() == null).count());
      json.put("claims", spans.stream().mapToInt(CoverageStrip.Span::claims).sum());
      json.put("toldOtherwise", spans.stream().mapToInt(CoverageStrip.Span::otherwise).sum());
      return json;
    }

    // The document as a whole

    Shown whole() {
      List<Binding> things = queries.rows("document/things", parameters);
      List<Binding> cited = queries.rows("document/cited-works", parameters);
      List<Binding> voices = queries.rows("document/speakers", parameters);
      List<Binding> differs = queries.rows("document/differences", parameters);
      Stream.of(things, cited, voices, differs).forEach(naming::mentionAll);
      Map<String, List<Node>> record = record();
      Map<String, Node> documents = documents();
      documents.values().forEach(naming::mention);
      List<Page.Link> comparisons =
          documents.entrySet().stream()
              .filter(each -> !each.getValue().equals(document))
              .map(
                  each ->
                      Page.Link.to(
                          link(each.getValue()).text(),
                          "/compare?documents=" + Addresses.slug(document) + "," + each.getKey()))
              .toList();
      Page.Link title = citation().title();
      Whole whole =
          new Whole(
              link(document),
              record.getOrDefault("kind", List.of()).stream()
                  .findFirst()
                  .map(this::link)
                  .orElse(Page.Link.plain("")),
              record.getOrDefault("other", List.of()).stream().map(this::link).toList(),
              record.getOrDefault("about", List.of()).stream().map(this::link).toList(),
              citation(),
              tally(),
              outline(),
              comparisons,
              differences(differs),
              figures(things, "thing", "claims"),
              figures(cited, "work", "mentions"),
              figures(voices, "speaker", "claims"),
              SHOWN);
      String summary = words.say("documents.of-document", link(document).text());
      return new Shown(
          title.text(),
          summary,
          "document",
          whole,
          () -> {
            JsonObject json = json();
            json.put(
                "sections",
                array(
                    sections().entrySet().stream()
                        .map(each -> section(each.getKey(), each.getValue()))));
            json.put("cites", counted(cited, "work", "mentions"));
            json.put("reports", counted(voices, "speaker", "claims"));
            return json;
          },
          () -> queries.graph("document/outline", parameters));
    }

    private List<Page.Figure> figures(List<Binding> rows, String variable, String count) {
      return rows.stream()
          .map(
              row ->
                  new Page.Figure(
                      Rows.text(row, count),
                      thing(row.get(variable)).text(),
                      thing(row.get(variable)).address()))
          .toList();
    }

    private JsonArray counted(List<Binding> rows, String variable, String count) {
      return array(
          rows.stream()
              .map(
                  row -> {
                    JsonObject each = new JsonObject();
                    each.put("iri", row.get(variable).getURI());
                    each.put("label", link(row.get(variable)).text());
                    each.put("count", Rows.number(row, count));
                    return each;
                  }));
    }

    private JsonObject section(String name, Node section) {
      JsonObject json = new JsonObject();
      json.put("name", name);
      json.put("iri", section == null ? "" : section.getURI());
      json.put("title", title(section).text());
      List<CoverageStrip.Span> own = own(section);
      json.put("passages", own.stream().filter(span -> span.reason() == null).count());
      json.put("claims", own.stream().mapToInt(CoverageStrip.Span::claims).sum());
      return json;
    }

    private List<Difference> differences(List<Binding> rows) {
      Map<List<Node>, List<Binding>> groups = new LinkedHashMap<>();
      rows.forEach(
          row ->
              groups
                  .computeIfAbsent(
                      List.of(row.get("thing"), row.get("property")), key -> new ArrayList<>())
                  .add(row));
      return groups.entrySet().stream()
          .map(
              each ->
                  new Difference(
                      link(each.getKey().get(0)),
                      naming.term(each.getKey().get(1)),
                      each.getValue().stream()
                          .map(
                              row ->
                                  new Side(
                                      new Page.Link(
                                          link(row.get("source")).text(),
                                          Addresses.sourceDocument(row.get("source")),
                                          "",
                                          row.get("source").equals(document) ? "this" : ""),
                                      link(row.get("value")),
                                      Rows.flag(row, "disagrees") ? "otherwise" : "aside",
                                      row.contains("kind")
                                          ? words.say(
                                              Rows.flag(row, "disagrees")
                                                  ? "documents.instead"
                                                  : "documents.merely",
                                              link(row.get("kind")).text())
                                          : ""))
                          .toList(),
                      Page.Link.to(
                          words.say("documents.compare"),
                          Addresses.comparison(each.getKey().get(0), queries))))
          .toList();
    }

    // Its sections

    /**
     * The sections by name, in the order of the text, each after the one it is part of; what lies
     * in none of them comes last, as null.
     */
    Map<String, Node> sections() {
      Map<String, Node> sections = new LinkedHashMap<>();
      Map<Node, Node> above = above();
      under(null, above).forEach(each -> add(sections, each, above));
      if (!own(null).isEmpty()) {
        sections.put(OUTSIDE, null);
      }
      return sections;
    }

    private void add(Map<String, Node> sections, Node section, Map<Node, Node> above) {
      String name = Addresses.slug(section);
      if (sections.put(
              name.startsWith(Addresses.slug(document) + "-")
                  ? name.substring(Addresses.slug(document).length() + 1)
                  : name,
              section)
          == null) {
        under(section, above).forEach(each -> add(sections, each, above));
      }
    }

    /** The sections right below one, or below none, in the order of the text. */
    private List<Node> under(Node section, Map<Node, Node> above) {
      return above.keySet().stream()
          .filter(each -> Objects.equals(above.get(each), section))
          .sorted(
              Comparator.comparingInt((Node each) -> start(each, above))
                  .thenComparing(each -> each.getURI()))
          .toList();
    }

    /** For each section the one above it, or null. */
    private Map<Node, Node> above() {
      Map<Node, Node> above = new LinkedHashMap<>();
      queries
          .rows("document/sections", parameters)
          .forEach(row -> above.putIfAbsent(row.get("section"), row.get("above")));
      return above;
    }

    /** Where the first passage of a section, or of one below it, begins. */
    private int start(Node section, Map<Node, Node> above) {
      return spans.stream()
          .filter(span -> within(span.section(), section, above))
          .mapToInt(CoverageStrip.Span::start)
          .min()
          .orElse(Integer.MAX_VALUE);
    }

    private static boolean within(Node inner, Node section, Map<Node, Node> above) {
      Node at = inner;
      for (int i = 0; at != null && i <= above.size(); i++) {
        if (at.equals(section)) {
          return true;
        }
        at = above.get(at);
      }
      return false;
    }

    private List<CoverageStrip.Span> own(Node section) {
      return spans.stream().filter(span -> Objects.equals(span.section(), section)).toList();
    }

    private Page.Link title(Node section) {
      naming.mention(section);
      return section == null ? Page.Link.plain(words.say("documents.outside")) : link(section);
    }

    private List<Row> outline() {
      Map<Node, Node> above = above();
      Map<String, Node> sections = sections();
      sections.values().forEach(naming::mention);
      return sections.entrySet().stream()
          .map(each -> row(each.getKey(), each.getValue(), above))
          .toList();
    }

    private Row row(String name, Node section, Map<Node, Node> above) {
      List<CoverageStrip.Span> own = own(section);
      int depth = 0;
      for (Node at = section == null ? null : above.get(section);
          at != null && depth < 5;
          at = above.get(at)) {
        depth++;
      }
      Page.Link title =
          section == null ? Page.Link.plain(words.say("documents.outside")) : link(section);
      List<Page.Band> bands =
          section == null || own.isEmpty()
              ? List.of()
              : ledger.bands(
                  own.get(0).start(),
                  own.stream().mapToInt(CoverageStrip.Span::end).max().orElseThrow());
      return new Row(
          depth,
          new Page.Link(
              title.text(),
              Addresses.sourceDocument(document) + "/" + PercentEncoding.encoded(name),
              title.language(),
              ""),
          bands,
          grouped((int) own.stream().filter(span -> span.reason() == null).count()),
          grouped(own.stream().mapToInt(CoverageStrip.Span::claims).sum()),
          grouped(own.stream().mapToInt(CoverageStrip.Span::otherwise).sum()));
    }

    Optional<Shown> part(String name) {
      Map<String, Node> sections = sections();
      if (!sections.containsKey(name)) {
        return Optional.empty();
      }
      Node section = sections.get(name);
      List<CoverageStrip.Span> own = own(section);
      List<Node> passages = own.stream().map(CoverageStrip.Span::node).toList();
      List<Binding> claims = queries.rows("document/claims", "passage", passages);
      List<Binding> citations = queries.rows("document/citations", "passage", passages);
      naming.mentionAll(claims);
      naming.mentionAll(citations);
      sections.values().forEach(naming::mention);
      List<String> names = List.copyOf(sections.keySet());
      int at = names.indexOf(name);
      Map<Node, Node> above = above();
      List<Page.Link> trail = new ArrayList<>();
      for (Node each = section == null ? null : above.get(section);
          each != null && trail.size() < 5;
          each = above.get(each)) {
        Node higher = each;
        sections.entrySet().stream()
            .filter(entry -> higher.equals(entry.getValue()))
            .findFirst()
            .ifPresent(entry -> trail.add(0, neighbour(entry.getKey(), sections)));
      }
      List<Row> below =
          sections.entrySet().stream()
              .filter(
                  each ->
                      each.getValue() != null
                          && section != null
                          && section.equals(above.get(each.getValue())))
              .map(each -> row(each.getKey(), each.getValue(), above))
              .toList();
      int from = own.stream().mapToInt(CoverageStrip.Span::start).min().orElse(0);
      int to = own.stream().mapToInt(CoverageStrip.Span::end).max().orElse(0);
      Page.Link title = title(section);
      Part part =
          new Part(
              title,
              new Page.Link(link(document).text(), Addresses.sourceDocument(document), "", ""),
              trail,
              section == null ? "" : section.getURI(),
              own.isEmpty() ? "" : words.say("documents.characters", from, to),
              section == null ? List.of() : ledger.bands(from, to),
              below,
              entries(own, claims, citations),
              at > 0 ? neighbour(names.get(at - 1), sections) : Page.Link.plain(""),
              at + 1 < names.size() ? neighbour(names.get(at + 1), sections) : Page.Link.plain(""));
      return Optional.of(
          new Shown(
              title.text() + " · " + link(document).text(),
              words.say("documents.of-section", title.text(), link(document).text()),
              "section",
              part,
              () -> json(section, own, claims),
              () -> queries.graph("document/passage-descriptions", "passage", passages)));
    }

    private Page.Link neighbour(String name, Map<String, Node> sections) {
      Page.Link title = title(sections.get(name));
      return new Page.Link(
          title.text(),
          Addresses.sourceDocument(document) + "/" + PercentEncoding.encoded(name),
          title.language(),
          "");
    }

    private List<Entry> entries(
        List<CoverageStrip.Span> own, List<Binding> claims, List<Binding> citations) {
      Map<Node, List<Binding>> said =
          claims.stream()
              .collect(
                  Collectors.groupingBy(
                      row -> row.get("passage"), LinkedHashMap::new, Collectors.toList()));
      Map<Node, List<Binding>> cited =
          citations.stream()
              .collect(
                  Collectors.groupingBy(
                      row -> row.get("passage"), LinkedHashMap::new, Collectors.toList()));
      return own.stream()
          .map(
              span -> {
                boolean omitted = span.reason() != null;
                String kind =
                    omitted
                        ? words.say("documents.omission")
                        : span.kind() == null
                            ? words.say("documents.passage")
                            : link(span.kind()).text()
                                + (span.number().isEmpty() ? "" : " " + span.number());
                String place =
                    words.say("documents.characters", span.start(), span.end())
                        + (span.under().isEmpty()
                            ? ""
                            : " · " + words.say("documents.under", span.under()));
                String remark =
                    omitted
                        ? words.say("documents.because", link(span.reason()).text())
                        : span.claims() > 0
                            ? ""
                            : words.say(span.used() ? "documents.read-with" : "documents.unused");
                return new Entry(
                    Addresses.slug(span.node()),
                    new Page.Link(
                        kind,
                        queries.local(span.node().getURI()),
                        words.language().equals("en") || omitted
                            ? ""
                            : span.kind() == null ? "" : link(span.kind()).language(),
                        ""),
                    place,
                    omitted ? "omitted" : span.claims() > 0 ? "facts" : "read",
                    remark,
                    cites(cited.getOrDefault(span.node(), List.of())),
                    said(said.getOrDefault(span.node(), List.of())));
              })
          .toList();
    }

    private List<Page.Phrase> cites(List<Binding> rows) {
      Set<Page.Phrase> phrases = new LinkedHashSet<>();
      for (Binding row : rows) {
        if (row.contains("origin")) {
          phrases.add(
              new Page.Phrase(
                  words.say("documents.repeats"),
                  new Page.Link(
                      Addresses.slug(row.get("origin")),
                      queries.local(row.get("origin").getURI()),
                      "",
                      "")));
        }
        if (row.contains("note")) {
          phrases.add(
              new Page.Phrase(
                  "",
                  new Page.Link(
                      words.say("documents.note", Rows.text(row, "number")),
                      queries.local(row.get("note").getURI()),
                      "",
                      "")));
        }
        if (row.contains("work")) {
          Page.Link work = link(row.get("work"));
          phrases.add(
              new Page.Phrase(
                  words.say("documents.cites"),
                  row.contains("locator")
                      ? new Page.Link(
                          work.text() + ", " + Rows.text(row, "locator"),
                          work.address(),
                          work.language(),
                          "")
                      : work));
        }
      }
      return List.copyOf(phrases);
    }

    private List<Said> said(List<Binding> rows) {
      Map<Node, Map<Node, List<Binding>>> things = new LinkedHashMap<>();
      rows.forEach(
          row ->
              things
                  .computeIfAbsent(row.get("subject"), key -> new LinkedHashMap<>())
                  .computeIfAbsent(row.get("property"), key -> new ArrayList<>())
                  .add(row));
      return things.entrySet().stream()
          .map(
              each ->
                  new Said(
                      thing(each.getKey()),
                      each.getValue().entrySet().stream()
                          .map(facts -> facts(facts.getKey(), facts.getValue()))
                          .toList()))
          .toList();
    }

    private Facts facts(Node property, List<Binding> rows) {
      Map<Node, Fact> facts = new LinkedHashMap<>();
      Set<Page.Phrase> phrases = new LinkedHashSet<>();
      for (Binding row : rows) {
        boolean curated = Rows.flag(row, "preferred");
        String kind =
            row.contains("kind") ? link(row.get("kind")).text() : words.say("documents.other");
        String style = curated ? "" : Rows.flag(row, "disagrees") ? "otherwise" : "aside";
        facts.putIfAbsent(
            row.get("claim"),
            new Fact(
                thing(row.get("value")),
                queries.local(row.get("claim").getURI()),
                style,
                curated
                    ? ""
                    : words.say(
                        style.equals("otherwise") ? "documents.told-otherwise" : "documents.also",
                        kind)));
        if (row.contains("speaker")) {
          phrases.add(new Page.Phrase(words.say("documents.speaker"), link(row.get("speaker"))));
        }
        if (row.contains("manner")) {
          phrases.add(
              new Page.Phrase(
                  "",
                  new Page.Link(
                      link(row.get("manner")).text(), "", link(row.get("manner")).language(), "")));
        }
      }
      return new Facts(naming.term(property), List.copyOf(facts.values()), List.copyOf(phrases));
    }

    private JsonObject json(Node section, List<CoverageStrip.Span> own, List<Binding> claims) {
      Map<Node, List<Binding>> said =
          claims.stream().collect(Collectors.groupingBy(row -> row.get("passage")));
      JsonObject json = new JsonObject();
      json.put("document", document.getURI());
      json.put("section", section == null ? "" : section.getURI());
      json.put("title", title(section).text());
      json.put(
          "passages",
          array(
              own.stream()
                  .map(
                      span -> {
                        JsonObject each = new JsonObject();
                        each.put("iri", span.node().getURI());
                        each.put("kind", span.kind() == null ? "" : Addresses.slug(span.kind()));
                        each.put("start", span.start());
                        each.put("end", span.end());
                        if (span.reason() != null) {
                          each.put("leftOutBecause", Addresses.slug(span.reason()));
                        }
                        Set<Node> seen = new HashSet<>();
                        each.put(
                            "claims",
                            array(
                                said.getOrDefault(span.node(), List.of()).stream()
                                    .filter(row -> seen.add(row.get("claim")))
                                    .map(this::claim)));
                        return each;
                      })));
      return json;
    }

    private JsonObject claim(Binding row) {
      JsonObject claim = new JsonObject();
      claim.put("iri", row.get("claim").getURI());
      claim.put("subject", row.get("subject").getURI());
      claim.put("property", row.get("property").getURI());
      Node value = row.get("value");
      claim.put("value", value.isURI() ? value.getURI() : value.getLiteralLexicalForm());
      claim.put(
          "label",
          link(row.get("subject")).text()
              + ": "
              + link(row.get("property")).text()
              + " "
              + link(value).text());
      claim.put("preferred", Rows.flag(row, "preferred"));
      return claim;
    }
  }
}
