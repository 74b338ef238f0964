package entente.web.vocabulary;

import entente.kb.read.ClasspathResources;
import entente.kb.read.RdfSource;
import entente.kb.read.Vocabulary;
import entente.web.http.Messages;
import entente.web.page.Labels;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.util.graph.GNode;
import org.apache.jena.sparql.util.graph.GraphList;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.XSD;

/**
 * The part of a page that explains a shape: its targets, its constraints in words, and examples
 * that conform to it or violate it.
 *
 * <p>The examples are the fixtures with which the shape is tested; the invalid ones are shown with
 * the output of a validation.
 */
public final class ShapePage {
  /**
   * A shape, explained as a rule.
   *
   * @param of what it applies to
   * @param path the property whose values it constrains; empty when it constrains the thing itself
   * @param messages shown when it is violated
   * @param queries in SPARQL, which must find nothing
   * @param good an example in Turtle that conforms; empty when there is none
   * @param bad examples that do not, each in a way of its own
   */
  public record Rule(
      String severity,
      List<Constraint> of,
      List<Page.Link> path,
      List<Constraint> demands,
      List<String> messages,
      List<String> queries,
      String good,
      List<BadExample> bad) {}

  /**
   * An example that violates a rule.
   *
   * @param id of its place in the page
   * @param why it does, in a few English words; empty for the plain case
   * @param text in Turtle
   * @param printed the output of a validation
   */
  public record BadExample(String id, String title, String why, String text, String printed) {}

  /** A constraint in words, with the terms it names and its parts. */
  public record Constraint(String words, List<Page.Link> what, List<Constraint> parts) {}

  private static final String EXAMPLES = "/examples/shapes";
  private static final Pattern PREFIX = Pattern.compile("(?m)^@prefix ([a-z0-9-]*): .*\\n");

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
  private static final Pattern WHY = Pattern.compile("invalid-(.+)");
  private static final Pattern REMARK =
      Pattern.compile("(?m)^# (.*?)(, which must be found wrong)?$");
  private final PageQueries queries;
  private final BiFunction<RdfSource, Node, String> findings;
  private final Map<String, String> files =
      ClasspathResources.paths(EXAMPLES).stream()
          .filter(path -> path.split("/").length == 3)
          .collect(Collectors.toMap(ShapePage::fixture, Function.identity()));

  /**
   * Pages of shapes.
   *
   * @param findings returns the findings of a shape in data as text; if it is null, the invalid
   *     examples are shown without them
   */
  public ShapePage(PageQueries queries, BiFunction<RdfSource, Node, String> findings) {
    this.queries = queries;
    this.findings = findings;
  }

  /** Explains a thing; empty when it is not a shape. */
  public Optional<Rule> of(Node thing, Messages words) {
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
    Reading reading = new Reading(graph, words, labels(graph, targets, words));
    String severity =
        graph
            .find(thing, SHACL.severity, Node.ANY)
            .mapWith(Triple::getObject)
            .nextOptional()
            .map(Node::getLocalName)
            .orElse("Violation")
            .toLowerCase(Locale.ROOT);
    List<Constraint> of =
        targets.entrySet().stream()
            .map(
                each ->
                    new Constraint(
                        words.say("rule." + each.getKey().getLocalName().toLowerCase(Locale.ROOT)),
                        each.getValue().stream().map(reading::link).toList(),
                        List.of()))
            .toList();
    List<Page.Link> path =
        graph
            .find(thing, SHACL.path, Node.ANY)
            .mapWith(Triple::getObject)
            .filterKeep(Node::isURI)
            .mapWith(reading::link)
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
    String good = whole(name + ".valid.ttl").map(ShapePage::example).orElse("");
    List<BadExample> bad =
        files.keySet().stream()
            .filter(file -> file.startsWith(name + ".invalid"))
            .sorted(Comparator.comparing(String::length).thenComparing(file -> file))
            .map(file -> wrong(file, name, words))
            .toList();
    return Optional.of(
        new Rule(
            severity,
            of,
            path,
            reading.demands(thing),
            messages,
            reading.queries(thing),
            good,
            bad));
  }

  /** A fixture that violates the rule; the name of the file and its first line describe how. */
  private BadExample wrong(String file, String name, Messages words) {
    String whole = whole(file).orElseThrow();
    String id = file.substring(name.length() + 1, file.length() - ".ttl".length());
    Matcher why = WHY.matcher(id);
    Matcher remark = REMARK.matcher(whole);
    String text = example(whole);
    return why.matches()
        ? new BadExample(
            id,
            words.say("rule.bad-by", why.group(1).replace('-', ' ')),
            remark.find() ? remark.group(1) : "",
            text,
            printed(text, name))
        : new BadExample(id, words.say("rule.bad"), "", text, printed(text, name));
  }

