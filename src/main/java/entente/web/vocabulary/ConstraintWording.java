package entente.web.vocabulary;

import entente.web.http.Messages;
import entente.web.page.Labels;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.util.graph.GNode;
import org.apache.jena.sparql.util.graph.GraphList;
import org.apache.jena.vocabulary.XSD;

/** The constraints of a shapes graph in words. */
final class ConstraintWording {
  /**
   * The constraint components in the order of display; other properties of SHACL follow under their
   * own names.
   */
  private static final List<String> ORDER =
      List.of(
          "minCount",
          "maxCount",
          "class",
          "datatype",
          "nodeKind",
          "in",
          "hasValue",
          "node",
          "or",
          "xone",
          "and",
          "not",
          "qualifiedMinCount",
          "qualifiedMaxCount",
          "qualifiedValueShape",
          "pattern",
          "minInclusive",
          "maxInclusive",
          "minExclusive",
          "maxExclusive",
          "minLength",
          "maxLength",
          "languageIn",
          "uniqueLang",
          "equals",
          "disjoint",
          "lessThan",
          "lessThanOrEquals",
          "closed",
          "sparql");

  private static final Set<String> NO_DEMAND =
      Set.of(
          "path",
          "name",
          "description",
          "order",
          "group",
          "message",
          "severity",
          "property",
          "flags",
          "deactivated",
          "defaultValue",
          "ignoredProperties",
          "prefixes",
          "select",
          "ask",
          "targetClass",
          "targetNode",
          "targetSubjectsOf",
          "targetObjectsOf");

  private final PageQueries queries;
  private final Graph graph;
  private final Messages words;
  private final Labels labels;

  ConstraintWording(PageQueries queries, Graph graph, Messages words, Labels labels) {
    this.queries = queries;
    this.graph = graph;
    this.words = words;
    this.labels = labels;
  }

  List<ShapeReference.Constraint> demands(Node shape) {
    return demands(shape, new HashSet<>());
  }

  private List<ShapeReference.Constraint> demands(Node shape, Set<Node> above) {
    if (!above.add(shape)) {
      return List.of();
    }
    Map<String, List<Node>> asked = new LinkedHashMap<>();
    graph
        .find(shape, Node.ANY, Node.ANY)
        .filterKeep(
            triple ->
                triple.getPredicate().getURI().startsWith(SHACL.getURI())
                    && !NO_DEMAND.contains(triple.getPredicate().getLocalName()))
        .toList()
        .stream()
        .sorted(
            Comparator.comparing((Triple triple) -> rank(triple.getPredicate().getLocalName()))
                .thenComparing(triple -> triple.getPredicate().getURI())
                .thenComparing(triple -> triple.getObject().toString()))
        .forEach(
            triple ->
                asked
                    .computeIfAbsent(
                        triple.getPredicate().getLocalName(), each -> new ArrayList<>())
                    .add(triple.getObject()));
    return asked.entrySet().stream()
        .flatMap(each -> demand(each.getKey(), each.getValue(), above))
        .toList();
  }

  private static int rank(String name) {
    return ORDER.contains(name) ? ORDER.indexOf(name) : ORDER.size();
  }

  private Stream<ShapeReference.Constraint> demand(
      String name, List<Node> values, Set<Node> above) {
    return switch (name) {
      case "in", "languageIn" ->
          Stream.of(
              new ShapeReference.Constraint(
                  said(name),
                  values.stream().flatMap(list -> list(list).stream()).map(this::link).toList(),
                  List.of()));
      case "or", "xone", "and" ->
          values.stream().map(list -> alternatives(name, list(list), above));
      case "not", "qualifiedValueShape", "node" ->
          values.stream()
              .map(
                  other ->
                      other.isBlank()
                          ? new ShapeReference.Constraint(
                              said(name), List.of(), demands(other, above))
                          : new ShapeReference.Constraint(
                              said(name), List.of(link(other)), List.of()));
      case "sparql" -> Stream.of(new ShapeReference.Constraint(said(name), List.of(), List.of()));
      case "closed", "uniqueLang" ->
          values.get(0).getLiteralLexicalForm().equals("true")
              ? Stream.of(new ShapeReference.Constraint(said(name), List.of(), List.of()))
              : Stream.of();
      case "nodeKind" ->
          Stream.of(
              new ShapeReference.Constraint(
                  words.say("rule.kind-" + values.get(0).getLocalName()), List.of(), List.of()));
      default ->
          Stream.of(
              new ShapeReference.Constraint(
                  said(name), values.stream().map(this::link).toList(), List.of()));
    };
  }

  /** Alternatives of one constraint each are shown in one line. */
  private ShapeReference.Constraint alternatives(String name, List<Node> shapes, Set<Node> above) {
    List<List<ShapeReference.Constraint>> each =
        shapes.stream()
            .map(
                shape ->
                    shape.isBlank()
                        ? demands(shape, above)
                        : List.of(
                            new ShapeReference.Constraint(
                                said("node"), List.of(link(shape)), List.of())))
            .toList();
    boolean alike =
        each.stream()
            .allMatch(
                one ->
                    one.size() == 1
                        && one.get(0).parts().isEmpty()
                        && one.get(0).words().equals(each.get(0).get(0).words()));
    return alike
        ? new ShapeReference.Constraint(
            each.get(0).get(0).words(),
            each.stream().flatMap(one -> one.get(0).what().stream()).toList(),
            List.of())
        : new ShapeReference.Constraint(
            said(name),
            List.of(),
            each.stream()
                .map(
                    one ->
                        one.size() == 1
                            ? one.get(0)
                            : new ShapeReference.Constraint(said("and"), List.of(), one))
                .toList());
  }

  private String said(String name) {
    return ORDER.contains(name)
        ? words.say("rule.asks-" + name)
        : words.say("rule.other", "sh:" + name);
  }

  private List<Node> list(Node head) {
    return GraphList.members(new GNode(graph, head));
  }

  /** The texts of the SPARQL constraints. */
  List<String> queries(Node shape) {
    return graph.find(shape, SHACL.sparql, Node.ANY).mapWith(Triple::getObject).toList().stream()
        .flatMap(
            each ->
                graph
                    .find(each, SHACL.select, Node.ANY)
                    .mapWith(Triple::getObject)
                    .mapWith(Node::getLiteralLexicalForm)
                    .toList()
                    .stream())
        .map(String::stripIndent)
        .map(String::strip)
        .sorted()
        .toList();
  }

  Page.Link link(Node node) {
    if (node.isURI() && node.getNameSpace().equals(XSD.getURI())) {
      return Page.Link.to("xsd:" + node.getLocalName(), node.getURI());
    }
    return node.isURI()
        ? labels.term(node, queries)
        : Page.Link.plain(node.isLiteral() ? node.getLiteralLexicalForm() : "[…]");
  }
}
