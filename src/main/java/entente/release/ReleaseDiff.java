package entente.release;

import entente.kb.Release;
import entente.kb.read.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.QueryException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/**
 * The difference between two releases: in the triples of each graph, and, seen from them, in the
 * facts, the terms, the claims and the rows of the questions.
 *
 * <p>A fact is a triple of the data that has no blank node. A claim differs when it is new, gone or
 * said otherwise. A row is attributed to the differing claims whose thing or value it shows, by IRI
 * or by label; a row that none of them explains, such as a count, has none.
 */
public final class ReleaseDiff {
  private static final Node SELECT = NodeFactory.createURI("http://www.w3.org/ns/shacl#select");
  private static final List<Node> GRAPHS =
      List.of(Vocabulary.ONTOLOGY, Vocabulary.SHAPES, Vocabulary.DATA, Vocabulary.DERIVED);
  private final Release before;
  private final Release after;
  private final Map<Node, Change<Triple>> triples = new HashMap<>();

  /** The elements that only the newer release has, and those that only the older one has. */
  public record Change<T>(List<T> added, List<T> removed) {
    boolean isEmpty() {
      return added.isEmpty() && removed.isEmpty();
    }
  }

  /** A question whose rows differ, and the differing claims that the differing rows show. */
  public record Question(Node question, String text, Change<String> rows, List<Node> claims) {}

  private ReleaseDiff(Release before, Release after) {
    this.before = before;
    this.after = after;
    for (Node name : GRAPHS) {
      Graph old = StableBlankNodes.in(before.graph(name));
      Graph now = StableBlankNodes.in(after.graph(name));
      triples.put(name, new Change<>(without(now, old), without(old, now)));
    }
  }

  public static ReleaseDiff between(Release before, Release after) {
    return new ReleaseDiff(before, after);
  }

  private static List<Triple> without(Graph one, Graph other) {
    return one.stream()
        .filter(triple -> !other.contains(triple))
        .sorted(ReleaseDiff::order)
        .toList();
  }

  private static int order(Triple one, Triple other) {
    return one.toString().compareTo(other.toString());
  }

  /** The differing triples of a graph of the release. */
  Map<Node, Change<Triple>> triples() {
    Map<Node, Change<Triple>> ordered = new TreeMap<>((a, b) -> a.getURI().compareTo(b.getURI()));
    ordered.putAll(triples);
    return ordered;
  }

  /** The differing statements of the data. */
  public Change<Triple> facts() {
    Predicate<Triple> fact = t -> !t.getSubject().isBlank() && !t.getObject().isBlank();
    Change<Triple> data = triples.get(Vocabulary.DATA);
    return new Change<>(
        data.added().stream().filter(fact).toList(), data.removed().stream().filter(fact).toList());
  }

  /** The terms, codes and shapes that are new or gone. */
  public Change<Node> terms() {
    return described(
        node -> node.isURI() && node.getURI().startsWith(Vocabulary.BASE),
        Vocabulary.ONTOLOGY,
        Vocabulary.SHAPES);
  }

  /** The terms, codes and shapes in both releases of which something else is said. */
  public List<Node> changedTerms() {
    Change<Node> terms = terms();
    Set<Node> changed = new TreeSet<>((a, b) -> a.getURI().compareTo(b.getURI()));
    for (Node name : List.of(Vocabulary.ONTOLOGY, Vocabulary.SHAPES)) {
      Stream.of(triples.get(name).added(), triples.get(name).removed())
          .flatMap(List::stream)
          .map(Triple::getSubject)
          .filter(node -> node.isURI() && node.getURI().startsWith(Vocabulary.BASE))
          .forEach(changed::add);
    }
    terms.added().forEach(changed::remove);
    terms.removed().forEach(changed::remove);
    return List.copyOf(changed);
  }

  private Change<Node> described(Predicate<Node> wanted, Node... graphs) {
    Set<Node> old = new TreeSet<>((a, b) -> a.getURI().compareTo(b.getURI()));
    Set<Node> now = new TreeSet<>((a, b) -> a.getURI().compareTo(b.getURI()));
    for (Node name : graphs) {
      before.graph(name).find().mapWith(Triple::getSubject).filterKeep(wanted).forEach(old::add);
      after.graph(name).find().mapWith(Triple::getSubject).filterKeep(wanted).forEach(now::add);
    }
    return new Change<>(
        now.stream().filter(node -> !old.contains(node)).toList(),
        old.stream().filter(node -> !now.contains(node)).toList());
  }

