package entente.documents;

import entente.kb.read.NamedQuery;
import entente.kb.read.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/**
 * The check of subject matter: an actor or place that the summary of a thing names is among its
 * {@code ent:about}, or related to it otherwise, for instance as its holder.
 *
 * <p>A name within the name of something that the thing is about is no name of its own ("Arland" in
 * "war in Arland").
 */
final class SubjectCheck {
  private static final Node SUMMARY = Vocabulary.term("summary");
  private static final int SHORTEST_NAME = 3;

  private record Summarized(Node thing, Node summary) {}

  private final Corpus corpus;
  private final Map<String, Set<Node>> parties = new HashMap<>();
  private final Map<Summarized, Set<Node>> related = new LinkedHashMap<>();

  SubjectCheck(Corpus corpus) {
    this.corpus = corpus;
    rows(
        "documents/party-names",
        row -> {
          String name = row.get(Var.alloc("name")).getLiteralLexicalForm();
          if (name.length() >= SHORTEST_NAME && Character.isUpperCase(name.charAt(0))) {
            parties.computeIfAbsent(name, key -> nodes()).add(row.get(Var.alloc("party")));
          }
        });
    rows(
        "documents/summaries",
        row ->
            related
                .computeIfAbsent(
                    new Summarized(row.get(Var.alloc("thing")), row.get(Var.alloc("summary"))),
                    key -> nodes())
                .add(row.get(Var.alloc("value"))));
  }

  private static Set<Node> nodes() {
    return new TreeSet<>(Comparator.comparing(Node::toString));
  }

  private void rows(String query, Consumer<Binding> each) {
    QueryExec.graph(corpus.knowledge())
        .query(NamedQuery.named(query).query())
        .select()
        .forEachRemaining(each);
  }

  /** The names in summaries for which nothing stands in the data. */
  List<EvidenceFinding> findings() {
    List<EvidenceFinding> findings = new ArrayList<>();
    if (!parties.isEmpty()) {
      Pattern names = anyOf(parties.keySet());
      related.forEach((summarized, values) -> check(summarized, values, names, findings));
    }
    return findings;
  }

  private void check(
      Summarized summarized, Set<Node> values, Pattern names, List<EvidenceFinding> findings) {
    Set<String> own = new TreeSet<>();
    values.forEach(value -> own.addAll(namesOf(value)));
    String text = summarized.summary().getLiteralLexicalForm();
    String rest = own.isEmpty() ? text : anyOf(own).matcher(text).replaceAll(";");
    for (Matcher name = names.matcher(rest); name.find(); ) {
      Set<Node> named = parties.get(name.group());
      if (named.stream().noneMatch(values::contains)) {
        findings.add(
            corpus.finding(
                summarized.thing(),
                SUMMARY,
                corpus.name(summarized.thing())
                    + " names "
                    + name.group()
                    + " in its summary, but is not about it: add "
                    + named.stream().map(corpus::name).collect(Collectors.joining(" or "))
                    + " to ent:about, or leave the name out of the summary"));
      }
    }
  }

  private List<String> namesOf(Node value) {
    List<String> names = new ArrayList<>();
    for (Node property :
        List.of(RDFS.label.asNode(), SKOS.altLabel.asNode(), SKOS.hiddenLabel.asNode())) {
      corpus.objects(value, property).stream()
          .filter(Node::isLiteral)
          .map(Node::getLiteralLexicalForm)
          .filter(name -> name.length() >= SHORTEST_NAME)
          .forEach(names::add);
    }
    return names;
  }

  /** A pattern of any of the names between word boundaries, the longest first. */
  private static Pattern anyOf(Set<String> names) {
    return Pattern.compile(
        names.stream()
            .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(name -> name))
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "(?<![\\p{L}\\p{N}])(?:", ")(?![\\p{L}\\p{N}])")));
  }
}
