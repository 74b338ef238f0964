package entente.web.vocabulary;

import entente.kb.read.RdfSource;
import entente.web.http.Messages;
import entente.web.page.Labels;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.vocabulary.RDF;

/**
 * The part of a page that explains a shape: its targets, its constraints in words, and examples
 * that conform to it or violate it.
 *
 * <p>The examples are the fixtures with which the shape is tested; the invalid ones are shown with
 * the output of a validation.
 */
public final class ShapePage {
  private final PageQueries queries;
  private final ShapeExamples examples;

  /**
   * Pages of shapes.
   *
   * @param findings returns the findings of a shape in data as text; if it is null, the invalid
   *     examples are shown without them
   */
  public ShapePage(PageQueries queries, BiFunction<RdfSource, Node, String> findings) {
    this.queries = queries;
    this.examples = new ShapeExamples(queries.base(), findings);
  }

  /** Explains a thing; empty when it is not a shape. */
  public Optional<ShapeReference> of(Node thing, Messages words) {
    if (!queries.local(thing.getURI()).startsWith("/shapes/")) {
      return Optional.empty();
    }
    Graph graph = queries.graph("thing/description", Map.of("thing", thing));
    if (!graph.contains(thing, RDF.type.asNode(), SHACL.PropertyShape)
        && !graph.contains(thing, RDF.type.asNode(), SHACL.NodeShape)) {
      return Optional.empty();
    }
    Map<Node, List<Node>> targets = new LinkedHashMap<>();
    queries
        .rows("shape/targets", Map.of("thing", thing))
        .forEach(
            row ->
                targets
                    .computeIfAbsent(row.get("how"), how -> new ArrayList<>())
                    .add(row.get("target")));
    ConstraintWording wording =
        new ConstraintWording(queries, graph, words, labels(graph, targets, words));
    String severity =
        graph
            .find(thing, SHACL.severity, Node.ANY)
            .mapWith(Triple::getObject)
            .nextOptional()
            .map(Node::getLocalName)
            .orElse("Violation")
            .toLowerCase(Locale.ROOT);
    List<ShapeReference.Constraint> of =
        targets.entrySet().stream()
            .map(
                each ->
                    new ShapeReference.Constraint(
                        words.say("rule." + each.getKey().getLocalName().toLowerCase(Locale.ROOT)),
                        each.getValue().stream().map(wording::link).toList(),
                        List.of()))
            .toList();
    List<Page.Link> path =
        graph
            .find(thing, SHACL.path, Node.ANY)
            .mapWith(Triple::getObject)
            .filterKeep(Node::isURI)
            .mapWith(wording::link)
            .toList();
    List<String> messages =
        Stream.concat(
                Stream.of(thing),
                graph
                    .find(thing, SHACL.sparql, Node.ANY)
                    .mapWith(Triple::getObject)
                    .toList()
                    .stream())
            .flatMap(
                each ->
                    graph
                        .find(each, SHACL.message, Node.ANY)
                        .mapWith(Triple::getObject)
                        .mapWith(Node::getLiteralLexicalForm)
                        .toList()
                        .stream())
            .distinct()
            .sorted()
            .toList();
    String name = queries.local(thing.getURI()).substring("/shapes/".length());
    return Optional.of(
        new ShapeReference(
            severity,
            of,
            path,
            wording.demands(thing),
            messages,
            wording.queries(thing),
            examples.good(name),
            examples.bad(name, words)));
  }

  private Labels labels(Graph graph, Map<Node, List<Node>> targets, Messages words) {
    Set<Node> mentioned = graph.find().mapWith(Triple::getObject).filterKeep(Node::isURI).toSet();
    targets.values().forEach(mentioned::addAll);
    return new Labels(words.language(), queries.names(mentioned));
  }
}
