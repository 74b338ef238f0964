package entente.web.view.compare;

import entente.web.http.Messages;
import entente.web.page.ClaimSources;
import entente.web.page.Labels;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.page.Rows;
import entente.web.view.ClassFilter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;

/**
 * Every disagreement, in the words of one language.
 *
 * @param documents that disagree with another or themselves, by name
 * @param leftOut kinds of variants that do not count as disagreements
 */
record Disagreements(
    List<Disagreement> entries,
    Map<Node, Page.Link> documents,
    ClassFilter classes,
    List<Page.Link> leftOut) {

  /** The kind of each entry. */
  List<Node> kinds() {
    return entries.stream().map(Disagreement::kind).toList();
  }

  /** The class of each entry. */
  List<Node> types() {
    return entries.stream().map(Disagreement::type).toList();
  }

  /** Reads everything from the store. */
  static Disagreements of(PageQueries queries, Messages messages) {
    List<Binding> rows = queries.rows("disagreements/differences", Map.of());
    Set<Node> subjects = Rows.iris(rows, "thing", "other");
    List<String> keys = List.of("subject", "property");
    List<Binding> asked = subjectsAndProperties(rows);
    List<Binding> claims = queries.rows("disagreements/claims", keys, asked);
    List<Binding> curated = queries.rows("disagreements/curated-values", keys, asked);
    List<Binding> passages = queries.rows("disagreements/passages", "subject", subjects);
    Set<Node> named = new HashSet<>(subjects);
    String[] shown =
        Stream.concat(Stream.of("kind", "property", "value", "holder"), ClaimSources.NAMED.stream())
            .toArray(String[]::new);
    Stream.of(rows, claims, curated, passages)
        .forEach(each -> named.addAll(Rows.iris(each, shown)));
    Labels labels = new Labels(messages.language(), queries.names(named));
    ClassFilter classes = new ClassFilter(queries, messages);
    DisagreementSides sides =
        new DisagreementSides(
            labels, queries, messages, new DisagreementSides.Claims(claims, curated, passages));
    Map<Node, String> meanings = new LinkedHashMap<>();
    queries
        .rows("disagreements/concept-definitions", "concept", Rows.iris(rows, "kind"))
        .forEach(row -> meanings.put(row.get("concept"), Rows.text(row, "definition")));
    List<Disagreement> entries =
        groups(rows).stream()
            .map(
                group ->
                    sides.entry(group, kind(group.get(0), labels, meanings, queries, messages)))
            .toList();
    return new Disagreements(
        sorted(entries),
        documents(Stream.concat(claims.stream(), passages.stream()), labels, queries),
        classes,
        leftOut(queries, messages));
  }

  private static List<Binding> subjectsAndProperties(List<Binding> rows) {
    return rows.stream()
        .filter(row -> row.contains("property"))
        .flatMap(
            row ->
                Stream.of("thing", "other")
                    .filter(row::contains)
                    .map(
                        side ->
                            BindingFactory.binding(
                                Var.alloc("subject"),
                                row.get(side),
                                Var.alloc("property"),
                                row.get("property"))))
        .distinct()
        .toList();
  }

  /** The rows of each disagreement. */
  private static List<List<Binding>> groups(List<Binding> rows) {
    Map<List<Node>, List<Binding>> groups = new LinkedHashMap<>();
    rows.forEach(
        row ->
            groups
                .computeIfAbsent(
                    List.of(
                        row.get("kind"),
                        row.get("thing"),
                        row.get(row.contains("other") ? "other" : "property")),
                    each -> new ArrayList<>())
                .add(row));
    return List.copyOf(groups.values());
  }

  private static Disagreement.Kind kind(
      Binding row,
      Labels labels,
      Map<Node, String> meanings,
      PageQueries queries,
      Messages messages) {
    Node kind = row.get("kind");
    return row.contains("word")
        ? new Disagreement.Kind(
            kind,
            Page.Link.to(messages.say(Rows.text(row, "word")), queries.local(kind.getURI())),
            messages.say(Rows.text(row, "means")))
        : new Disagreement.Kind(kind, labels.link(kind, queries), meanings.getOrDefault(kind, ""));
  }

  /** The entries about one thing before those between two, the most common kinds first. */
  private static List<Disagreement> sorted(List<Disagreement> entries) {
    Map<Node, Long> sizes =
        entries.stream().collect(Collectors.groupingBy(Disagreement::kind, Collectors.counting()));
    return entries.stream()
        .sorted(
            Comparator.comparing((Disagreement entry) -> entry.things().size())
                .thenComparing(entry -> -sizes.get(entry.kind()))
                .thenComparing(entry -> entry.kind().getURI())
                .thenComparing(
                    entry -> entry.difference().about().get(0).text(),
                    String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  private static Map<Node, Page.Link> documents(
      Stream<Binding> rows, Labels labels, PageQueries queries) {
    Map<Node, Page.Link> documents = new LinkedHashMap<>();
    rows.map(row -> row.get("document"))
        .distinct()
        .sorted(Comparator.comparing(node -> labels.link(node, queries).text()))
        .forEach(node -> documents.put(node, labels.link(node, queries)));
    return documents;
  }

  private static List<Page.Link> leftOut(PageQueries queries, Messages messages) {
    List<Binding> rows = queries.rows("disagreements/excluded-counts", Map.of());
    Labels labels = new Labels(messages.language(), queries.names(Rows.iris(rows, "kind")));
    return rows.stream()
        .map(
            row ->
                Page.Link.to(
                    messages.say(
                        "disagreements.left-out",
                        labels.link(row.get("kind"), queries).text(),
                        Rows.text(row, "count")),
                    queries.local(row.get("kind").getURI())))
        .toList();
  }
}
