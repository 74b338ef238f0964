package entente.web.vocabulary;

import entente.kb.OrderedGraph;
import entente.kb.format.Text;
import entente.kb.read.NamedQuery;
import entente.kb.read.Prefixes;
import entente.web.http.Messages;
import entente.web.page.LabelBatch;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.page.Rows;
import entente.web.page.TermText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * The reference of the ontology and of the shapes, made from what the store holds: terms, how they
 * hang together, what is asked of their values, and their uses.
 */
public final class VocabularyReference {
  private static final NamedQuery INSTANCES = NamedQuery.named("page/reference/instances");
  private static final Set<String> DATATYPES =
      Set.of(
          "string",
          "langString",
          "integer",
          "decimal",
          "boolean",
          "date",
          "gYearMonth",
          "gYear",
          "anyURI");
  private static final int LINE = 26;
  private static final int LETTERS = 46;
  private final PageQueries queries;
  private final Messages words;
  private final LabelBatch naming;
  private final Map<Node, Entry> entries = new LinkedHashMap<>();
  private final Map<Node, List<Obligation>> obligations = new LinkedHashMap<>();

  /** The reference of the ontology. */
  public record Ontology(
      String intro,
      List<Branch> classes,
      List<Module> modules,
      List<Module> borrowed,
      List<Letter> index) {}

  /** A class with those below it. */
  public record Branch(Page.Link term, String definition, String uses, List<Branch> below) {}

  /** A module: what it is for, its classes, its properties, and how the classes hang together. */
  public record Module(
      String id,
      Page.Link name,
      String title,
      String intro,
      List<Page.Link> classes,
      List<Line> properties,
      List<Page.Link> lists,
      Diagram diagram) {}

  /** A property: what it is a property of and what its values are, as the shapes say. */
  public record Line(
      Page.Link property,
      String definition,
      String kind,
      List<Page.Link> on,
      List<Page.Link> to,
      String uses) {}

  /** Classes on the left, what their properties lead to on the right. */
  public record Diagram(int height, List<Box> boxes, List<Arrow> arrows) {}

  /** A class in a diagram. */
  public record Box(int x, int y, int width, int height, String text) {}

  /** A property in a diagram. */
  public record Arrow(int from, int to, int y, String text) {}

  /** The terms whose names begin with a letter. */
  public record Letter(String letter, List<Item> items) {}

  /** A term in the index. */
  public record Item(Page.Link term, String kind, String definition) {}

  /** What is to be known of a term beyond what is said of it. */
  public record Term(
      List<Page.Link> chain,
      List<Branch> below,
      boolean property,
      List<Duty> duties,
      String judged,
      String uses,
      Page.Link all,
      String example,
      Page.Link exampleOf,
      List<Page.Question> questions) {}

  /** What a shape asks of a property. */
  public record Duty(
      Page.Link what,
      Page.Link on,
      String how,
      List<Page.Link> range,
      String message,
      Page.Link shape) {}

  /** The reference of the shapes. */
  public record Shapes(List<Shape> shapes) {}

  /** A shape of things. */
  public record Shape(
      String id,
      Page.Link name,
      String comment,
      List<Page.Link> targets,
      List<Duty> duties,
      List<String> rules) {}

  private record Entry(
      Node term,
      String kind,
      Node module,
      String definition,
      Set<Node> above,
      String uses,
      String judged) {}

  private record Obligation(
      Node node,
      Node type,
      Node shape,
      Node path,
      String name,
      String how,
      Set<Node> range,
      String message) {}

  VocabularyReference(PageQueries queries, Messages words) {
    this.queries = queries;
    this.words = words;
    this.naming = new LabelBatch(queries, words);
    for (Binding row : queries.rows("reference/terms", Map.of())) {
      Entry entry =
          entries.computeIfAbsent(
              row.get("term"),
              term ->
                  new Entry(
                      term,
                      Rows.text(row, "kind"),
                      row.get("module"),
                      Rows.text(row, "definition"),
                      new LinkedHashSet<>(),
                      Rows.text(row, "uses"),
                      Rows.text(row, "judged")));
      if (row.contains("above")) {
        entry.above().add(row.get("above"));
      }
      naming.mention(row.get("term"), row.get("module"), row.get("above"));
    }
    Map<List<Node>, Obligation> shaped = new LinkedHashMap<>();
    for (Binding row : queries.rows("reference/property-shapes", Map.of())) {
      Obligation obligation =
          shaped.computeIfAbsent(
              List.of(row.get("node"), row.get("class"), row.get("shape")),
              key ->
                  new Obligation(
                      row.get("node"),
                      row.get("class"),
                      row.get("shape"),
                      row.get("path"),
                      Rows.text(row, "name"),
                      how(row),
                      new LinkedHashSet<>(),
                      Rows.text(row, "message")));
      Stream.of("list", "range")
          .filter(row::contains)
          .map(row::get)
          .filter(each -> !row.contains("list") || each.equals(row.get("list")))
          .forEach(obligation.range()::add);
      naming.mention(
          row.get("node"),
          row.get("class"),
          row.get("shape"),
          row.get("path"),
          row.get("list"),
          row.get("range"));
    }
    shaped
        .values()
        .forEach(
            each -> obligations.computeIfAbsent(each.type(), key -> new ArrayList<>()).add(each));
  }

