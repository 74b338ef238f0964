package entente.web.rdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonBoolean;
import org.apache.jena.atlas.json.JsonNumber;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonString;
import org.apache.jena.atlas.json.JsonValue;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;

/**
 * A serializer of graphs as compacted JSON-LD 1.1: blank nodes are nested where they are mentioned,
 * RDF lists become lists, and texts are grouped by language.
 *
 * <p>It replaces Titanium, whose conversion and compaction take half a minute for the whole data;
 * tests compare the expansion of its output with that of Titanium and jsonld.js. No part of a
 * literal is lost: numbers and booleans are written as native values only in their canonical form.
 */
public final class JsonLdWriter {
  private final JsonLdContext context;
  private final Map<Node, Map<Node, List<Node>>> nodes = new HashMap<>();
  private final Map<Node, Integer> mentions = new HashMap<>();
  private final Map<Node, String> names = new HashMap<>();
  private final Map<String, JsonValue> used = new HashMap<>();
  private final Map<String, String> compacted = new HashMap<>();

  /** The nodes that are being written, where a cycle of blank nodes ends. */
  private final Set<Node> open = new HashSet<>();

  private final Set<Node> written = new HashSet<>();

  private JsonLdWriter(Graph graph, JsonLdContext context) {
    this.context = context;
    graph.find().forEachRemaining(triple -> add(triple));
  }

  /**
   * A graph as text; {@code first} is the node that comes first, {@code named} whether to embed the
   * context.
   */
  public static String text(Graph graph, Node first, JsonLdContext context, boolean named) {
    return new JsonLdWriter(graph, context).document(first, named).toString() + "\n";
  }

  private void add(Triple triple) {
    nodes
        .computeIfAbsent(triple.getSubject(), subject -> new HashMap<>())
        .computeIfAbsent(triple.getPredicate(), property -> new ArrayList<>())
        .add(triple.getObject());
    mentions.merge(triple.getObject(), 1, Integer::sum);
  }

  private JsonObject document(Node first, boolean named) {
    List<JsonValue> top = new ArrayList<>();
    nodes.keySet().stream()
        .filter(Node::isURI)
        .sorted(
            Comparator.comparing((Node node) -> !node.equals(first)).thenComparing(Node::getURI))
        .forEach(
            node -> {
              if (!written.contains(node)) {
                top.add(node(node));
              }
            });
    // Blank nodes that are mentioned several times, never, or only in a cycle of their own.
    List<Node> shared =
        nodes.keySet().stream()
            .filter(node -> node.isBlank() && mentions.getOrDefault(node, 0) != 1)
            .sorted(Comparator.comparing(Node::getBlankNodeLabel))
            .toList();
    shared.forEach(node -> top.add(node(node)));
    nodes.keySet().stream()
        .filter(node -> node.isBlank() && !written.contains(node))
        .sorted(Comparator.comparing(Node::getBlankNodeLabel))
        .toList()
        .forEach(
            node -> {
              if (!written.contains(node)) {
                names.put(node, "_:b" + names.size());
                top.add(node(node));
              }
            });
    JsonObject document = new JsonObject();
    if (named) {
      document.put("@context", context.part(used));
    }
    if (top.size() == 1) {
      top.get(0).getAsObject().forEach(document::put);
    } else {
      JsonArray all = new JsonArray();
      all.addAll(top);
      document.put("@graph", all);
    }
    return document;
  }

  private JsonObject node(Node node) {
    open.add(node);
    written.add(node);
    JsonObject object = new JsonObject();
    if (node.isURI() || mentions.getOrDefault(node, 0) > 1 || names.containsKey(node)) {
      object.put(context.keyword("id"), name(node));
    }
    Map<Node, List<Node>> properties = nodes.get(node);
    List<Node> types = properties.getOrDefault(RDF.type.asNode(), List.of());
    if (!types.isEmpty()) {
      object.put(
          context.keyword("type"),
          array(
              types.stream()
                  .map(type -> (JsonValue) new JsonString(type.isURI() ? type(type) : name(type)))
                  .toList()));
    }
    new TreeMap<>(byIri(properties))
        .forEach(
            (iri, values) -> {
              if (!iri.equals(RDF.type.getURI())) {
                write(object, iri, values);
              }
            });
    open.remove(node);
    return object;
  }

  private static Map<String, List<Node>> byIri(Map<Node, List<Node>> properties) {
    Map<String, List<Node>> named = new HashMap<>();
    properties.forEach((property, values) -> named.put(property.getURI(), values));
    return named;
  }

  private String type(Node type) {
    JsonLdContext.Term term = context.term(type.getURI(), used);
    return term != null ? term.name() : compact(type.getURI());
  }

