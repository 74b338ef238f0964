package entente.web.resource;

import entente.kb.read.NamedQuery;
import entente.web.http.Messages;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.ProblemType;
import entente.web.page.Labels;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.page.Templates;
import entente.web.page.TermText;
import entente.web.rdf.DocumentFormat;
import entente.web.rdf.HydraPaging;
import entente.web.validation.Checker;
import entente.web.view.CompareView;
import entente.web.view.SearchResults;
import java.text.Collator;
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
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.vocabulary.FOAF;

/**
 * The pages for people: each asks the page queries, makes a page model and fills a template with
 * it.
 */
public final class Pages {
  private static final int LISTED = 1_000;

  /** The views that the front leads to, in this order. */
  private static final List<String> DOORS =
      List.of("timeline", "members", "map", "disagreements", "documents", "compare");

  private static final NamedQuery BELOW = NamedQuery.named("page/listing/things-with-names");
  private final PageQueries queries;
  private final List<NamedQuery> questions;
  private final ShapePage rules;

  public Pages(PageQueries queries, List<NamedQuery> questions) {
    this(queries, questions, null);
  }

  /** The checker, which may be null, says what is wrong with the bad examples of rules. */
  public Pages(PageQueries queries, List<NamedQuery> questions, Checker checker) {
    this.queries = queries;
    this.questions = questions;
    this.rules = new ShapePage(queries, checker);
  }

  String home(Page.Head head, Set<String> views) {
    List<Page.Figure> figures =
        queries.rows("home/figures", Map.of()).stream()
            .map(
                row ->
                    new Page.Figure(
                        TermText.number(row.get("number").getLiteralLexicalForm()),
                        head.words().say("home.figure-" + row.get("what").getLiteralLexicalForm()),
                        row.get("address").getLiteralLexicalForm()))
            .toList();
    List<Page.Ask> featured =
        questions.stream()
            .filter(question -> !question.header("home").isEmpty())
            .sorted(
                Comparator.comparing(question -> Integer.valueOf(question.header("home").get(0))))
            .map(this::ask)
            .toList();
    String title =
        queries.rows("dataset/version", Map.of()).stream()
            .findFirst()
            .map(
                row ->
                    row.get("title").getLiteralLexicalForm()
                        + ", version "
                        + row.get("version").getLiteralLexicalForm())
            .orElse("Entente");
    Page.Home home =
        new Page.Home(
            DOORS.stream().filter(views::contains).toList(),
            facts(head.words()),
            differences(head.words()),
            kindLinks(head.words()),
            documents(head.language()),
            featured,
            questions.size(),
            figures,
            title,
            queries.base());
    return Templates.page(
        "home", new Page.Frame(head, "Entente", head.words().say("home.summary"), List.of()), home);
  }

  String thing(Node thing, String document, Page.Head head) {
    Page.Thing model = new ResourcePage(queries, thing, head.language()).page();
    List<Page.Link> alternates =
        DocumentFormat.DOCUMENT.stream()
            .filter(format -> format != DocumentFormat.HTML)
            .map(
                format ->
                    new Page.Link(
                        format.label, document + "." + format.suffix, "", format.mediaType()))
            .toList();
    return Templates.page(
        "thing",
        new Page.Frame(
            head,
            model.name().text(),
            model.sentences().stream()
                .findFirst()
                .map(Page.Link::text)
                .orElseGet(() -> model.gist().text()),
            alternates),
        parts(model, thing, head));
  }

  /**
   * What the page of a thing shows, of a term what is to be known of it beside, of a shape the rule
   * that it is, and where documents are compared when several speak of it.
   */
  private Map<String, Object> parts(Page.Thing model, Node thing, Page.Head head) {
    Map<String, Object> parts = new LinkedHashMap<>(Map.of("page", model));
    if (!queries.rows("reference/term-kind", Map.of("thing", thing)).isEmpty()) {
      new VocabularyReference(queries, head.words())
          .term(thing)
          .ifPresent(term -> parts.put("term", term));
    }
    int documents = queries.rows("compare/documents-on-thing", Map.of("thing", thing)).size();
    if (documents > 1) {
      parts.put(
          "comparison",
          Page.Link.to(
              head.words().say("compare.link", documents), CompareView.address(thing, queries)));
    }
    rules.of(thing, head.words()).ifPresent(rule -> parts.put("rule", rule));
    return parts;
  }

