package entente.web.view.compare;

import entente.kb.format.Text;
import entente.kb.read.Vocabulary;
import entente.web.http.Messages;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.page.Addresses;
import entente.web.page.LabelBatch;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.page.Rows;
import entente.web.view.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * The things that documents mention: finds one by its name, and builds the page that lists them.
 */
final class ComparableThings {
  static final int SHORT = 80;
  private final PageQueries queries;

  ComparableThings(PageQueries queries) {
    this.queries = queries;
  }

  /**
   * The thing meant by an IRI, a path or the last part of one; a problem unless there is exactly
   * one.
   */
  Node find(String text) {
    String name =
        (text.startsWith(queries.base())
                ? text.substring(queries.base().length())
                : text.startsWith(Vocabulary.BASE)
                    ? text.substring(Vocabulary.BASE.length())
                    : text)
            .replaceFirst("^/?(?:id/|doc/)?", "");
    List<Node> known =
        queries.rows("compare/things", Map.of()).stream().map(row -> row.get("thing")).toList();
    String iri = queries.base() + "id/" + name;
    List<Node> exact =
        known.stream()
            .filter(each -> each.getURI().equals(iri) || each.getURI().equals(text))
            .toList();
    List<Node> meant =
        exact.isEmpty()
            ? known.stream().filter(each -> each.getURI().endsWith("/" + name)).toList()
            : exact;
    if (meant.size() == 1) {
      return meant.get(0);
    }
    String shown = Text.cut(text, SHORT);
    if (meant.size() > 1) {
      throw new ProblemException(
          Problem.notFound("Several things are called " + shown + "; give the kind as well.")
              .with("things", meant.stream().map(this::path).toList()));
    }
    Node unmentioned = queries.named("id/" + name);
    if (name.matches("[a-z-]+/[^\\s<>\"{}|\\\\^`]+") && queries.knows(unmentioned)) {
      throw new ProblemException(
          Problem.notFound(
              "No document mentions "
                  + name
                  + " itself, so nothing can be compared; its page is "
                  + queries.local(unmentioned.getURI())
                  + ", and /compare lists what can be compared."));
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

  /** A thing that most documents mention, in the form that the parameter {@code thing} takes. */
  String example() {
    Map<String, Long> documents =
        queries.rows("compare/shared-things", Map.of()).stream()
            .collect(Collectors.groupingBy(row -> path(row.get("thing")), Collectors.counting()));
    return documents.entrySet().stream()
        .max(
            Map.Entry.<String, Long>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getKey)
        .orElse("KIND/NAME");
  }

  /** The name of a thing in the form that the parameter {@code thing} takes. */
  private String path(Node thing) {
    return queries.local(thing.getURI()).replaceFirst("^/id/", "");
  }

  /**
   * The page.
   *
   * @param text to be found in a name; empty for all things
   */
  View.Shown shown(String text, List<Node> documents, Messages messages) {
    LabelBatch labels = new LabelBatch(queries, messages);
    labels.mention(documents);
    Map<Node, List<Binding>> things = new LinkedHashMap<>();
    queries
        .rows("compare/shared-things", Map.of())
        .forEach(
            row -> things.computeIfAbsent(row.get("thing"), key -> new ArrayList<>()).add(row));
    labels.mention(things.keySet());
    Map<Node, List<Binding>> found = found(text, things, labels);
    String note =
        text.isEmpty()
            ? ""
            : messages.say(
                found.isEmpty() ? "compare.nothing" : "compare.found", text, found.size());
    return new View.Shown(
        messages.say("compare.title"),
        messages.say("compare.summary"),
        "compare",
        new ComparePage(
            text,
            note,
            documents.stream().map(labels::link).toList(),
            pairs(documents, things, labels, messages),
            groups(found, labels, messages)),
        () -> json(found, labels),
        () -> queries.graph("compare/shared-things-graph", Map.of()));
  }

  /** The things whose name contains the text, those mentioned by most documents first. */
  private static Map<Node, List<Binding>> found(
      String text, Map<Node, List<Binding>> things, LabelBatch labels) {
    String wanted = text.toLowerCase(Locale.ROOT);
    Map<Node, List<Binding>> found = new LinkedHashMap<>();
    things.entrySet().stream()
        .filter(each -> labels.link(each.getKey()).text().toLowerCase(Locale.ROOT).contains(wanted))
        .sorted(
            Comparator.comparing((Map.Entry<Node, List<Binding>> each) -> -each.getValue().size())
                .thenComparing(
                    each -> labels.link(each.getKey()).text(), String.CASE_INSENSITIVE_ORDER))
        .forEach(each -> found.put(each.getKey(), each.getValue()));
    return found;
  }

  private List<ComparePage.Group> groups(
      Map<Node, List<Binding>> found, LabelBatch labels, Messages messages) {
    Map<Integer, List<ComparePage.Thing>> groups = new LinkedHashMap<>();
    found.forEach(
        (thing, rows) -> {
          int contradictions = sum(rows, "contradictions");
          groups
              .computeIfAbsent(rows.size(), size -> new ArrayList<>())
              .add(
                  new ComparePage.Thing(
                      new Page.Link(
                          labels.link(thing).text(),
                          Addresses.comparison(thing, queries),
                          labels.link(thing).language(),
                          ""),
                      rows.stream()
                          .map(row -> labels.link(row.get("document")).text())
                          .collect(Collectors.joining(", ")),
                      contradictions == 0
                          ? ""
                          : messages.say("compare.contradictions", contradictions)));
        });
    return groups.entrySet().stream()
        .map(
            each ->
                new ComparePage.Group(
                    messages.say("compare.spoken-by", each.getKey()), each.getValue()))
        .toList();
  }

  private static List<ComparePage.Pairs> pairs(
      List<Node> documents, Map<Node, List<Binding>> things, LabelBatch labels, Messages messages) {
    List<Set<Node>> speakers =
        things.values().stream()
            .map(rows -> rows.stream().map(row -> row.get("document")).collect(Collectors.toSet()))
            .toList();
    return documents.stream()
        .map(
            one ->
                new ComparePage.Pairs(
                    labels.link(one),
                    documents.stream()
                        .map(
                            other ->
                                one.equals(other)
                                    ? Page.Link.plain("")
                                    : pair(one, other, speakers, labels, messages))
                        .toList()))
        .toList();
  }

  private static Page.Link pair(
      Node one, Node other, List<Set<Node>> speakers, LabelBatch labels, Messages messages) {
    long both =
        speakers.stream().filter(each -> each.contains(one) && each.contains(other)).count();
    return new Page.Link(
        Long.toString(both),
        "/compare?documents=" + Addresses.slug(one) + "," + Addresses.slug(other),
        "",
        messages.say("compare.pair", labels.link(one).text(), labels.link(other).text()));
  }

  private static JsonArray json(Map<Node, List<Binding>> found, LabelBatch labels) {
    JsonArray array = new JsonArray();
    found.forEach(
        (thing, rows) -> {
          JsonObject json = new JsonObject();
          json.put("iri", thing.getURI());
          json.put("label", labels.link(thing).text());
          JsonArray documents = new JsonArray();
          rows.forEach(row -> documents.add(row.get("document").getURI()));
          json.put("documents", documents);
          json.put("claims", sum(rows, "claims"));
          json.put("contradictions", sum(rows, "contradictions"));
          array.add(json);
        });
    return array;
  }

  private static int sum(List<Binding> rows, String variable) {
    return rows.stream().mapToInt(row -> Rows.number(row, variable)).sum();
  }
}
