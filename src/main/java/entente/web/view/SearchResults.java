package entente.web.view;

import entente.web.http.Messages;
import entente.web.http.PercentEncoding;
import entente.web.page.Labels;
import entente.web.page.PageQueries;
import entente.web.page.TermText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JsonBuilder;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.vocabulary.RDFS;

/** The search results for a reader of one language, as a page model or as JSON. */
public final class SearchResults {
  private static final char OPEN = '\uE000';
  private static final char CLOSE = '\uE001';
  private static final List<String> LANGUAGES = Messages.LANGUAGES;
  private final PageQueries queries;
  private final SearchMatches found;
  private final Messages messages;
  private final Map<Node, Map<String, List<Binding>>> texts = new HashMap<>();
  private final Map<Node, Map<Node, String>> marked = new HashMap<>();

  /**
   * @param marks whether the words are marked in names and sentences
   */
  SearchResults(PageQueries queries, SearchMatches found, Messages messages, boolean marks) {
    this.queries = queries;
    this.found = found;
    this.messages = messages;
    Set<Node> things =
        Stream.concat(found.hits().stream(), found.similar().stream())
            .map(SearchMatches.Hit::thing)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (!things.isEmpty()) {
      queries
          .rows("search/result-details", "thing", things)
          .forEach(
              row ->
                  texts
                      .computeIfAbsent(row.get("thing"), each -> new HashMap<>())
                      .computeIfAbsent(
                          row.get("role").getLiteralLexicalForm(), each -> new ArrayList<>())
                      .add(row));
    }
    if (marks && !found.hits().isEmpty() && queries.searchesText()) {
      queries
          .rows(
              "search/highlighted-texts",
              "thing",
              things,
              Map.of("text", NodeFactory.createLiteralString(found.asked())))
          .forEach(
              row ->
                  marked
                      .computeIfAbsent(row.get("thing"), each -> new HashMap<>())
                      .put(plain(row.get("name")), row.get("name").getLiteralLexicalForm()));
    }
  }

  private static Node plain(Node text) {
    String plain =
        text.getLiteralLexicalForm()
            .replace(String.valueOf(OPEN), "")
            .replace(String.valueOf(CLOSE), "");
    return text.getLiteralLanguage().isEmpty()
        ? NodeFactory.createLiteralString(plain)
        : NodeFactory.createLiteralLang(plain, text.getLiteralLanguage());
  }

  private List<Binding> rows(Node thing, String role) {
    return texts.getOrDefault(thing, Map.of()).getOrDefault(role, List.of());
  }

  /**
   * The names of a thing: first the one in the reader's language, then one in each other language,
   * and the one that matched.
   */
  private List<Node> names(SearchMatches.Hit hit, String language) {
    Labels best = new Labels(language);
    rows(hit.thing(), "name")
        .forEach(row -> best.add(hit.thing(), row.get("property"), row.get("text")));
    Set<Node> names = new LinkedHashSet<>();
    best.name(hit.thing()).ifPresent(names::add);
    Map<String, Node> others = new LinkedHashMap<>();
    rows(hit.thing(), "name").stream()
        .map(row -> row.get("text"))
        .filter(text -> LANGUAGES.contains(text.getLiteralLanguage()))
        .forEach(text -> others.putIfAbsent(text.getLiteralLanguage(), text));
    String first = names.stream().map(Node::getLiteralLanguage).findFirst().orElse("");
    LANGUAGES.stream()
        .filter(each -> !each.equals(first))
        .map(others::get)
        .filter(text -> text != null)
        .forEach(names::add);
    if (hit.named()) {
      names.add(hit.text());
    }
    return new ArrayList<>(names);
  }

  /** The class and the dates of a thing. */
  private String what(SearchMatches.Hit hit, Messages in) {
    Labels classes = new Labels(in.language());
    rows(hit.thing(), "class")
        .forEach(row -> classes.add(row.get("property"), RDFS.label.asNode(), row.get("text")));
    String what =
        rows(hit.thing(), "class").stream()
            .map(row -> row.get("property"))
            .distinct()
            .map(each -> classes.link(each, queries).text())
            .collect(Collectors.joining(", "));
    String on = when(hit, "on", in);
    String begins = when(hit, "begins", in);
    String ends = when(hit, "ends", in);
    String when =
        !on.isEmpty()
            ? on
            : begins.isEmpty() && ends.isEmpty()
                ? ""
                : begins.equals(ends) ? begins : begins + "–" + ends;
    return Stream.of(what, when).filter(each -> !each.isEmpty()).collect(Collectors.joining(" · "));
  }

  private String when(SearchMatches.Hit hit, String role, Messages in) {
    return rows(hit.thing(), role).stream()
        .findFirst()
        .map(row -> TermText.literal(row.get("text"), in).text())
        .orElse("");
  }

  /** The sentence that matched, or else the description of the thing; null without one. */
  private Node sentence(SearchMatches.Hit hit, String language) {
    if (!hit.named()) {
      return hit.text();
    }
    List<Node> sentences =
        rows(hit.thing(), "sentence").stream().map(row -> row.get("text")).toList();
    return sentences.stream()
        .filter(text -> text.getLiteralLanguage().equals(language))
        .findFirst()
        .orElse(sentences.isEmpty() ? null : sentences.get(0));
  }

