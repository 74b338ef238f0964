package entente.web.vocabulary;

import entente.web.http.Messages;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.page.Rows;
import entente.web.page.TermText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;

/** The page of the ontology: its classes as a tree, its modules, and an index of all terms. */
public final class OntologyReference {
  private final VocabularyTerms terms;

  public OntologyReference(PageQueries queries, Messages words) {
    this.terms = new VocabularyTerms(queries, words);
  }

  public VocabularyReference.Ontology page() {
    Map<Node, List<VocabularyTerms.Entry>> modules = new LinkedHashMap<>();
    List<Binding> described = terms.queries.rows("reference/modules", Map.of());
    described.forEach(row -> modules.putIfAbsent(row.get("module"), new ArrayList<>()));
    Set<Node> own = new LinkedHashSet<>(modules.keySet());
    terms
        .entries()
        .forEach(
            each -> modules.computeIfAbsent(each.module(), key -> new ArrayList<>()).add(each));
    Map<Node, Binding> about = new LinkedHashMap<>();
    described.forEach(row -> about.putIfAbsent(row.get("module"), row));
    List<VocabularyReference.Module> shown =
        modules.entrySet().stream()
            .filter(each -> own.contains(each.getKey()) && !each.getValue().isEmpty())
            .map(each -> module(each.getKey(), each.getValue(), about.get(each.getKey())))
            .toList();
    List<VocabularyReference.Module> borrowed =
        modules.entrySet().stream()
            .filter(each -> !own.contains(each.getKey()))
            .sorted(Comparator.comparing(each -> each.getKey().getURI()))
            .map(each -> module(each.getKey(), each.getValue(), null))
            .toList();
    List<Node> roots =
        terms.entries().stream()
            .filter(each -> each.kind().equals("class") && own.contains(each.module()))
            .filter(each -> each.above().stream().noneMatch(terms::ours))
            .map(VocabularyTerms.Entry::term)
            .toList();
    String intro =
        about.values().stream().map(row -> Rows.text(row, "description")).findFirst().orElse("");
    return new VocabularyReference.Ontology(
        intro, terms.branches(roots, new LinkedHashSet<>()), shown, borrowed, index());
  }

  private VocabularyReference.Module module(
      Node module, List<VocabularyTerms.Entry> members, Binding about) {
    String id = module.getURI().replaceFirst("[/#]$", "").replaceFirst(".*[/#]", "");
    List<VocabularyTerms.Entry> classes =
        members.stream().filter(each -> each.kind().equals("class")).toList();
    List<VocabularyReference.Line> lines =
        members.stream()
            .filter(each -> !each.kind().equals("class") && !each.kind().equals("list"))
            .map(this::line)
            .sorted(
                Comparator.comparing(each -> each.property().text(), String.CASE_INSENSITIVE_ORDER))
            .toList();
    List<Page.Link> lists =
        members.stream()
            .filter(each -> each.kind().equals("list"))
            .map(each -> terms.naming.link(each.term()))
            .sorted(Comparator.comparing(Page.Link::text))
            .toList();
    return new VocabularyReference.Module(
        id,
        new Page.Link(id, TermText.address(module.getURI(), terms.queries), "", ""),
        about == null ? module.getURI() : Rows.text(about, "title").replaceFirst("^[^:]*: ", ""),
        about == null ? "" : Rows.text(about, "description"),
        classes.stream()
            .map(each -> terms.naming.term(each.term()))
            .sorted(Comparator.comparing(Page.Link::text, String.CASE_INSENSITIVE_ORDER))
            .toList(),
        lines,
        lists,
        about == null
            ? new VocabularyReference.Diagram(0, List.of(), List.of())
            : ClassDiagram.of(classes, terms));
  }

  private VocabularyReference.Line line(VocabularyTerms.Entry entry) {
    List<VocabularyTerms.Obligation> asked =
        terms.obligations().filter(each -> each.path().equals(entry.term())).toList();
    return new VocabularyReference.Line(
        terms.naming.term(entry.term()),
        entry.definition(),
        terms.words.say("reference.kind-" + entry.kind()),
        terms.terms(
            asked.stream()
                .map(VocabularyTerms.Obligation::type)
                .filter(each -> !terms.isTerm(each) || terms.entry(each).kind().equals("class"))),
        terms.terms(asked.stream().flatMap(each -> each.range().stream())),
        TermText.number(entry.uses()));
  }

  private List<VocabularyReference.Letter> index() {
    Map<String, List<VocabularyReference.Item>> letters = new TreeMap<>();
    terms.entries().stream()
        .map(
            each ->
                new VocabularyReference.Item(
                    each.kind().equals("list")
                        ? terms.naming.link(each.term())
                        : terms.naming.term(each.term()),
                    terms.words.say("reference.kind-" + each.kind()),
                    each.definition()))
        .sorted(Comparator.comparing(each -> each.term().text(), String.CASE_INSENSITIVE_ORDER))
        .forEach(
            each ->
                letters
                    .computeIfAbsent(
                        each.term()
                            .text()
                            .substring(0, each.term().text().offsetByCodePoints(0, 1))
                            .toUpperCase(Locale.ROOT),
                        key -> new ArrayList<>())
                    .add(each));
    return letters.entrySet().stream()
        .map(each -> new VocabularyReference.Letter(each.getKey(), each.getValue()))
        .toList();
  }
}
