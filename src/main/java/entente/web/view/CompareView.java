package entente.web.view;

import entente.kb.format.Text;
import entente.kb.read.Vocabulary;
import entente.web.http.Messages;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.ProblemType;
import entente.web.http.Request;
import entente.web.page.Addresses;
import entente.web.page.LabelBatch;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * The same thing according to each document, two documents side by side, and a list of what can be
 * compared.
 */
public final class CompareView implements View {
  private static final int SHORT = 80;
  private final PageQueries queries;

  public CompareView(PageQueries queries) {
    this.queries = queries;
  }

  /**
   * What can be compared: things, by the number of documents that speak of them, and each pair of
   * documents.
   */
  public record Start(
      String text, String note, List<Page.Link> documents, List<Line> pairs, List<Things> groups) {}

  /** A document, and for each document how many things both speak of. */
  public record Line(Page.Link document, List<Page.Link> shared) {}

  /** Things of which as many documents speak. */
  public record Things(String heading, List<Thing> things) {}

  /** A thing in the list. */
  public record Thing(Page.Link thing, String documents, String claims, String contradictions) {}

  /**
   * One thing, or two documents: which documents stand side by side, and what they say, in tables.
   */
  public record Table(
      Page.Link about,
      List<Page.Link> documents,
      List<Page.Figure> counts,
      List<Block> blocks,
      String note) {}

  /** Lines with a heading, which is empty when there is only one block. */
  public record Block(String id, String heading, String intro, List<Row> rows) {}

  /**
   * A property of a thing according to each document; the thing is empty where there is only one.
   */
  public record Row(
      Page.Link thing,
      Page.Link property,
      String style,
      String accord,
      String remark,
      List<Page.Link> works,
      List<List<Cell>> cells) {}

  /** A value that a document gives, and where. */
  public record Cell(Page.Link value, String style, String remark, List<Page.Link> passages) {}

  @Override
  public Shown shown(Request request, String rest, Messages words) {
    if (!rest.isEmpty()) {
      throw new ProblemException(
          Problem.notFound(
              "Nothing lies below /compare. Write /compare?thing=organization/sco for a thing, or"
                  + " /compare?documents=yu-2006,yu-2016 for two documents."));
    }
    String thing = request.parameter("thing").map(String::strip).orElse("");
    List<String> documents =
        request.parameters().getOrDefault("documents", List.of()).stream()
            .flatMap(each -> Stream.of(each.split(",", -1)))
            .map(String::strip)
            .filter(each -> !each.isEmpty())
            .distinct()
            .toList();
    if (!thing.isEmpty() && !documents.isEmpty()) {
      throw new ProblemException(Problem.badRequest("Write either thing or documents, not both."));
    }
    Map<String, Node> known = new LinkedHashMap<>();
    queries
        .rows("document/labels", Map.of())
        .forEach(row -> known.put(Addresses.slug(row.get("document")), row.get("document")));
    if (!thing.isEmpty()) {
      return thing(subject(thing), List.copyOf(known.values()), words);
    }
    return documents.isEmpty() && !request.parameters().containsKey("documents")
        ? start(
            request.parameter("q").map(String::strip).orElse(""),
            List.copyOf(known.values()),
            words)
        : pair(documents, known, words);
  }

  // What can be compared