  /** The claims that are new or gone; one that is said otherwise, by its manner say, is neither. */
  public Change<Node> claims() {
    return new Change<>(
        claims(triples.get(Vocabulary.DERIVED).added()),
        claims(triples.get(Vocabulary.DERIVED).removed()));
  }

  private static List<Node> claims(List<Triple> triples) {
    return triples.stream()
        .filter(triple -> triple.getPredicate().equals(RDF.type.asNode()))
        .filter(triple -> triple.getObject().equals(Vocabulary.term("Claim")))
        .map(Triple::getSubject)
        .toList();
  }

  /** The label of a thing in either release, or else its IRI. */
  String label(Node node) {
    return Stream.of(after, before)
        .flatMap(
            release ->
                Stream.of(Vocabulary.DERIVED, Vocabulary.DATA, Vocabulary.ONTOLOGY)
                    .map(release::graph))
        .flatMap(graph -> graph.stream(node, RDFS.label.asNode(), Node.ANY))
        .map(Triple::getObject)
        .filter(label -> label.isLiteral() && label.getLiteralLanguage().equals("en"))
        .map(Node::getLiteralLexicalForm)
        .findFirst()
        .orElse(node.isLiteral() ? node.getLiteralLexicalForm() : node.toString());
  }

  /** The questions of the newer release whose rows differ; each is asked of both releases. */
  public List<Question> questions() {
    Map<String, Set<Node>> shown = claimsByWhatTheyShow();
    DatasetGraph old = before.dataset();
    DatasetGraph now = after.dataset();
    List<Question> differing = new ArrayList<>();
    after.graph(Vocabulary.METADATA).stream(Node.ANY, SELECT, Node.ANY)
        .sorted(ReleaseDiff::order)
        .forEach(
            triple ->
                question(triple.getSubject(), triple.getObject(), old, now, shown)
                    .ifPresent(differing::add));
    return differing;
  }

  private Optional<Question> question(
      Node name, Node query, DatasetGraph old, DatasetGraph now, Map<String, Set<Node>> shown) {
    List<String> was = rows(query.getLiteralLexicalForm(), old);
    List<String> is = rows(query.getLiteralLexicalForm(), now);
    Change<String> rows = new Change<>(minus(is, was), minus(was, is));
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Set<Node> claims = new TreeSet<>((a, b) -> a.getURI().compareTo(b.getURI()));
    Stream.of(rows.added(), rows.removed())
        .flatMap(List::stream)
        .flatMap(row -> Stream.of(row.split("\t")))
        .map(cell -> shown.getOrDefault(cell, Set.of()))
        .forEach(claims::addAll);
    String text =
        after.graph(Vocabulary.METADATA).stream(name, RDFS.label.asNode(), Node.ANY)
            .map(triple -> triple.getObject().getLiteralLexicalForm())
            .findFirst()
            .orElse(name.getURI());
    return Optional.of(new Question(name, text, rows, List.copyOf(claims)));
  }

  /** The differing claims by the IRI and the label of their thing and of their value. */
  private Map<String, Set<Node>> claimsByWhatTheyShow() {
    Change<Node> claims = claims();
    Map<String, Set<Node>> shown = new HashMap<>();
    for (Release release : List.of(after, before)) {
      for (Node claim : release == after ? claims.added() : claims.removed()) {
        for (String property : List.of("subject", "value")) {
          release.graph(Vocabulary.DERIVED).stream(claim, Vocabulary.term(property), Node.ANY)
              .map(Triple::getObject)
              .flatMap(node -> Stream.of(label(node), node.toString()))
              .forEach(text -> shown.computeIfAbsent(text, key -> new HashSet<>()).add(claim));
        }
      }
    }
    return shown;
  }

  private static List<String> rows(String query, DatasetGraph dataset) {
    List<String> rows = new ArrayList<>();
    try (QueryExec execution = QueryExec.dataset(dataset).query(query).build()) {
      var results = execution.select();
      results.forEachRemaining(
          row ->
              rows.add(
                  results.getResultVars().stream()
                      .map(row::get)
                      .map(ReleaseDiff::cell)
                      .reduce((one, next) -> one + "\t" + next)
                      .orElse("")));
    } catch (QueryException e) {
      rows.add("(" + e.getMessage() + ")");
    }
    return rows;
  }

  private static String cell(Node node) {
    return node == null ? "" : node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
  }

  /** The rows of the one list that the other lacks, each as often as it lacks it. */
  private static List<String> minus(List<String> one, List<String> other) {
    List<String> rest = new ArrayList<>(one);
    other.forEach(rest::remove);
    return rest;
  }
}
