package entente.web.vocabulary;

import entente.kb.OrderedGraph;
import entente.kb.read.NamedQuery;
import entente.kb.read.Prefixes;
import entente.web.http.Messages;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.page.Rows;
import entente.web.page.TermText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.shared.PrefixMapping;

/** The part of a term's page that explains its place, its requirements and its use. */
public final class TermReference {
  private static final NamedQuery INSTANCES = NamedQuery.named("page/reference/instances");

  private final VocabularyTerms terms;

  public TermReference(PageQueries queries, Messages words) {
    this.terms = new VocabularyTerms(queries, words);
  }

  /** Explains a term; empty when the thing is not one. */
  public Optional<VocabularyReference.Term> of(Node term) {
    VocabularyTerms.Entry entry = terms.entry(term);
    if (entry == null || entry.kind().equals("list")) {
      return Optional.empty();
    }
    boolean property = !entry.kind().equals("class");
    List<Page.Link> chain = new ArrayList<>();
    Set<Node> higher = new LinkedHashSet<>();
    for (Node at = terms.above(term); at != null && higher.add(at); at = terms.above(at)) {
      chain.add(0, terms.naming.term(at));
    }
    List<VocabularyReference.Duty> duties =
        property
            ? terms
                .obligations()
                .filter(each -> each.path().equals(term))
                .map(each -> terms.duty(each, true))
                .toList()
            : Stream.concat(Stream.of(term), higher.stream())
                .flatMap(each -> terms.obligations(each).stream())
                .map(each -> terms.duty(each, false))
                .toList();
    String judged =
        !property || !terms.ours(term)
            ? ""
            : terms.words.say(
                entry.judged().equals("true") ? "reference.judged" : "reference.printed");
    Page.Link all =
        entry.uses().isEmpty()
            ? Page.Link.plain("")
            : Page.Link.to(
                terms.words.say("reference.list"),
                terms.queries.asking(INSTANCES, Map.of("term", term)));
    Optional<Node> shown =
        terms.queries.rows("reference/example", Map.of("term", term)).stream()
            .filter(row -> row.contains("thing"))
            .map(row -> row.get("thing"))
            .findFirst();
    shown.ifPresent(terms.naming::mention);
    return Optional.of(
        new VocabularyReference.Term(
            chain,
            terms.branches(terms.below(term), new LinkedHashSet<>(Set.of(term))),
            property,
            duties,
            judged,
            new VocabularyReference.Uses(TermText.number(entry.uses()), all),
            new VocabularyReference.Example(
                shown.map(this::turtle).orElse(""),
                shown.map(terms.naming::link).orElse(Page.Link.plain(""))),
            questions(term)));
  }

  private String turtle(Node thing) {
    Graph graph =
        OrderedGraph.of(
            terms.queries.graph("reference/example-graph", Map.of("thing", thing)),
            UnaryOperator.identity());
    PrefixMapping prefixes = Prefixes.mapping(terms.queries.base());
    // Without this prefix the writer abbreviates rdf:type to "a".
    graph.getPrefixMapping().setNsPrefixes(prefixes).removeNsPrefix("rdf");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RDFWriter.source(graph).format(RDFFormat.TURTLE_PRETTY).output(out);
    return out.toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.startsWith("PREFIX ") && !line.startsWith("@prefix "))
        .collect(Collectors.joining("\n"))
        .strip();
  }

  /** The questions whose query uses the term. */
  private List<Page.Question> questions(Node term) {
    String name = Prefixes.mapping(terms.queries.base()).qnameFor(term.getURI());
    if (name == null) {
      return List.of();
    }
    Pattern used = Pattern.compile("(?<![\\w:-])" + Pattern.quote(name) + "(?![\\w-])");
    return terms.queries.rows("reference/questions", Map.of()).stream()
        .filter(row -> used.matcher(Rows.text(row, "text")).find())
        .map(
            row ->
                new Page.Question(
                    Rows.text(row, "sentence"), terms.queries.local(row.get("question").getURI())))
        .distinct()
        .toList();
  }
}