  /** One of the further pages of what links to a thing. */
  String links(Node thing, Description description, String document, Page.Head head) {
    Labels labels = new Labels(head.language(), description.graph());
    Map<Node, List<Page.Link>> groups = new LinkedHashMap<>();
    description
        .graph()
        .find(Node.ANY, Node.ANY, thing)
        .filterDrop(triple -> triple.getPredicate().equals(FOAF.primaryTopic.asNode()))
        .toList()
        .stream()
        .sorted(
            Comparator.comparing((Triple triple) -> triple.getPredicate().getURI())
                .thenComparing(triple -> triple.getSubject().getURI()))
        .forEach(
            triple ->
                groups
                    .computeIfAbsent(triple.getPredicate(), property -> new ArrayList<>())
                    .add(labels.link(triple.getSubject(), queries)));
    HydraPaging paging = description.paging();
    List<Page.Link> pages =
        paging.others().entrySet().stream()
            .map(
                other ->
                    Page.Link.to(other.getKey(), HydraPaging.address(document, other.getValue())))
            .toList();
    return Templates.page(
        "listing",
        new Page.Frame(head, labels.link(thing, queries).text(), "", List.of()),
        new Page.Listing(
            head.words().say("thing.linking-page", paging.page(), paging.last()),
            Stream.concat(
                    Stream.of(new Page.Group(head.words().say("listing.pages"), "", pages)),
                    groups.entrySet().stream()
                        .map(
                            group ->
                                new Page.Group(
                                    labels.term(group.getKey(), queries).text(),
                                    "",
                                    group.getValue())))
                .toList()));
  }

  String kinds(Page.Head head) {
    return Templates.page(
        "kinds", frame(head, head.words().say("listing.kinds")), kindLinks(head.words()));
  }

  /** What lies below an IRI, or nothing when nothing does. */
  Optional<String> listing(String path, Node start, Page.Head head) {
    Labels labels = new Labels(head.language());
    Map<Node, String> things = new LinkedHashMap<>();
    queries
        .rows(
            "listing/things-with-labels",
            Map.of("start", NodeFactory.createLiteralString(start.getURI())))
        .forEach(
            row -> {
              things.put(
                  row.get("thing"),
                  row.contains("group") ? row.get("group").getLiteralLexicalForm() : "");
              if (row.contains("name")) {
                labels.add(row.get("thing"), row.get("naming"), row.get("name"));
              }
            });
    if (things.isEmpty()) {
      return Optional.empty();
    }
    TreeMap<String, List<Page.Link>> groups = new TreeMap<>();
    things.entrySet().stream()
        .map(each -> Map.entry(labels.link(each.getKey(), queries), each.getValue()))
        .sorted(Comparator.comparing(each -> each.getKey().text(), String.CASE_INSENSITIVE_ORDER))
        .limit(LISTED)
        .forEach(
            each ->
                groups
                    .computeIfAbsent(
                        each.getValue().isEmpty() ? initial(each.getKey().text()) : each.getValue(),
                        group -> new ArrayList<>())
                    .add(each.getKey()));
    String kind = path.substring(path.indexOf('/') + 1).replace("/", "");
    String count = TermText.number(Integer.toString(things.size()));
    Messages words = head.words();
    boolean all = things.size() <= LISTED;
    return Optional.of(
        Templates.page(
            "listing",
            frame(
                head,
                kind.isEmpty() ? words.say("listing.codes") : words.say("listing.kind", kind)),
            new Page.Listing(
                all
                    ? words.say("listing.all", count)
                    : words.say("listing.first", TermText.number(Integer.toString(LISTED)), count),
                groups.entrySet().stream()
                    .map(group -> new Page.Group(group.getKey(), "", group.getValue()))
                    .toList(),
                all
                    ? Page.Link.plain("")
                    : Page.Link.to(
                        words.say("listing.more"),
                        queries.asking(
                            BELOW,
                            Map.of("start", NodeFactory.createLiteralString(start.getURI())))))));
  }