  /** How many values there are to be, and what bounds them. */
  private String how(Binding row) {
    String least = Rows.text(row, "min");
    String most = Rows.text(row, "max");
    String number =
        least.equals("1") && most.equals("1")
            ? words.say("reference.exactly-one")
            : most.equals("1")
                ? words.say("reference.at-most-one")
                : least.equals("1") && most.isEmpty()
                    ? words.say("reference.at-least-one")
                    : least.isEmpty() && most.isEmpty()
                        ? words.say("reference.any-number")
                        : words.say(
                            "reference.between",
                            least.isEmpty() ? "0" : least,
                            most.isEmpty() ? "∞" : most);
    List<String> all = new ArrayList<>(List.of(number));
    Stream.of("least", "greatest", "length")
        .filter(row::contains)
        .forEach(each -> all.add(words.say("reference.bound-" + each, Rows.text(row, each))));
    return String.join("; ", all);
  }

  // The ontology

  Ontology ontology() {
    Map<Node, List<Entry>> modules = new LinkedHashMap<>();
    List<Binding> described = queries.rows("reference/modules", Map.of());
    described.forEach(row -> modules.putIfAbsent(row.get("module"), new ArrayList<>()));
    Set<Node> own = new LinkedHashSet<>(modules.keySet());
    entries
        .values()
        .forEach(
            each -> modules.computeIfAbsent(each.module(), key -> new ArrayList<>()).add(each));
    Map<Node, Binding> about = new LinkedHashMap<>();
    described.forEach(row -> about.putIfAbsent(row.get("module"), row));
    List<Module> shown =
        modules.entrySet().stream()
            .filter(each -> own.contains(each.getKey()) && !each.getValue().isEmpty())
            .map(each -> module(each.getKey(), each.getValue(), about.get(each.getKey())))
            .toList();
    List<Module> borrowed =
        modules.entrySet().stream()
            .filter(each -> !own.contains(each.getKey()))
            .sorted(Comparator.comparing(each -> each.getKey().getURI()))
            .map(each -> module(each.getKey(), each.getValue(), null))
            .toList();
    List<Node> roots =
        entries.values().stream()
            .filter(each -> each.kind().equals("class") && own.contains(each.module()))
            .filter(each -> each.above().stream().noneMatch(this::ours))
            .map(Entry::term)
            .toList();
    String intro =
        about.values().stream().map(row -> Rows.text(row, "description")).findFirst().orElse("");
    return new Ontology(intro, branches(roots, new LinkedHashSet<>()), shown, borrowed, index());
  }

  private boolean ours(Node term) {
    return entries.containsKey(term) && queries.local(term.getURI()).startsWith("/");
  }

