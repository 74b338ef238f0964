package entente.web;

import entente.kb.Question;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.engine.binding.Binding;

/** The pages for people: each asks the catalogue, makes a page model and fills a template with it. */
final class Pages {
  private final Catalogue catalogue;
  private final List<Question> questions;
  private final TemplateEngine templates = TemplateEngine.createPrecompiled(null, ContentType.Html, null, "entente.web.pages");

  Pages(Catalogue catalogue, List<Question> questions) {
    this.catalogue = catalogue;
    this.questions = questions;
  }

  String home(String language) {
    Map<String, Long> kinds = kindCounts();
    List<Page.Link> links = kinds.entrySet().stream().map(kind -> new Page.Link(kind.getKey(), "/id/" + kind.getKey() + "/", "", Long.toString(kind.getValue()))).toList();
    List<Page.Figure> figures = catalogue.rows("figures", Map.of()).stream().map(row -> new Page.Figure(
        Values.number(row.get("number").getLiteralLexicalForm()), row.get("what").getLiteralLexicalForm(), row.get("address").getLiteralLexicalForm())).toList();
    Page.Home home = new Page.Home(List.of(new Page.Group("", "", links)), documents(language), asks(), figures, catalogue.base());
    return render("home", new Page.Frame("en", "Entente", "Organizations, states, treaties and military exercises around the Shanghai Cooperation Organization, as five scholarly documents tell of them.", List.of()), home);
  }

  String thing(Node thing, String document, String language) {
    Page.Thing model = new Portrait(catalogue, thing, language).page();
    List<Page.Link> alternates = Format.DOCUMENT.stream().filter(format -> format != Format.HTML)
        .map(format -> new Page.Link(format.label, document + "." + format.suffix, "", format.mediaType())).toList();
    return render("thing", new Page.Frame(language, model.name().text(), model.sentences().stream().findFirst().orElse(""), alternates), model);
  }

  String kinds(String language) {
    List<Page.Link> links = kindCounts().entrySet().stream()
        .map(kind -> new Page.Link(kind.getKey(), "/id/" + kind.getKey() + "/", "", Long.toString(kind.getValue()))).toList();
    return render("listing", frame("Things by kind"), new Page.Listing("", List.of(new Page.Group("", "", links))));
  }

  /** What lies below an IRI, or nothing when nothing does. */
  Optional<String> listing(String path, Node start, String language) {
    Labels labels = new Labels(language);
    Map<String, Node> things = new LinkedHashMap<>();
    catalogue.rows("listing", Map.of("start", NodeFactory.createLiteralString(start.getURI()))).forEach(row -> {
      things.put(row.get("thing").getURI(), row.get("thing"));
      if (row.contains("name")) {
        labels.add(row.get("thing"), row.get("naming"), row.get("name"));
      }
    });
    if (things.isEmpty()) {
      return Optional.empty();
    }
    TreeMap<String, List<Page.Link>> groups = new TreeMap<>();
    things.values().stream().map(thing -> labels.link(thing, catalogue)).sorted((a, b) -> a.text().compareToIgnoreCase(b.text()))
        .forEach(link -> groups.computeIfAbsent(initial(link.text()), each -> new ArrayList<>()).add(link));
    String title = path.substring(path.indexOf('/') + 1).replace("/", "");
    return Optional.of(render("listing", frame(title.isEmpty() ? "Code lists" : title), new Page.Listing(Values.number(Integer.toString(things.size())) + " in all",
        groups.entrySet().stream().map(group -> new Page.Group(group.getKey(), "", group.getValue())).toList())));
  }

  String graph(String name, Node graph, String language) {
    List<Page.Link> downloads = Format.GRAPH.stream().map(format -> new Page.Link(format.label, "/" + name + "." + format.suffix, "", format.mediaType())).toList();
    Labels labels = new Labels(language);
    List<Page.Group> groups = new ArrayList<>(List.of(new Page.Group("Download", "", downloads)));
    Map<String, List<Node>> members = new LinkedHashMap<>();
    catalogue.rows("members", Map.of("graph", graph)).forEach(row -> {
      if (row.contains("name")) {
        labels.add(row.get("thing"), row.get("naming"), row.get("name"));
      }
      List<Node> list = members.computeIfAbsent(row.get("group").getLiteralLexicalForm(), each -> new ArrayList<>());
      if (!list.contains(row.get("thing"))) {
        list.add(row.get("thing"));
      }
    });
    members.forEach((group, things) -> groups.add(new Page.Group(group, Integer.toString(things.size()), things.stream().map(thing -> labels.link(thing, catalogue)).toList())));
    return render("listing", new Page.Frame("en", name, "", downloads), new Page.Listing(graph.getURI(), groups));
  }