  private Shown start(String text, List<Node> documents, Messages words) {
    LabelBatch naming = new LabelBatch(queries, words);
    naming.mention(documents);
    Map<Node, List<Binding>> things = new LinkedHashMap<>();
    queries
        .rows("compare/shared-things", Map.of())
        .forEach(
            row -> things.computeIfAbsent(row.get("thing"), key -> new ArrayList<>()).add(row));
    naming.mention(things.keySet());
    String sought = text.toLowerCase(Locale.ROOT);
    List<Map.Entry<Node, List<Binding>>> found =
        things.entrySet().stream()
            .filter(
                each ->
                    sought.isEmpty()
                        || naming
                            .link(each.getKey())
                            .text()
                            .toLowerCase(Locale.ROOT)
                            .contains(sought))
            .sorted(
                Comparator.comparing(
                        (Map.Entry<Node, List<Binding>> each) -> -each.getValue().size())
                    .thenComparing(
                        each -> naming.link(each.getKey()).text(), String.CASE_INSENSITIVE_ORDER))
            .toList();
    Map<Integer, List<Thing>> groups = new LinkedHashMap<>();
    found.forEach(
        each ->
            groups
                .computeIfAbsent(each.getValue().size(), size -> new ArrayList<>())
                .add(
                    new Thing(
                        new Page.Link(
                            naming.link(each.getKey()).text(),
                            Addresses.comparison(each.getKey(), queries),
                            naming.link(each.getKey()).language(),
                            ""),
                        each.getValue().stream()
                            .map(row -> naming.link(row.get("document")).text())
                            .collect(Collectors.joining(", ")),
                        Integer.toString(sum(each.getValue(), "claims")),
                        sum(each.getValue(), "contradictions") == 0
                            ? ""
                            : words.say(
                                "compare.contradictions",
                                sum(each.getValue(), "contradictions")))));
    List<Line> pairs =
        documents.stream()
            .map(
                one ->
                    new Line(
                        naming.link(one),
                        documents.stream()
                            .map(
                                other -> {
                                  long both =
                                      things.values().stream()
                                          .filter(
                                              rows ->
                                                  rows.stream()
                                                          .anyMatch(
                                                              row ->
                                                                  row.get("document").equals(one))
                                                      && rows.stream()
                                                          .anyMatch(
                                                              row ->
                                                                  row.get("document")
                                                                      .equals(other)))
                                          .count();
                                  return one.equals(other)
                                      ? Page.Link.plain("")
                                      : new Page.Link(
                                          Long.toString(both),
                                          "/compare?documents="
                                              + Addresses.slug(one)
                                              + ","
                                              + Addresses.slug(other),
                                          "",
                                          words.say(
                                              "compare.pair",
                                              naming.link(one).text(),
                                              naming.link(other).text()));
                                })
                            .toList()))
            .toList();
    String note =
        text.isEmpty()
            ? ""
            : words.say(found.isEmpty() ? "compare.nothing" : "compare.found", text, found.size());
    Start start =
        new Start(
            text,
            note,
            documents.stream().map(naming::link).toList(),
            pairs,
            groups.entrySet().stream()
                .map(
                    each ->
                        new Things(words.say("compare.spoken-by", each.getKey()), each.getValue()))
                .toList());
    return new Shown(
        words.say("compare.title"),
        words.say("compare.summary"),
        "compare",
        start,
        () -> {
          JsonArray array = new JsonArray();
          found.forEach(
              each -> {
                JsonObject json = new JsonObject();
                json.put("iri", each.getKey().getURI());
                json.put("label", naming.link(each.getKey()).text());
                JsonArray speaking = new JsonArray();
                each.getValue().forEach(row -> speaking.add(row.get("document").getURI()));
                json.put("documents", speaking);
                json.put("claims", sum(each.getValue(), "claims"));
                json.put("contradictions", sum(each.getValue(), "contradictions"));
                array.add(json);
              });
          return array;
        },
        () -> queries.graph("compare/shared-things-graph", Map.of()));
  }

  private static int sum(List<Binding> rows, String variable) {
    return rows.stream()
        .mapToInt(row -> Integer.parseInt(row.get(variable).getLiteralLexicalForm()))
        .sum();
  }

  // One thing

  /** The thing that is meant by an IRI, a path or the last part of one. */
  private Node subject(String text) {
    String name =
        (text.startsWith(queries.base())
                ? text.substring(queries.base().length())
                : text.startsWith(Vocabulary.BASE)
                    ? text.substring(Vocabulary.BASE.length())
                    : text)
            .replaceFirst("^/?(?:id/|doc/)?", "");
    List<Node> known =
        queries.rows("compare/things", Map.of()).stream().map(row -> row.get("thing")).toList();
    String whole = queries.base() + "id/" + name;
    List<Node> meant =
        known.stream()
            .filter(each -> each.getURI().equals(whole) || each.getURI().equals(text))
            .toList();
    List<Node> likely =
        meant.isEmpty()
            ? known.stream().filter(each -> each.getURI().endsWith("/" + name)).toList()
            : meant;
    if (likely.size() == 1) {
      return likely.get(0);
    }
    String shown = Text.cut(text, SHORT);
    if (likely.size() > 1) {
      throw new ProblemException(
          Problem.notFound(
                  "Several things are called " + shown + "; write which one, with its kind.")
              .with("things", likely.stream().map(each -> path(each)).toList()));
    }
    Node silent = queries.named("id/" + name);
    if (name.matches("[a-z-]+/[^\\s<>\"{}|\\\\^`]+") && queries.knows(silent)) {
      throw new ProblemException(
          Problem.notFound(
              "No document speaks of "
                  + name
                  + " itself, so there is nothing to compare; what is known of it is at "
                  + queries.local(silent.getURI())
                  + ", and what can be compared at /compare."));
    }
    throw new ProblemException(
        Problem.notFound(
            "No thing is called "
                + shown
                + "."
                + Addresses.suggestion(
                    name,
                    known.stream()
                        .map(each -> name.contains("/") ? path(each) : Addresses.slug(each))
                        .distinct()
                        .toList())
                + " /compare lists what can be compared."));
  }

