package entente.web.page;

import entente.kb.Store;
import entente.kb.read.NamedQuery;
import entente.web.http.PercentEncoding;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.graph.GraphFactory;

/**
 * The page queries, read from {@code queries/page} and run over the data as served.
 *
 * <p>A query about each of some things or rows is not run for an empty collection; its answer is
 * then empty.
 */
public final class PageQueries {
  private final Store store;
  private final String base;
  private final String release;
  private final Map<String, NamedQuery> questions;

  public PageQueries(Store store, String base) {
    this(store, base, "");
  }

  /**
   * @param release the digest of the data in the store; empty when unknown
   */
  public PageQueries(Store store, String base, String release) {
    this(store, base, release, new ConcurrentHashMap<>());
  }

  private PageQueries(Store store, String base, String release, Map<String, NamedQuery> questions) {
    this.store = store;
    this.base = base;
    this.release = release;
    this.questions = questions;
  }

  /** The same queries over another store. */
  public PageQueries over(Store other) {
    return new PageQueries(other, base, release, questions);
  }

  /** The IRI for a path without leading slash. */
  public Node named(String path) {
    return NodeFactory.createURI(base + path);
  }

  /** The path of a thing on this server, or its IRI when it does not belong to the data set. */
  public String local(String iri) {
    return iri.startsWith(base) ? "/" + iri.substring(base.length()) : iri;
  }

  /** The citation of the data set, with its version. */
  public DatasetCitation edition() {
    return rows("dataset/version", Map.of()).stream()
        .findFirst()
        .map(
            row ->
                new DatasetCitation(
                    row.get("title").getLiteralLexicalForm(),
                    row.get("maker").getLiteralLexicalForm(),
                    row.get("version").getLiteralLexicalForm(),
                    release))
        .orElse(DatasetCitation.NONE);
  }

  public String base() {
    return base;
  }

  public boolean knows(Node thing) {
    return store.test(question("lookup/exists"), Map.of("thing", thing));
  }

  /** A page of the rows of a query. */
  public List<Binding> rows(String name, Map<String, Node> parameters, long offset, long limit) {
    return store.select(question(name).part(offset, limit), parameters);
  }

  /** The labels of things. */
  public Graph names(Collection<Node> things) {
    return graph("labels/of-things", "mentioned", things);
  }

  /** The rows of a query about each of some rows. */
  public List<Binding> rows(String name, List<String> variables, List<Binding> about) {
    return about.isEmpty()
        ? List.of()
        : store.select(question(name).about(variables, about), Map.of());
  }

  /** The descriptions of things without their evidence, and the labels of everything mentioned. */
  public Graph excerpt(Set<Node> things) {
    Graph graph = GraphFactory.createDefaultGraph();
    graph("thing/description-without-evidence", "mentioned", things)
        .find()
        .forEachRemaining(graph::add);
    Set<Node> mentioned =
        graph.stream()
            .flatMap(
                triple -> Stream.of(triple.getSubject(), triple.getPredicate(), triple.getObject()))
            .filter(Node::isURI)
            .collect(Collectors.toSet());
    names(mentioned).find().forEachRemaining(graph::add);
    return graph;
  }

  /** The whole of a named graph. */
  Graph document(Node name) {
    return store.construct(question("dataset/named-graph"), Map.of("graph", name));
  }

  /**
   * The address that runs a named query, with its parameters as VALUES at the end, in alphabetical
   * order: pages and their ETags are the same in every process that serves one release.
   */
  public String asking(NamedQuery question, Map<String, Node> parameters) {
    SortedMap<String, Node> ordered = new TreeMap<>(parameters);
    String text =
        ordered.isEmpty()
            ? question.rebased(base).text()
            : question.rebased(base).text()
                + "VALUES (?"
                + String.join(" ?", ordered.keySet())
                + ") { ("
                + ordered.values().stream().map(NodeFmtLib::strNT).collect(Collectors.joining(" "))
                + ") }\n";
    return "/sparql?query=" + PercentEncoding.component(text);
  }

  /** The query initially shown in the editor. */
  public String example() {
    return question("editor/example").text();
  }

  public List<Binding> rows(String name, Map<String, Node> parameters) {
    return store.select(question(name), parameters);
  }

  /** The rows of a query about each of some things. */
  public List<Binding> rows(String name, String variable, Collection<Node> things) {
    return rows(name, variable, things, Map.of());
  }

  /** The same with parameters. */
  public List<Binding> rows(
      String name, String variable, Collection<Node> things, Map<String, Node> parameters) {
    return things.isEmpty()
        ? List.of()
        : store.select(question(name).about(variable, things), parameters);
  }

  /** The graph of a query about each of some things. */
  public Graph graph(String name, String variable, Collection<Node> things) {
    return things.isEmpty()
        ? GraphFactory.createDefaultGraph()
        : store.construct(question(name).about(variable, things), Map.of());
  }

  /** Whether queries may use {@code text:query}. */
  public boolean searchesText() {
    return store.searchesText();
  }

  public Graph graph(String name, Map<String, Node> parameters) {
    return store.construct(question(name), parameters);
  }

  private NamedQuery question(String name) {
    return questions.computeIfAbsent(name, each -> NamedQuery.named("page/" + each).rebased(base));
  }
}