  /** A text in pieces, with the matching ones marked. */
  private SearchPage.Marked pieces(Node thing, Node text) {
    List<SearchPage.Piece> pieces = new ArrayList<>();
    for (String part :
        marked
            .getOrDefault(thing, Map.of())
            .getOrDefault(text, text.getLiteralLexicalForm())
            .replaceAll(CLOSE + "(\\s?)" + OPEN, "$1")
            .split(String.valueOf(OPEN))) {
      int end = part.indexOf(CLOSE);
      if (end >= 0) {
        pieces.add(new SearchPage.Piece(part.substring(0, end), true));
      }
      if (end + 1 < part.length()) {
        pieces.add(new SearchPage.Piece(part.substring(end + 1), false));
      }
    }
    return new SearchPage.Marked(pieces, text.getLiteralLanguage());
  }

  private SearchPage.Result finding(SearchMatches.Hit hit) {
    List<Node> names = names(hit, messages.language());
    Node first = names.isEmpty() ? NodeFactory.createLiteralString(end(hit.thing())) : names.get(0);
    Node sentence = sentence(hit, messages.language());
    return new SearchPage.Result(
        pieces(hit.thing(), first),
        queries.local(hit.thing().getURI()),
        names.stream().skip(1).map(name -> pieces(hit.thing(), name)).toList(),
        what(hit, messages),
        sentence == null ? new SearchPage.Marked(List.of(), "") : pieces(hit.thing(), sentence));
  }

  private static String end(Node thing) {
    return thing.getURI().replaceFirst("^.*[/#]", "");
  }

  /** The page model. */
  public SearchPage page() {
    Map<String, List<SearchPage.Result>> groups = new LinkedHashMap<>();
    found
        .hits()
        .forEach(
            hit -> groups.computeIfAbsent(hit.kind(), kind -> new ArrayList<>()).add(finding(hit)));
    List<SearchPage.Group> shown =
        groups.entrySet().stream()
            .map(
                group ->
                    new SearchPage.Group(
                        messages.kind(group.getKey()),
                        found.kinds().get(group.getKey()),
                        found.kind().isEmpty()
                                && group.getValue().size() < found.kinds().get(group.getKey())
                            ? address(group.getKey(), 1)
                            : "",
                        group.getValue()))
            .toList();
    List<SearchPage.Choice> kinds =
        found.kinds().size() < 2 && found.kind().isEmpty()
            ? List.of()
            : Stream.concat(
                    Stream.of(
                        new SearchPage.Choice(
                            messages.say("search.all"),
                            address("", 1),
                            sum(),
                            found.kind().isEmpty())),
                    found.kinds().entrySet().stream()
                        .map(
                            kind ->
                                new SearchPage.Choice(
                                    messages.kind(kind.getKey()),
                                    address(kind.getKey(), 1),
                                    kind.getValue(),
                                    kind.getKey().equals(found.kind()))))
                .toList();
    Map<String, String> turns =
        found.paging().others().entrySet().stream()
            .filter(other -> other.getKey().equals("prev") || other.getKey().equals("next"))
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, other -> address(found.kind(), other.getValue())));
    return new SearchPage(
        found.text(),
        found.kind(),
        found.asked().isEmpty(),
        kinds,
        shown,
        found.similar().stream().map(this::finding).toList(),
        new SearchPage.Turn(
            found.paging().total(),
            found.paging().page(),
            found.paging().last(),
            address(found.kind(), found.paging().page()),
            turns.getOrDefault("prev", ""),
            turns.getOrDefault("next", "")));
  }

  private int sum() {
    return found.kinds().values().stream().mapToInt(Integer::intValue).sum();
  }

  private String address(String kind, int page) {
    return "/search?q="
        + PercentEncoding.component(found.text())
        + (kind.isEmpty() ? "" : "&kind=" + PercentEncoding.component(kind))
        + (page == 1 ? "" : "&page=" + page);
  }

  /** Writes one result as a member of a JSON array. */
  void write(SearchMatches.Hit hit, JsonBuilder builder) {
    String english =
        names(hit, "en").stream().findFirst().map(Node::getLiteralLexicalForm).orElse("");
    Node name = hit.named() ? hit.text() : names(hit, "en").stream().findFirst().orElse(hit.text());
    Node sentence = sentence(hit, "en");
    builder
        .startObject()
        .pair("iri", hit.thing().getURI())
        .pair("kind", hit.kind())
        .pair("name", name.getLiteralLexicalForm());
    pair(builder, "language", name.getLiteralLanguage());
    pair(builder, "label", english.equals(name.getLiteralLexicalForm()) ? "" : english);
    pair(builder, "type", what(hit, Messages.in("en")));
    pair(builder, "description", sentence == null ? "" : sentence.getLiteralLexicalForm());
    builder.pair("score", Double.parseDouble(Float.toString(hit.score()))).finishObject();
  }

  private static void pair(JsonBuilder builder, String member, String value) {
    if (!value.isEmpty()) {
      builder.pair(member, value);
    }
  }

  /** The first few results as JSON, with the text to show and its address. */
  String ahead() {
    JsonBuilder builder =
        JsonBuilder.create()
            .startObject()
            .pair("query", found.text())
            .pair("total", found.paging().total())
            .key("results")
            .startArray();
    for (SearchMatches.Hit hit : found.hits()) {
      List<Node> names = names(hit, messages.language());
      Node first =
          names.isEmpty() ? NodeFactory.createLiteralString(end(hit.thing())) : names.get(0);
      builder
          .startObject()
          .pair("address", queries.local(hit.thing().getURI()))
          .pair("kind", messages.kind(hit.kind()))
          .pair("name", first.getLiteralLexicalForm());
      pair(builder, "language", first.getLiteralLanguage());
      pair(
          builder,
          "also",
          hit.named() && !hit.text().equals(first) ? hit.text().getLiteralLexicalForm() : "");
      pair(builder, "what", what(hit, messages));
      builder.finishObject();
    }
    return builder.finishArray().finishObject().build().toString() + "\n";
  }
}