  String graph(String name, Node graph, Page.Head head) {
    if (name.equals("ontology") || name.equals("shapes")) {
      return reference(name, head);
    }
    List<Page.Link> downloads =
        DocumentFormat.GRAPH.stream()
            .map(
                format ->
                    new Page.Link(
                        format.label, "/" + name + "." + format.suffix, "", format.mediaType()))
            .toList();
    Labels labels = new Labels(head.language());
    List<Page.Group> groups =
        new ArrayList<>(
            List.of(new Page.Group(head.words().say("listing.download"), "", downloads)));
    Map<String, List<Node>> members = new LinkedHashMap<>();
    queries
        .rows("dataset/graph-members", Map.of("graph", graph))
        .forEach(
            row -> {
              if (row.contains("name")) {
                labels.add(row.get("thing"), row.get("naming"), row.get("name"));
              }
              List<Node> list =
                  members.computeIfAbsent(
                      row.get("group").getLiteralLexicalForm(), each -> new ArrayList<>());
              if (!list.contains(row.get("thing"))) {
                list.add(row.get("thing"));
              }
            });
    members.forEach(
        (group, things) ->
            groups.add(
                new Page.Group(
                    group,
                    Integer.toString(things.size()),
                    things.stream().map(thing -> labels.link(thing, queries)).toList())));
    return Templates.page(
        "listing",
        new Page.Frame(head, name, "", downloads),
        new Page.Listing(graph.getURI(), groups));
  }

  /** The reference of the ontology or of the shapes. */
  private String reference(String name, Page.Head head) {
    List<Page.Link> downloads =
        DocumentFormat.GRAPH.stream()
            .map(
                format ->
                    new Page.Link(
                        format.label, "/" + name + "." + format.suffix, "", format.mediaType()))
            .toList();
    VocabularyReference reference = new VocabularyReference(queries, head.words());
    boolean terms = name.equals("ontology");
    String title = head.words().say(terms ? "reference.ontology" : "reference.shapes");
    return Templates.page(
        terms ? "ontology" : "shapes",
        new Page.Frame(
            head,
            title,
            head.words().say(terms ? "reference.ontology-summary" : "reference.shapes-summary"),
            downloads),
        terms ? reference.ontology() : reference.shapes());
  }

  public String search(SearchResults findings, Page.Head head) {
    Page.Results results = findings.page();
    Messages words = head.words();
    String title =
        results.text().isEmpty()
            ? words.say("search.title")
            : words.say("search.title-of", results.text());
    Page.Head told =
        new Page.Head(
            words,
            results.address(),
            head.cited(),
            head.signs(),
            head.data(),
            head.edition(),
            head.claims());
    return Templates.page("search", frame(told, title), results);
  }

  String problem(ProblemType kind, Page.Head head) {
    return Templates.page(
        "trouble",
        frame(head, kind.title(head.words())),
        new Page.Trouble(
            kind.status, kind.title(head.words()), "", kind.meaning(head.words()), "", List.of()));
  }

  String problems(Page.Head head) {
    List<Page.Link> links =
        Stream.of(ProblemType.values())
            .map(
                kind ->
                    new Page.Link(
                        kind.status + " " + kind.title(head.words()), "/" + kind.path(), "", ""))
            .toList();
    return Templates.page(
        "listing",
        frame(head, head.words().say("trouble.kinds")),
        new Page.Listing(
            head.words().say("trouble.intro"), List.of(new Page.Group("", "", links))));
  }

