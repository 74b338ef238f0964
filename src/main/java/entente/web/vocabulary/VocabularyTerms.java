package entente.web.vocabulary;

import entente.web.http.Messages;
import entente.web.page.LabelBatch;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.page.Rows;
import entente.web.page.TermText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;

/** The terms of the ontology and the requirements of the shapes, as the store holds them. */
final class VocabularyTerms {
  private static final Set<String> DATATYPES =
      Set.of(
          "string",
          "langString",
          "integer",
          "decimal",
          "boolean",
          "date",
          "gYearMonth",
          "gYear",
          "anyURI");

  final PageQueries queries;
  final Messages words;
  final LabelBatch naming;
  private final Map<Node, Entry> entries = new LinkedHashMap<>();
  private final Map<Node, List<Obligation>> obligations = new LinkedHashMap<>();

  /**
   * A term.
   *
   * @param kind {@code class}, {@code list}, or a kind of property
   * @param above the classes or properties that it specializes
   * @param uses the number of its uses in the data
   * @param judged {@code true} when its values rest on judgement rather than on words in print
   */
  record Entry(
      Node term,
      String kind,
      Node module,
      String definition,
      Set<Node> above,
      String uses,
      String judged) {}

  /** A requirement of a property shape on the values of a path, for the things of a type. */
  record Obligation(
      Node node,
      Node type,
      Node shape,
      Node path,
      String name,
      String cardinality,
      Set<Node> range,
      String message) {}

  VocabularyTerms(PageQueries queries, Messages words) {
    this.queries = queries;
    this.words = words;
    this.naming = new LabelBatch(queries, words);
    for (Binding row : queries.rows("reference/terms", Map.of())) {
      Entry entry =
          entries.computeIfAbsent(
              row.get("term"),
              term ->
                  new Entry(
                      term,
                      Rows.text(row, "kind"),
                      row.get("module"),
                      Rows.text(row, "definition"),
                      new LinkedHashSet<>(),
                      Rows.text(row, "uses"),
                      Rows.text(row, "judged")));
      if (row.contains("above")) {
        entry.above().add(row.get("above"));
      }
      naming.mention(row.get("term"), row.get("module"), row.get("above"));
    }
    Map<List<Node>, Obligation> shaped = new LinkedHashMap<>();
    for (Binding row : queries.rows("reference/property-shapes", Map.of())) {
      Obligation obligation =
          shaped.computeIfAbsent(
              List.of(row.get("node"), row.get("class"), row.get("shape")),
              key ->
                  new Obligation(
                      row.get("node"),
                      row.get("class"),
                      row.get("shape"),
                      row.get("path"),
                      Rows.text(row, "name"),
                      cardinality(row),
                      new LinkedHashSet<>(),
                      Rows.text(row, "message")));
      Stream.of("list", "range")
          .filter(row::contains)
          .map(row::get)
          .filter(each -> !row.contains("list") || each.equals(row.get("list")))
          .forEach(obligation.range()::add);
      naming.mention(
          row.get("node"),
          row.get("class"),
          row.get("shape"),
          row.get("path"),
          row.get("list"),
          row.get("range"));
    }
    shaped
        .values()
        .forEach(
            each -> obligations.computeIfAbsent(each.type(), key -> new ArrayList<>()).add(each));
  }

  /** The number of values and their bounds, in words. */
  private String cardinality(Binding row) {
    String least = Rows.text(row, "min");
    String most = Rows.text(row, "max");
    String number =
        least.equals("1") && most.equals("1")
            ? words.say("reference.exactly-one")
            : most.equals("1")
                ? words.say("reference.at-most-one")
                : least.equals("1") && most.isEmpty()
                    ? words.say("reference.at-least-one")
                    : least.isEmpty() && most.isEmpty()
                        ? words.say("reference.any-number")
                        : words.say(
                            "reference.between",
                            least.isEmpty() ? "0" : least,
                            most.isEmpty() ? "∞" : most);
    List<String> all = new ArrayList<>(List.of(number));
    Stream.of("least", "greatest", "length")
        .filter(row::contains)
        .forEach(each -> all.add(words.say("reference.bound-" + each, Rows.text(row, each))));
    return String.join("; ", all);
  }

  Collection<Entry> entries() {
    return entries.values();
  }

  /** The entry of a term; null for anything else. */
  Entry entry(Node term) {
    return entries.get(term);
  }

  boolean isTerm(Node node) {
    return entries.containsKey(node);
  }

  /** All requirements, by the type of the things that they apply to. */
  Stream<Obligation> obligations() {
    return obligations.values().stream().flatMap(List::stream);
  }

  List<Obligation> obligations(Node type) {
    return obligations.getOrDefault(type, List.of());
  }

  /** Whether a term is one of the project rather than a borrowed one. */
  boolean ours(Node term) {
    return entries.containsKey(term) && queries.local(term.getURI()).startsWith("/");
  }

  /** Terms with their narrower terms; {@code path} holds the terms above, so that a cycle ends. */
  List<VocabularyReference.Branch> branches(List<Node> terms, Set<Node> path) {
    return terms.stream()
        .filter(term -> !path.contains(term))
        .map(
            term -> {
              Set<Node> further = new LinkedHashSet<>(path);
              further.add(term);
              Entry entry = entries.get(term);
              return new VocabularyReference.Branch(
                  naming.term(term),
                  entry.definition(),
                  TermText.number(entry.uses()),
                  branches(below(term), further));
            })
        .sorted(Comparator.comparing(each -> each.term().text(), String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  List<Node> below(Node term) {
    return entries.values().stream()
        .filter(each -> each.above().contains(term) && !each.term().equals(term))
        .map(Entry::term)
        .toList();
  }

  /** The term directly above; of several, preferably one of the project. Null for a root. */
  Node above(Node term) {
    return entries.containsKey(term)
        ? entries.get(term).above().stream()
            .filter(entries::containsKey)
            .min(Comparator.comparing((Node each) -> !ours(each)).thenComparing(Node::getURI))
            .orElse(null)
        : null;
  }

  /** Links to classes, lists and datatypes, each once. */
  List<Page.Link> terms(Stream<Node> nodes) {
    return nodes.distinct().map(this::kind).distinct().toList();
  }

  /** A link to a class or a list, or the name of a datatype. */
  private Page.Link kind(Node type) {
    String name = shortName(type);
    return entries.containsKey(type) || !DATATYPES.contains(name)
        ? naming.term(type)
        : Page.Link.to(words.say("reference.type-" + name), type.getURI());
  }

  /**
   * A requirement for display; on the page of a property it is labelled with the type that has it.
   */
  VocabularyReference.Duty duty(Obligation each, boolean ofProperty) {
    Page.Link path = naming.term(each.path());
    String name =
        words.language().equals("en") && !each.name().isEmpty() ? each.name() : path.text();
    Page.Link type = naming.term(each.type());
    return new VocabularyReference.Duty(
        ofProperty ? type : new Page.Link(name, path.address(), path.language(), ""),
        type,
        each.cardinality(),
        terms(each.range().stream()),
        each.message(),
        new Page.Link(shortName(each.shape()), queries.local(each.shape().getURI()), "", ""));
  }

  static String shortName(Node node) {
    return node.getURI().replaceFirst(".*[/#]", "");
  }
}