  private String compact(String iri) {
    return compacted.computeIfAbsent(iri, each -> context.compact(each, used));
  }

  private void write(JsonObject object, String property, List<Node> values) {
    JsonLdContext.Term term = context.term(property, used);
    if (term != null
        && term.texts()
        && values.stream()
            .allMatch(value -> value.isLiteral() && !value.getLiteralLanguage().isEmpty())) {
      object.put(term.name(), texts(values));
      return;
    }
    // A text without a language does not fit a map by language, so the property is written without
    // its short name.
    boolean plain = term == null || term.texts();
    boolean references = !plain && term.references();
    object.put(
        plain ? compact(property) : term.name(),
        array(values.stream().map(value -> value(value, references)).toList()));
  }

  private static JsonObject texts(List<Node> values) {
    Map<String, List<JsonValue>> byLanguage = new TreeMap<>();
    values.forEach(
        value ->
            byLanguage
                .computeIfAbsent(value.getLiteralLanguage(), language -> new ArrayList<>())
                .add(new JsonString(value.getLiteralLexicalForm())));
    JsonObject texts = new JsonObject();
    byLanguage.forEach((language, all) -> texts.put(language, array(all)));
    return texts;
  }

  private JsonValue value(Node value, boolean references) {
    if (value.isLiteral()) {
      return literal(value, references);
    }
    if (value.equals(RDF.nil.asNode())) {
      return list(List.of());
    }
    if (context.nests() && value.isURI() && nodes.containsKey(value) && !written.contains(value)) {
      return node(value);
    }
    if (value.isBlank()
        && mentions.get(value) == 1
        && !open.contains(value)
        && nodes.containsKey(value)) {
      List<Node> members = members(value);
      if (members != null) {
        return list(members.stream().map(member -> value(member, references)).toList());
      }
      return node(value);
    }
    if (references) {
      return new JsonString(name(value));
    }
    JsonObject reference = new JsonObject();
    reference.put(context.keyword("id"), name(value));
    return reference;
  }

  private static JsonObject list(List<JsonValue> members) {
    JsonObject list = new JsonObject();
    JsonArray array = new JsonArray();
    array.addAll(members);
    list.put("@list", array);
    return list;
  }

  /**
   * The members of a list that begins here, or null when no list begins here or a part of it is
   * mentioned elsewhere.
   */
  private List<Node> members(Node start) {
    List<Node> members = new ArrayList<>();
    List<Node> cells = new ArrayList<>();
    Node cell = start;
    while (!cell.equals(RDF.nil.asNode())) {
      Map<Node, List<Node>> properties = nodes.get(cell);
      if (!cell.isBlank()
          || properties == null
          || mentions.getOrDefault(cell, 0) != 1
          || properties.size() != 2
          || cells.contains(cell)) {
        return null;
      }
      List<Node> first = properties.getOrDefault(RDF.first.asNode(), List.of());
      List<Node> rest = properties.getOrDefault(RDF.rest.asNode(), List.of());
      if (first.size() != 1 || rest.size() != 1) {
        return null;
      }
      cells.add(cell);
      members.add(first.get(0));
      cell = rest.get(0);
    }
    written.addAll(cells);
    return members;
  }

  private JsonValue literal(Node literal, boolean references) {
    String text = literal.getLiteralLexicalForm();
    String type = literal.getLiteralDatatypeURI();
    if (type.equals(XSDDatatype.XSDinteger.getURI()) && text.matches("0|-?[1-9]\\d{0,14}")) {
      return JsonNumber.value(Long.parseLong(text));
    }
    if (type.equals(XSDDatatype.XSDboolean.getURI()) && text.matches("true|false")) {
      return new JsonBoolean(text.equals("true"));
    }
    boolean plain = type.equals(XSDDatatype.XSDstring.getURI());
    if (plain && !references) {
      return new JsonString(text);
    }
    JsonObject value = new JsonObject();
    if (!literal.getLiteralLanguage().isEmpty()) {
      value.put("@language", literal.getLiteralLanguage());
    } else if (!plain) {
      value.put(context.keyword("type"), compact(type));
    }
    value.put("@value", text);
    return value;
  }

  private String name(Node node) {
    return node.isURI() ? node.getURI() : names.computeIfAbsent(node, each -> "_:b" + names.size());
  }

  /** A single value as itself, several as an array in an order independent of the graph. */
  private static JsonValue array(List<JsonValue> values) {
    if (values.size() == 1) {
      return values.get(0);
    }
    JsonArray array = new JsonArray();
    values.stream()
        .map(value -> Map.entry(value.toString(), value))
        .sorted(Map.Entry.comparingByKey())
        .forEach(each -> array.add(each.getValue()));
    return array;
  }
}