  private Labels labels(Graph graph, Map<Node, List<Node>> targets, Messages words) {
    Set<Node> mentioned = graph.find().mapWith(Triple::getObject).filterKeep(Node::isURI).toSet();
    targets.values().forEach(mentioned::addAll);
    return new Labels(words.language(), queries.names(mentioned));
  }

  /** The name of a shape and the rest of the file name, from {@code module/Shape/property.rest}. */
  private static String fixture(String path) {
    String[] parts = path.split("/");
    return parts[2].startsWith(parts[1] + ".") ? parts[2] : parts[1] + "-" + parts[2];
  }

  private Optional<String> whole(String file) {
    if (!files.containsKey(file)) {
      return Optional.empty();
    }
    try (InputStream stream =
        ShapePage.class.getResourceAsStream(EXAMPLES + "/" + files.get(file))) {
      return Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The data of a fixture, with the prefixes that it uses and without the expected report. */
  private static String example(String whole) {
    String data = whole.substring(0, whole.indexOf("# The report")).replaceAll("(?m)^#.*\\n", "");
    String body = PREFIX.matcher(data).replaceAll("");
    Matcher prefixes = PREFIX.matcher(data);
    StringBuilder used = new StringBuilder();
    while (prefixes.find()) {
      if (Pattern.compile("(?<![\\w:/-])" + Pattern.quote(prefixes.group(1)) + ":")
          .matcher(body)
          .find()) {
        used.append(prefixes.group());
      }
    }
    return used + "\n" + body.strip() + "\n";
  }

  private String printed(String example, String name) {
    if (findings == null) {
      return "";
    }
    String canonical = Vocabulary.BASE + "shapes/" + name;
    return findings
        .apply(
            RdfSource.given(
                "example.ttl",
                example.getBytes(StandardCharsets.UTF_8),
                Lang.TURTLE,
                queries.base() + "example"),
            NodeFactory.createURI(canonical))
        .stripTrailing();
  }

  /** The constraints of a shapes graph in words. */
  private final class Reading {
    private final Graph graph;
    private final Messages words;
    private final Labels labels;

    Reading(Graph graph, Messages words, Labels labels) {
      this.graph = graph;
      this.words = words;
      this.labels = labels;
    }

    List<Constraint> demands(Node shape) {
      return demands(shape, new HashSet<>());
    }

    private List<Constraint> demands(Node shape, Set<Node> above) {
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

    private Stream<Constraint> demand(String name, List<Node> values, Set<Node> above) {
      return switch (name) {
        case "in", "languageIn" ->
            Stream.of(
                new Constraint(
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
                            ? new Constraint(said(name), List.of(), demands(other, above))
                            : new Constraint(said(name), List.of(link(other)), List.of()));
        case "sparql" -> Stream.of(new Constraint(said(name), List.of(), List.of()));
        case "closed", "uniqueLang" ->
            values.get(0).getLiteralLexicalForm().equals("true")
                ? Stream.of(new Constraint(said(name), List.of(), List.of()))
                : Stream.of();
        case "nodeKind" ->
            Stream.of(
                new Constraint(
                    words.say("rule.kind-" + values.get(0).getLocalName()), List.of(), List.of()));
        default ->
            Stream.of(
                new Constraint(said(name), values.stream().map(this::link).toList(), List.of()));
      };
    }

    /** Alternatives of one constraint each are shown in one line. */
    private Constraint alternatives(String name, List<Node> shapes, Set<Node> above) {
      List<List<Constraint>> each =
          shapes.stream()
              .map(
                  shape ->
                      shape.isBlank()
                          ? demands(shape, above)
                          : List.of(new Constraint(said("node"), List.of(link(shape)), List.of())))
              .toList();
      boolean alike =
          each.stream()
              .allMatch(
                  one ->
                      one.size() == 1
                          && one.get(0).parts().isEmpty()
                          && one.get(0).words().equals(each.get(0).get(0).words()));
      return alike
          ? new Constraint(
              each.get(0).get(0).words(),
              each.stream().flatMap(one -> one.get(0).what().stream()).toList(),
              List.of())
          : new Constraint(
              said(name),
              List.of(),
              each.stream()
                  .map(
                      one ->
                          one.size() == 1
                              ? one.get(0)
                              : new Constraint(said("and"), List.of(), one))
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
}