  /**
   * The form with a query of ours in it, or one to begin with, and all questions by the first of
   * their tags.
   */
  public String editor(Optional<String> name, Page.Head head) {
    Optional<NamedQuery> chosen =
        name.map(
            each ->
                questions.stream()
                    .filter(question -> question.name().equals(each))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            new ProblemException(
                                Problem.notFound(
                                    "There is no question of the name \""
                                        + each
                                        + "\"; /sparql lists them."))));
    Map<String, List<Page.Card>> topics = new TreeMap<>();
    TreeMap<String, Integer> tags = new TreeMap<>();
    Map<String, Long> first =
        questions.stream()
            .collect(
                Collectors.groupingBy(question -> tags(question).get(0), Collectors.counting()));
    for (NamedQuery question : questions) {
      List<String> own = tags(question);
      own.forEach(tag -> tags.merge(tag, 1, Integer::sum));
      topics
          .computeIfAbsent(first.get(own.get(0)) > 1 ? own.get(0) : "", each -> new ArrayList<>())
          .add(
              new Page.Card(
                  question.summary(),
                  queries.asking(question, Map.of()),
                  "/sparql?question=" + question.name(),
                  own));
    }
    List<Page.Topic> ordered =
        topics.entrySet().stream()
            .map(
                topic ->
                    new Page.Topic(
                        topic.getKey(),
                        "tag-" + topic.getKey().replace(' ', '-'),
                        topic.getValue()))
            .sorted(
                Comparator.comparing((Page.Topic topic) -> topic.name().isEmpty())
                    .thenComparing(topic -> -topic.cards().size()))
            .toList();
    List<String> common =
        tags.entrySet().stream()
            .filter(tag -> tag.getValue() > 1)
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .map(Map.Entry::getKey)
            .toList();
    String query =
        chosen.map(question -> question.rebased(queries.base()).text()).orElseGet(queries::example);
    return Templates.page(
        "editor",
        frame(head, head.words().say("sparql.title")),
        new Page.Editor(
            query, chosen.map(NamedQuery::summary).orElse(""), questions.size(), ordered, common));
  }

  private static List<String> tags(NamedQuery question) {
    List<String> tags =
        question.header("tags").stream()
            .flatMap(line -> Stream.of(line.split(",")))
            .map(String::strip)
            .filter(tag -> !tag.isEmpty())
            .toList();
    return tags.isEmpty() ? List.of("") : tags;
  }

  public String trouble(Problem problem, Page.Head head) {
    List<String> more =
        problem.more().entrySet().stream()
            .map(
                entry ->
                    entry.getKey()
                        + ": "
                        + (entry.getValue() instanceof List<?> list
                            ? list.stream().map(Object::toString).collect(Collectors.joining(", "))
                            : entry.getValue()))
            .toList();
    String title = problem.kind().title(head.words());
    boolean plain = problem.kind().meaning.equals(problem.detail());
    return Templates.page(
        "trouble",
        frame(head, title),
        new Page.Trouble(
            problem.status(),
            title,
            plain ? "" : problem.detail(),
            problem.kind().meaning(head.words()),
            "/" + problem.kind().path(),
            more));
  }

  private List<Page.Worth> facts(Messages words) {
    List<Binding> rows = queries.rows("home/facts", Map.of());
    Labels labels = named(rows, words);
    return rows.stream()
        .map(
            row ->
                new Page.Worth(
                    row.get("fact").getLiteralLexicalForm().substring(2),
                    labels.link(row.get("thing"), queries),
                    TermText.number(row.get("number").getLiteralLexicalForm())))
        .toList();
  }

  private List<Page.Difference> differences(Messages words) {
    List<Binding> rows = queries.rows("home/differences", Map.of());
    Labels labels = named(rows, words);
    return rows.stream()
        .map(
            row -> {
              Function<String, Page.Link> link =
                  column ->
                      row.get(column).isLiteral()
                          ? TermText.literal(row.get(column), words)
                          : labels.link(row.get(column), queries);
              return new Page.Difference(
                  link.apply("thing"),
                  link.apply("property"),
                  link.apply("value"),
                  link.apply("document"),
                  link.apply("instead"),
                  link.apply("other"));
            })
        .toList();
  }

  /** The names of everything in some rows. */
  private Labels named(List<Binding> rows, Messages words) {
    Set<Node> things = new LinkedHashSet<>();
    rows.forEach(
        row ->
            row.forEach(
                (column, value) -> {
                  if (value.isURI()) {
                    things.add(value);
                  }
                }));
    return things.isEmpty()
        ? new Labels(words.language())
        : new Labels(words.language(), queries.names(things));
  }

  private List<Page.Link> documents(String language) {
    Labels labels = new Labels(language);
    Map<String, Node> documents = new LinkedHashMap<>();
    for (Binding row : queries.rows("document/labels", Map.of())) {
      documents.put(row.get("document").getURI(), row.get("document"));
      labels.add(row.get("document"), row.get("naming"), row.get("name"));
    }
    return documents.values().stream().map(document -> labels.titled(document, queries)).toList();
  }

  private Page.Ask ask(NamedQuery question) {
    return new Page.Ask(question.summary(), queries.asking(question, Map.of()));
  }

  /** The kinds of things, each with its number. */
  private List<Page.Link> kindLinks(Messages words) {
    return queries.rows("listing/kinds", Map.of()).stream()
        .map(
            row -> {
              String kind = row.get("kind").getLiteralLexicalForm();
              return new Page.Link(
                  words.kind(kind),
                  "/id/" + kind + "/",
                  "",
                  TermText.number(row.get("count").getLiteralLexicalForm()));
            })
        .sorted(Comparator.comparing(Page.Link::text, Collator.getInstance(words.locale())))
        .toList();
  }

  private static Page.Frame frame(Page.Head head, String title) {
    return new Page.Frame(head, title, "", List.of());
  }

  private static String initial(String text) {
    return text.isEmpty()
        ? ""
        : text.substring(0, text.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
  }
}
