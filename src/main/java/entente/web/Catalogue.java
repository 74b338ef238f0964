package entente.web;

import entente.kb.Question;
import entente.kb.Store;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDFS;

/** What the server asks: the questions below {@code queries/page}, put to the store about the data as it is served. */
final class Catalogue {
  private final Store store;
  private final String base;
  private final Map<String, Question> questions = new ConcurrentHashMap<>();

  Catalogue(Store store, String base) {
    this.store = store;
    this.base = base;
  }

  /** The IRI of what a path without leading slash names. */
  Node named(String path) {
    return NodeFactory.createURI(base + path);
  }

  /** Where this server has a thing: its path, or the IRI itself when it is not one of the project. */
  String local(String iri) {
    return iri.startsWith(base) ? "/" + iri.substring(base.length()) : iri;
  }

  String base() {
    return base;
  }

  boolean knows(Node thing) {
    return store.test(question("exists"), Map.of("thing", thing));
  }

  /** The description of a thing, as a graph. */
  Graph describe(Node thing) {
    return store.construct(question(local(thing.getURI()).startsWith("/ontology/") ? "module" : "description"), Map.of("thing", thing));
  }

  /** The whole of a named graph. */
  Graph document(Node name) {
    return store.construct(question("document"), Map.of("graph", name));
  }

  /** Everything whose IRI begins like this one, as its members, with their labels. */
  Graph listing(Node start) {
    Graph graph = GraphFactory.createDefaultGraph();
    for (Binding row : rows("listing", Map.of("start", NodeFactory.createLiteralString(start.getURI())))) {
      graph.add(start, RDFS.member.asNode(), row.get("thing"));
      if (row.contains("name")) {
        graph.add(row.get("thing"), row.get("naming"), row.get("name"));
      }
    }
    return graph;
  }

  /** The address at which anyone can ask a question of ours: its text, with the parameters as rows of VALUES at the end. */
  String asking(Question question, Map<String, Node> parameters) {
    String text = parameters.isEmpty() ? question.rebased(base).text() : question.rebased(base).text()
        + "VALUES (?" + String.join(" ?", parameters.keySet()) + ") { (" + parameters.values().stream().map(NodeFmtLib::strNT).collect(Collectors.joining(" ")) + ") }\n";
    return "/sparql?query=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** A query to begin with. */
  String example() {
    return question("example").text();
  }

  List<Binding> rows(String name, Map<String, Node> parameters) {
    return store.select(question(name), parameters);
  }

  Graph graph(String name, Map<String, Node> parameters) {
    return store.construct(question(name), parameters);
  }

  private Question question(String name) {
    return questions.computeIfAbsent(name, each -> Question.named("page/" + each).rebased(base));
  }
}