  private String path(Node thing) {
    return queries.local(thing.getURI()).replaceFirst("^/id/", "");
  }

  private Shown thing(Node thing, List<Node> documents, Messages words) {
    LabelBatch naming = new LabelBatch(queries, words);
    List<Binding> rows = queries.rows("compare/claims-on-thing", Map.of("thing", thing));
    naming.mentionAll(rows);
    Set<Node> speaking = rows.stream().map(row -> row.get("document")).collect(Collectors.toSet());
    List<Node> columns = documents.stream().filter(speaking::contains).toList();
    Lines lines = new Lines(rows, columns, naming, words);
    Page.Link about = naming.link(thing);
    String note =
        columns.size() == 1
            ? words.say("compare.one-document", naming.link(columns.get(0)).text())
            : "";
    Map<Agreement, Integer> counts = lines.counts();
    Table table =
        new Table(
            about,
            columns.stream()
                .map(
                    each ->
                        new Page.Link(
                            naming.link(each).text(), Addresses.sourceDocument(each), "", ""))
                .toList(),
            counts.entrySet().stream()
                .map(
                    each ->
                        new Page.Figure(
                            Integer.toString(each.getValue()),
                            words.say("compare.accord-" + key(each.getKey())),
                            ""))
                .toList(),
            List.of(new Block("", "", "", lines.rows(false))),
            note);
    return new Shown(
        words.say("compare.of-thing", about.text()),
        words.say("compare.of-thing-summary", about.text()),
        "comparison",
        table,
        lines::json,
        () -> queries.graph("compare/claim-descriptions", "claim", lines.claims()));
  }

  // Two documents

  private Shown pair(List<String> names, Map<String, Node> known, Messages words) {
    List<String> strange = names.stream().filter(each -> !known.containsKey(each)).toList();
    if (names.size() != 2 || !strange.isEmpty()) {
      String unknown =
          strange.isEmpty()
              ? ""
              : " There is no document "
                  + Text.start(strange.get(0), SHORT)
                  + "."
                  + Addresses.suggestion(strange.get(0), known.keySet());
      throw new ProblemException(
          new Problem(
              strange.isEmpty() ? ProblemType.BAD_REQUEST : ProblemType.NOT_FOUND,
              strange.isEmpty() ? 400 : 404,
              "The parameter documents names two different documents, such as "
                  + known.keySet().stream().limit(2).collect(Collectors.joining(","))
                  + "."
                  + unknown,
              Map.of("documents", List.copyOf(known.keySet()))));
    }
    LabelBatch naming = new LabelBatch(queries, words);
    List<Node> columns = names.stream().map(known::get).toList();
    naming.mention(columns);
    List<Binding> rows =
        queries.rows(
            "compare/claims-of-two-documents",
            Map.of("one", columns.get(0), "other", columns.get(1)));
    naming.mentionAll(rows);
    Lines lines = new Lines(rows, columns, naming, words);
    Map<Agreement, Integer> counts = lines.counts();
    List<Block> blocks =
        counts.keySet().stream()
            .map(
                accord ->
                    new Block(
                        key(accord),
                        words.say("compare.accord-" + key(accord)),
                        words.say("compare.meaning-" + key(accord)),
                        lines.rows(accord)))
            .toList();
    List<Page.Figure> figures =
        new ArrayList<>(
            counts.entrySet().stream()
                .map(
                    each ->
                        new Page.Figure(
                            Integer.toString(each.getValue()),
                            words.say("compare.accord-" + key(each.getKey())),
                            "#" + key(each.getKey())))
                .toList());
    figures.add(
        0,
        new Page.Figure(
            Long.toString(rows.stream().map(row -> row.get("thing")).distinct().count()),
            words.say("compare.things-both"),
            ""));
    figures.add(
        new Page.Figure(Long.toString(lines.dependent()), words.say("compare.count-once"), ""));
    String title =
        words.say(
            "compare.of-pair",
            naming.link(columns.get(0)).text(),
            naming.link(columns.get(1)).text());
    Table table =
        new Table(
            Page.Link.plain(""),
            columns.stream()
                .map(
                    each ->
                        new Page.Link(
                            naming.link(each).text(), Addresses.sourceDocument(each), "", ""))
                .toList(),
            figures,
            blocks,
            rows.isEmpty() ? words.say("compare.nothing-both") : "");
    return new Shown(
        title,
        words.say(
            "compare.of-pair-summary",
            naming.link(columns.get(0)).text(),
            naming.link(columns.get(1)).text()),
        "comparison",
        table,
        lines::json,
        () -> queries.graph("compare/claim-descriptions", "claim", lines.claims()));
  }