  private List<Branch> branches(List<Node> terms, Set<Node> path) {
    return terms.stream()
        .filter(term -> !path.contains(term))
        .map(
            term -> {
              Set<Node> further = new LinkedHashSet<>(path);
              further.add(term);
              Entry entry = entries.get(term);
              return new Branch(
                  naming.term(term),
                  entry.definition(),
                  TermText.number(entry.uses()),
                  branches(below(term), further));
            })
        .sorted(Comparator.comparing(each -> each.term().text(), String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  private List<Node> below(Node term) {
    return entries.values().stream()
        .filter(each -> each.above().contains(term) && !each.term().equals(term))
        .map(Entry::term)
        .toList();
  }

  private Module module(Node module, List<Entry> terms, Binding about) {
    String id = module.getURI().replaceFirst("[/#]$", "").replaceFirst(".*[/#]", "");
    List<Entry> classes = terms.stream().filter(each -> each.kind().equals("class")).toList();
    List<Line> lines =
        terms.stream()
            .filter(each -> !each.kind().equals("class") && !each.kind().equals("list"))
            .map(this::line)
            .sorted(
                Comparator.comparing(each -> each.property().text(), String.CASE_INSENSITIVE_ORDER))
            .toList();
    List<Page.Link> lists =
        terms.stream()
            .filter(each -> each.kind().equals("list"))
            .map(each -> naming.link(each.term()))
            .sorted(Comparator.comparing(Page.Link::text))
            .toList();
    return new Module(
        id,
        new Page.Link(id, TermText.address(module.getURI(), queries), "", ""),
        about == null ? module.getURI() : Rows.text(about, "title").replaceFirst("^[^:]*: ", ""),
        about == null ? "" : Rows.text(about, "description"),
        classes.stream()
            .map(each -> naming.term(each.term()))
            .sorted(Comparator.comparing(Page.Link::text, String.CASE_INSENSITIVE_ORDER))
            .toList(),
        lines,
        lists,
        about == null ? new Diagram(0, List.of(), List.of()) : diagram(classes));
  }

  private Line line(Entry entry) {
    List<Obligation> asked =
        obligations.values().stream()
            .flatMap(List::stream)
            .filter(each -> each.path().equals(entry.term()))
            .toList();
    return new Line(
        naming.term(entry.term()),
        entry.definition(),
        words.say("reference.kind-" + entry.kind()),
        terms(
            asked.stream()
                .map(Obligation::type)
                .filter(
                    each ->
                        !entries.containsKey(each) || entries.get(each).kind().equals("class"))),
        terms(asked.stream().flatMap(each -> each.range().stream())),
        TermText.number(entry.uses()));
  }

  private List<Page.Link> terms(Stream<Node> nodes) {
    return nodes.distinct().map(this::kind).distinct().toList();
  }

  /** What values are of: a class, a list, or a datatype in a word. */
  private Page.Link kind(Node type) {
    String name = shortName(type);
    return entries.containsKey(type) || !DATATYPES.contains(name)
        ? naming.term(type)
        : Page.Link.to(words.say("reference.type-" + name), type.getURI());
  }

  /**
   * The classes of a module on the left, each as high as it has properties that lead to classes,
   * and those on the right.
   */
  private Diagram diagram(List<Entry> classes) {
    List<Box> boxes = new ArrayList<>();
    List<Arrow> arrows = new ArrayList<>();
    int y = 4;
    for (Entry each : classes) {
      List<Obligation> leading =
          obligations.getOrDefault(each.term(), List.of()).stream()
              .filter(
                  one ->
                      entries.containsKey(one.path())
                          && entries.get(one.path()).kind().equals("object"))
              .filter(one -> one.range().stream().anyMatch(entries::containsKey))
              .toList();
      if (leading.isEmpty()) {
        continue;
      }
      boxes.add(
          new Box(
              0,
              y,
              230,
              leading.size() * LINE - 6,
              Text.cut(naming.term(each.term()).text(), LETTERS)));
      for (Obligation one : leading) {
        arrows.add(new Arrow(230, 560, y + LINE / 2 - 3, naming.term(one.path()).text()));
        List<String> names =
            one.range().stream()
                .filter(entries::containsKey)
                .map(type -> naming.term(type).text())
                .toList();
        boxes.add(new Box(560, y, 330, LINE - 6, Text.cut(String.join(" / ", names), LETTERS)));
        y += LINE;
      }
      y += 10;
    }
    return new Diagram(y, boxes, arrows);
  }

  private List<Letter> index() {
    Map<String, List<Item>> letters = new TreeMap<>();
    entries.values().stream()
        .map(
            each ->
                new Item(
                    each.kind().equals("list")
                        ? naming.link(each.term())
                        : naming.term(each.term()),
                    words.say("reference.kind-" + each.kind()),
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
        .map(each -> new Letter(each.getKey(), each.getValue()))
        .toList();
  }

  // One term

  /** What is to be known of a term; empty when the thing is none. */
  Optional<Term> term(Node term) {
    Entry entry = entries.get(term);
    if (entry == null || entry.kind().equals("list")) {
      return Optional.empty();
    }
    boolean property = !entry.kind().equals("class");
    List<Page.Link> chain = new ArrayList<>();
    Set<Node> higher = new LinkedHashSet<>();
    for (Node at = above(term); at != null && higher.add(at); at = above(at)) {
      chain.add(0, naming.term(at));
    }
    List<Duty> duties =
        property
            ? obligations.values().stream()
                .flatMap(List::stream)
                .filter(each -> each.path().equals(term))
                .map(each -> duty(each, true))
                .toList()
            : Stream.concat(Stream.of(term), higher.stream())
                .flatMap(each -> obligations.getOrDefault(each, List.of()).stream())
                .map(each -> duty(each, false))
                .toList();
    String judged =
        !property || !ours(term)
            ? ""
            : words.say(entry.judged().equals("true") ? "reference.judged" : "reference.printed");
    Page.Link all =
        entry.uses().isEmpty()
            ? Page.Link.plain("")
            : Page.Link.to(
                words.say("reference.list"), queries.asking(INSTANCES, Map.of("term", term)));
    Optional<Node> shown =
        queries.rows("reference/example", Map.of("term", term)).stream()
            .filter(row -> row.contains("thing"))
            .map(row -> row.get("thing"))
            .findFirst();
    shown.ifPresent(naming::mention);
    return Optional.of(
        new Term(
            chain,
            branches(below(term), new LinkedHashSet<>(Set.of(term))),
            property,
            duties,
            judged,
            TermText.number(entry.uses()),
            all,
            shown.map(this::turtle).orElse(""),
            shown.map(naming::link).orElse(Page.Link.plain("")),
            questions(term)));
  }

  private Node above(Node term) {
    return entries.containsKey(term)
        ? entries.get(term).above().stream()
            .filter(entries::containsKey)
            .min(Comparator.comparing((Node each) -> !ours(each)).thenComparing(Node::getURI))
            .orElse(null)
        : null;
  }

  private Duty duty(Obligation each, boolean ofProperty) {
    Page.Link path = naming.term(each.path());
    String name =
        words.language().equals("en") && !each.name().isEmpty() ? each.name() : path.text();
    Page.Link type = naming.term(each.type());
    return new Duty(
        ofProperty ? type : new Page.Link(name, path.address(), path.language(), ""),
        type,
        each.how(),
        terms(each.range().stream()),
        each.message(),
        new Page.Link(shortName(each.shape()), queries.local(each.shape().getURI()), "", ""));
  }

  private static String shortName(Node node) {
    return node.getURI().replaceFirst(".*[/#]", "");
  }

  private String turtle(Node thing) {
    Graph graph =
        OrderedGraph.of(
            queries.graph("reference/example-graph", Map.of("thing", thing)),
            UnaryOperator.identity());
    PrefixMapping prefixes = Prefixes.mapping(queries.base());
    // Without this one the writer says "a" instead of "rdf:type".
    graph.getPrefixMapping().setNsPrefixes(prefixes).removeNsPrefix("rdf");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RDFWriter.source(graph).format(RDFFormat.TURTLE_PRETTY).output(out);
    return out.toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.startsWith("PREFIX ") && !line.startsWith("@prefix "))
        .collect(Collectors.joining("\n"))
        .strip();
  }

  /** The questions whose text has the term. */
  private List<Page.Question> questions(Node term) {
    String name = Prefixes.mapping(queries.base()).qnameFor(term.getURI());
    if (name == null) {
      return List.of();
    }
    Pattern used = Pattern.compile("(?<![\\w:-])" + Pattern.quote(name) + "(?![\\w-])");
    return queries.rows("reference/questions", Map.of()).stream()
        .filter(row -> used.matcher(Rows.text(row, "text")).find())
        .map(
            row ->
                new Page.Question(
                    Rows.text(row, "sentence"), queries.local(row.get("question").getURI())))
        .distinct()
        .toList();
  }

  // The shapes

  Shapes shapes() {
    Map<Node, List<Binding>> nodes = new LinkedHashMap<>();
    for (Binding row : queries.rows("reference/node-shapes", Map.of())) {
      nodes.computeIfAbsent(row.get("node"), key -> new ArrayList<>()).add(row);
      naming.mention(row.get("node"), row.get("target"));
    }
    Map<Node, Set<Obligation>> asked = new LinkedHashMap<>();
    Set<Node> seen = new LinkedHashSet<>();
    obligations.values().stream()
        .flatMap(List::stream)
        .filter(each -> seen.add(each.shape()))
        .forEach(
            each -> asked.computeIfAbsent(each.node(), key -> new LinkedHashSet<>()).add(each));
    List<Shape> shapes =
        nodes.entrySet().stream()
            .map(
                each ->
                    new Shape(
                        shortName(each.getKey()),
                        new Page.Link(
                            naming.link(each.getKey()).text(),
                            queries.local(each.getKey().getURI()),
                            naming.link(each.getKey()).language(),
                            ""),
                        Rows.text(each.getValue().get(0), "comment"),
                        terms(
                            each.getValue().stream()
                                .filter(row -> row.contains("target"))
                                .map(row -> row.get("target"))),
                        asked.getOrDefault(each.getKey(), Set.of()).stream()
                            .map(one -> duty(one, false))
                            .toList(),
                        each.getValue().stream()
                            .map(row -> Rows.text(row, "message"))
                            .filter(message -> !message.isEmpty())
                            .distinct()
                            .toList()))
            .toList();
    return new Shapes(shapes);
  }
}
