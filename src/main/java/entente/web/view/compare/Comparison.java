package entente.web.view.compare;

import entente.web.http.Messages;
import entente.web.page.Addresses;
import entente.web.page.LabelBatch;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.page.Rows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * A comparison of documents, property by property of each thing, with their degree of agreement.
 */
final class Comparison {
  private final List<Node> documents;
  private final LabelBatch labels;
  private final PageQueries queries;
  private final Messages messages;

  /** The claims by thing and property. */
  private final Map<List<Node>, List<Binding>> groups = new LinkedHashMap<>();

  private final Map<List<Node>, Agreement> agreements = new LinkedHashMap<>();

  /** For each claim those that are not independent of it, and the works they rest on. */
  private final Map<Node, Set<Node>> dependent = new HashMap<>();

  private final Map<Node, Set<Node>> works = new HashMap<>();

  /**
   * @param rows a row for each claim, with its thing
   * @param documents in the order of the columns
   */
  Comparison(
      List<Binding> rows,
      List<Node> documents,
      LabelBatch labels,
      PageQueries queries,
      Messages messages) {
    this.documents = documents;
    this.labels = labels;
    this.queries = queries;
    this.messages = messages;
    labels.mentionAll(rows);
    rows.forEach(
        row ->
            groups
                .computeIfAbsent(
                    List.of(row.get("thing"), row.get("property")), key -> new ArrayList<>())
                .add(row));
    groups.forEach(
        (key, group) ->
            agreements.put(key, Agreement.of(group.stream().map(Comparison::saying).toList())));
    List<Binding> dependences = queries.rows("compare/dependent-claims", "claim", claims());
    labels.mentionAll(dependences);
    dependences.forEach(
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

  private static Agreement.Saying saying(Binding row) {
    return new Agreement.Saying(
        row.get("claim"),
        row.get("document"),
        row.get("value"),
        Rows.flag(row, "preferred"),
        Rows.flag(row, "disagrees"),
        Rows.flag(row, "whole"));
  }

  /** The number of properties with each agreement. */
  Map<Agreement, Integer> counts() {
    Map<Agreement, Integer> counts = new EnumMap<>(Agreement.class);
    agreements.values().forEach(each -> counts.merge(each, 1, Integer::sum));
    return counts;
  }

  List<Node> claims() {
    return groups.values().stream()
        .flatMap(List::stream)
        .map(row -> row.get("claim"))
        .distinct()
        .toList();
  }

  /** The number of rows in which a value given by several documents counts as fewer sources. */
  long dependent() {
    return groups.values().stream()
        .filter(
            group ->
                shared(group).values().stream()
                    .anyMatch(each -> Agreement.independent(each, dependent) < documents(each)))
        .count();
  }

  /** The rows of one agreement, with their things. */
  List<ComparisonPage.Row> rows(Agreement agreement) {
    return groups.entrySet().stream()
        .filter(each -> agreements.get(each.getKey()) == agreement)
        .map(each -> row(each.getKey(), each.getValue(), thing(each.getKey().get(0))))
        .sorted(
            Comparator.comparing(
                (ComparisonPage.Row row) -> row.thing().text(), String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  /** All rows, without their things. */
  List<ComparisonPage.Row> rows() {
    return groups.entrySet().stream()
        .map(each -> row(each.getKey(), each.getValue(), Page.Link.plain("")))
        .toList();
  }

  private Page.Link thing(Node thing) {
    return new Page.Link(
        labels.link(thing).text(),
        Addresses.comparison(thing, queries),
        labels.link(thing).language(),
        "");
  }

  private ComparisonPage.Row row(List<Node> key, List<Binding> group, Page.Link thing) {
    return new ComparisonPage.Row(
        thing,
        property(key.get(1), group),
        accord(agreements.get(key), group),
        documents.stream().map(each -> cells(each, group)).toList());
  }

  /** The name that the shape of the thing gives to a property, or the property's own. */
  private Page.Link property(Node property, List<Binding> group) {
    Page.Link link = labels.term(property);
    String name = Rows.text(group.get(0), "name");
    return messages.language().equals("en") && !name.isEmpty()
        ? Page.Link.to(name, link.address())
        : link;
  }

  /** The agreement; its number of sources is that of the value given by most documents. */
  private ComparisonPage.Accord accord(Agreement agreement, List<Binding> group) {
    String text = messages.say("compare.accord-" + agreement.key());
    List<Agreement.Saying> most =
        shared(group).values().stream()
            .max(
                Comparator.comparing(Comparison::documents)
                    .thenComparing(each -> Agreement.independent(each, dependent)))
            .orElse(List.of());
    if (most.isEmpty()) {
      return new ComparisonPage.Accord(agreement.key(), text, "", List.of());
    }
    int independent = Agreement.independent(most, dependent);
    boolean fewer = independent < documents(most);
    Set<Node> common = new LinkedHashSet<>();
    if (fewer) {
      most.forEach(each -> common.addAll(works.getOrDefault(each.claim(), Set.of())));
    }
    return new ComparisonPage.Accord(
        agreement.key(),
        text,
        messages.say(
            fewer ? "compare.sources-dependent" : "compare.sources", documents(most), independent),
        common.stream().map(labels::link).toList());
  }

  /** The claims of each value that several documents give. */
  private static Map<Node, List<Agreement.Saying>> shared(List<Binding> group) {
    Map<Node, List<Agreement.Saying>> values =
        group.stream()
            .map(Comparison::saying)
            .collect(
                Collectors.groupingBy(
                    Agreement.Saying::value, LinkedHashMap::new, Collectors.toList()));
    values.values().removeIf(each -> documents(each) < 2);
    return values;
  }

  private static int documents(List<Agreement.Saying> sayings) {
    return (int) sayings.stream().map(Agreement.Saying::document).distinct().count();
  }

  private List<ComparisonPage.Cell> cells(Node document, List<Binding> group) {
    Map<Node, List<Binding>> values = new LinkedHashMap<>();
    group.stream()
        .filter(row -> row.get("document").equals(document))
        .forEach(
            row -> values.computeIfAbsent(row.get("value"), key -> new ArrayList<>()).add(row));
    return values.values().stream().map(this::cell).toList();
  }

  private ComparisonPage.Cell cell(List<Binding> claims) {
    Binding first = claims.get(0);
    boolean preferred = Rows.flag(first, "preferred");
    boolean disagrees = Rows.flag(first, "disagrees");
    String kind =
        first.contains("kind")
            ? labels.link(first.get("kind")).text()
            : messages.say("compare.other");
    return new ComparisonPage.Cell(
        labels.link(first.get("value")),
        preferred ? "" : disagrees ? "otherwise" : "aside",
        preferred ? "" : messages.say(disagrees ? "compare.told-otherwise" : "compare.also", kind),
        claims.stream().map(this::passage).distinct().toList());
  }

  private Page.Link passage(Binding row) {
    String number = row.contains("number") ? " " + Rows.text(row, "number") : "";
    String kind =
        row.contains("passageKind")
            ? labels.link(row.get("passageKind")).text() + number + ", "
            : "";
    return Page.Link.to(
        kind + Rows.text(row, "start") + "–" + Rows.text(row, "end"),
        queries.local(row.get("passage").getURI()));
  }

  JsonArray json() {
    JsonArray array = new JsonArray();
    groups.forEach(
        (key, group) -> {
          JsonObject json = new JsonObject();
          json.put("thing", key.get(0).getURI());
          json.put("property", key.get(1).getURI());
          json.put("accord", agreements.get(key).key());
          json.put("said", said(group));
          json.put("sharedValues", sharedValues(group));
          array.add(json);
        });
    return array;
  }

  private static JsonArray said(List<Binding> group) {
    JsonArray said = new JsonArray();
    group.forEach(
        row -> {
          JsonObject each = new JsonObject();
          each.put("document", row.get("document").getURI());
          each.put("value", text(row.get("value")));
          each.put("preferred", Rows.flag(row, "preferred"));
          each.put("claim", row.get("claim").getURI());
          each.put("passage", row.get("passage").getURI());
          said.add(each);
        });
    return said;
  }

  private JsonArray sharedValues(List<Binding> group) {
    JsonArray values = new JsonArray();
    shared(group)
        .forEach(
            (value, sayings) -> {
              JsonObject each = new JsonObject();
              each.put("value", text(value));
              each.put("documents", documents(sayings));
              each.put("independent", Agreement.independent(sayings, dependent));
              values.add(each);
            });
    return values;
  }

  private static String text(Node value) {
    return value.isURI() ? value.getURI() : value.getLiteralLexicalForm();
  }
}