  private static String key(Agreement accord) {
    return accord.name().toLowerCase(Locale.ROOT);
  }

  /** What documents say, property by property of each thing. */
  private final class Lines {
    private final List<Node> documents;
    private final LabelBatch naming;
    private final Messages words;
    private final Map<List<Node>, List<Binding>> groups = new LinkedHashMap<>();
    private final Map<List<Node>, Agreement> accords = new LinkedHashMap<>();
    private final Map<Node, Set<Node>> dependent = new HashMap<>();
    private final Map<Node, Set<Node>> works = new HashMap<>();

    Lines(List<Binding> rows, List<Node> documents, LabelBatch naming, Messages words) {
      this.documents = documents;
      this.naming = naming;
      this.words = words;
      rows.forEach(
          row ->
              groups
                  .computeIfAbsent(
                      List.of(row.get("thing"), row.get("property")), key -> new ArrayList<>())
                  .add(row));
      groups.forEach(
          (key, group) ->
              accords.put(key, Agreement.of(group.stream().map(this::saying).toList())));
      List<Binding> depending =
          queries.rows(
              "compare/dependent-claims",
              "claim",
              rows.stream().map(row -> row.get("claim")).distinct().toList());
      naming.mentionAll(depending);
      depending.forEach(
          row -> {
            dependent
                .computeIfAbsent(row.get("claim"), key -> new LinkedHashSet<>())
                .add(row.get("other"));
            if (row.contains("work")) {
              works
                  .computeIfAbsent(row.get("claim"), key -> new LinkedHashSet<>())
                  .add(row.get("work"));
            }
          });
    }

    private Agreement.Saying saying(Binding row) {
      return new Agreement.Saying(
          row.get("claim"),
          row.get("document"),
          row.get("value"),
          is(row, "preferred"),
          is(row, "disagrees"),
          is(row, "whole"));
    }

    private static boolean is(Binding row, String variable) {
      return row.get(variable).getLiteralLexicalForm().equals("true");
    }

    Map<Agreement, Integer> counts() {
      Map<Agreement, Integer> counts = new EnumMap<>(Agreement.class);
      accords.values().forEach(each -> counts.merge(each, 1, Integer::sum));
      return counts;
    }

    List<Node> claims() {
      return groups.values().stream()
          .flatMap(List::stream)
          .map(row -> row.get("claim"))
          .distinct()
          .toList();
    }

    /**
     * How many lines have a value that several documents give and that counts for fewer sources.
     */
    long dependent() {
      return groups.values().stream()
          .filter(
              group ->
                  shared(group).values().stream()
                      .anyMatch(each -> Agreement.independent(each, dependent) < documents(each)))
          .count();
    }

    List<Row> rows(Agreement accord) {
      return groups.entrySet().stream()
          .filter(each -> accords.get(each.getKey()) == accord)
          .map(each -> row(each.getKey(), each.getValue(), true))
          .sorted(
              Comparator.comparing((Row row) -> row.thing().text(), String.CASE_INSENSITIVE_ORDER))
          .toList();
    }

    List<Row> rows(boolean named) {
      return groups.entrySet().stream()
          .map(each -> row(each.getKey(), each.getValue(), named))
          .toList();
    }

    private Row row(List<Node> key, List<Binding> group, boolean named) {
      Agreement accord = accords.get(key);
      List<String> remarks = new ArrayList<>();
      Set<Node> resting = new LinkedHashSet<>();
      // What is given most often says how many sources there are.
      shared(group).values().stream()
          .max(
              Comparator.comparing((List<Agreement.Saying> each) -> documents(each))
                  .thenComparing(each -> Agreement.independent(each, dependent)))
          .ifPresent(
              sayings -> {
                int independent = Agreement.independent(sayings, dependent);
                remarks.add(
                    words.say(
                        independent < documents(sayings)
                            ? "compare.sources-dependent"
                            : "compare.sources",
                        documents(sayings),
                        independent));
                if (independent < documents(sayings)) {
                  sayings.forEach(
                      each -> resting.addAll(works.getOrDefault(each.claim(), Set.of())));
                }
              });
      Page.Link thing =
          named
              ? new Page.Link(
                  naming.link(key.get(0)).text(),
                  Addresses.comparison(key.get(0), queries),
                  naming.link(key.get(0)).language(),
                  "")
              : Page.Link.plain("");
      return new Row(
          thing,
          property(key.get(1), group),
          key(accord),
          words.say("compare.accord-" + key(accord)),
          String.join(" ", remarks),
          resting.stream().map(naming::link).toList(),
          documents.stream().map(each -> cells(each, group)).toList());
    }