  String search(Search.Found found) {
    Map<String, List<Page.Link>> groups = new LinkedHashMap<>();
    for (Search.Hit hit : found.hits()) {
      String name = hit.label().isEmpty() ? hit.name() : hit.name() + " (" + hit.label() + ")";
      groups.computeIfAbsent(hit.kind(), each -> new ArrayList<>()).add(new Page.Link(name, catalogue.local(hit.thing().getURI()), hit.language(), hit.thing().getURI()));
    }
    String quoted = "“" + found.text() + "”";
    String intro = found.text().isEmpty() ? "Any part of a name will do, in any language or script." : found.hits().isEmpty() ? "Nothing has a name with " + quoted + " in it."
        : found.complete() ? found.hits().size() + " with " + quoted + " in a name" : "The first " + found.hits().size() + " with " + quoted + " in a name; a longer text finds fewer";
    return render("search", frame("Search"), Map.of("text", found.text(), "listing", new Page.Listing(intro,
        groups.entrySet().stream().map(group -> new Page.Group(group.getKey(), Integer.toString(group.getValue().size()), group.getValue())).toList())));
  }

  String problem(ProblemKind kind) {
    return render("trouble", frame(kind.title), new Page.Trouble(kind.status, kind.title, kind.meaning, "", List.of()));
  }

  String problems() {
    List<Page.Link> links = Stream.of(ProblemKind.values()).map(kind -> new Page.Link(kind.status + " " + kind.title, "/" + kind.path(), "", "")).toList();
    return render("listing", frame("What can go wrong"), new Page.Listing("The kinds of problems that this server reports, as problem documents of RFC 9457 or as pages.", List.of(new Page.Group("", "", links))));
  }

  String editor(String query) {
    return render("editor", frame("Ask in SPARQL"), new Page.Editor(query, asks(), List.of()));
  }

  String rows(Page.Rows rows) {
    String title = rows.query().lines().filter(line -> line.startsWith("#+ summary:")).map(line -> line.substring(11).strip()).findFirst().orElse("Answer");
    return render("rows", frame(title), rows);
  }

  String trouble(Problem problem) {
    List<String> more = problem.more().entrySet().stream().filter(entry -> !(entry.getValue() instanceof List)).map(entry -> entry.getKey() + ": " + entry.getValue()).toList();
    return render("trouble", frame(problem.kind().title), new Page.Trouble(problem.status(), problem.kind().title, problem.detail(), "/" + problem.kind().path(), more));
  }

  private List<Page.Link> documents(String language) {
    Labels labels = new Labels(language);
    Map<String, Node> documents = new LinkedHashMap<>();
    for (Binding row : catalogue.rows("documents", Map.of())) {
      documents.put(row.get("document").getURI(), row.get("document"));
      labels.add(row.get("document"), row.get("naming"), row.get("name"));
    }
    return documents.values().stream().map(document -> labels.titled(document, catalogue)).toList();
  }

  private List<Page.Ask> asks() {
    return questions.stream().map(question -> new Page.Ask(question.summary(), "/sparql?query=" + encode(question.text()), question.text())).toList();
  }

  private Map<String, Long> kindCounts() {
    Map<String, Long> kinds = new LinkedHashMap<>();
    catalogue.rows("kinds", Map.of()).forEach(row -> kinds.put(row.get("kind").getLiteralLexicalForm(), Long.valueOf(row.get("count").getLiteralLexicalForm())));
    return kinds;
  }

  private static Page.Frame frame(String title) {
    return new Page.Frame("en", title, "", List.of());
  }

  private static String initial(String text) {
    return text.isEmpty() ? "" : text.substring(0, text.offsetByCodePoints(0, 1)).toUpperCase(java.util.Locale.ROOT);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private String render(String template, Page.Frame frame, Object page) {
    StringOutput output = new StringOutput(16_384);
    Map<String, Object> parameters = page instanceof Map<?, ?> many
        ? Stream.concat(Stream.of(Map.entry("frame", (Object) frame)), many.entrySet().stream().map(entry -> Map.entry((String) entry.getKey(), (Object) entry.getValue())))
            .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))
        : Map.of("frame", frame, "page", page);
    templates.render(template + ".jte", parameters, output);
    return output.toString();
  }
}