    /** The name that the shape of the thing gives a property, else its own. */
    private Page.Link property(Node property, List<Binding> group) {
      Page.Link link = naming.term(property);
      boolean shaped = words.language().equals("en") && group.get(0).contains("name");
      return shaped
          ? new Page.Link(group.get(0).get("name").getLiteralLexicalForm(), link.address(), "", "")
          : link;
    }

    /** For each value that several documents give, their claims. */
    private Map<Node, List<Agreement.Saying>> shared(List<Binding> group) {
      Map<Node, List<Agreement.Saying>> values =
          group.stream()
              .map(this::saying)
              .collect(
                  Collectors.groupingBy(
                      Agreement.Saying::value, LinkedHashMap::new, Collectors.toList()));
      values.values().removeIf(each -> documents(each) < 2);
      return values;
    }

    private static int documents(List<Agreement.Saying> sayings) {
      return (int) sayings.stream().map(Agreement.Saying::document).distinct().count();
    }

    private List<Cell> cells(Node document, List<Binding> group) {
      Map<Node, List<Binding>> values = new LinkedHashMap<>();
      group.stream()
          .filter(row -> row.get("document").equals(document))
          .forEach(
              row -> values.computeIfAbsent(row.get("value"), key -> new ArrayList<>()).add(row));
      return values.entrySet().stream()
          .map(
              each -> {
                Binding first = each.getValue().get(0);
                String kind =
                    first.contains("kind")
                        ? naming.link(first.get("kind")).text()
                        : words.say("compare.other");
                String remark =
                    is(first, "preferred")
                        ? ""
                        : words.say(
                            is(first, "disagrees") ? "compare.told-otherwise" : "compare.also",
                            kind);
                Set<Page.Link> passages = new LinkedHashSet<>();
                each.getValue()
                    .forEach(
                        row ->
                            passages.add(
                                new Page.Link(
                                    (row.contains("passageKind")
                                            ? naming.link(row.get("passageKind")).text()
                                                + (row.contains("number")
                                                    ? " "
                                                        + row.get("number").getLiteralLexicalForm()
                                                    : "")
                                                + ", "
                                            : "")
                                        + row.get("start").getLiteralLexicalForm()
                                        + "–"
                                        + row.get("end").getLiteralLexicalForm(),
                                    queries.local(row.get("passage").getURI()),
                                    "",
                                    "")));
                return new Cell(
                    naming.link(each.getKey()),
                    is(first, "preferred") ? "" : is(first, "disagrees") ? "otherwise" : "aside",
                    remark,
                    List.copyOf(passages));
              })
          .toList();
    }

    JsonArray json() {
      JsonArray array = new JsonArray();
      groups.forEach(
          (key, group) -> {
            JsonObject json = new JsonObject();
            json.put("thing", key.get(0).getURI());
            json.put("property", key.get(1).getURI());
            json.put("accord", key(accords.get(key)));
            JsonArray said = new JsonArray();
            group.forEach(
                row -> {
                  JsonObject each = new JsonObject();
                  each.put("document", row.get("document").getURI());
                  each.put(
                      "value",
                      row.get("value").isURI()
                          ? row.get("value").getURI()
                          : row.get("value").getLiteralLexicalForm());
                  each.put("preferred", is(row, "preferred"));
                  each.put("claim", row.get("claim").getURI());
                  each.put("passage", row.get("passage").getURI());
                  said.add(each);
                });
            json.put("said", said);
            JsonArray sources = new JsonArray();
            shared(group)
                .forEach(
                    (value, sayings) -> {
                      JsonObject each = new JsonObject();
                      each.put(
                          "value", value.isURI() ? value.getURI() : value.getLiteralLexicalForm());
                      each.put("documents", documents(sayings));
                      each.put("independent", Agreement.independent(sayings, dependent));
                      sources.add(each);
                    });
            json.put("sharedValues", sources);
            array.add(json);
          });
      return array;
    }
  }
}
