package entente.web.resource;

import entente.kb.read.NamedQuery;
import entente.web.http.Messages;
import entente.web.page.Labels;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.page.Templates;
import entente.web.page.TermText;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;

/** The home page: figures, facts, disagreements, documents and links into the data. */
public final class HomePage {
  /**
   * The home page.
   *
   * @param views the names of the views, in this order
   * @param cited the name and address under which the whole is cited
   */
  public record Model(
      List<String> views,
      List<Fact> facts,
      List<Difference> differences,
      List<Page.Link> kinds,
      List<Page.Link> documents,
      Questions questions,
      List<Page.Figure> figures,
      Page.Link cited) {}

  /** The featured questions, and the number of all. */
  public record Questions(List<Page.Question> featured, int all) {}

  /** A notable fact: its kind, the thing it is about, and a number. */
  public record Fact(String kind, Page.Link thing, String number) {}

  /** Two readings of one property of a thing, each with its document. */
  public record Difference(
      Page.Link thing,
      Page.Link property,
      Page.Link value,
      Page.Link document,
      Page.Link instead,
      Page.Link other) {}

  /** The views that the home page links to, in this order. */
  private static final List<String> VIEWS =
      List.of("timeline", "members", "map", "disagreements", "documents", "compare");

  private final PageQueries queries;
  private final Supplier<List<NamedQuery>> questions;

  /** The questions that have a header {@code home} are featured, in the order of its numbers. */
  public HomePage(PageQueries queries, Supplier<List<NamedQuery>> questions) {
    this.queries = queries;
    this.questions = questions;
  }

  String html(Page.Head head) {
    List<Page.Figure> figures =
        queries.rows("home/figures", Map.of()).stream()
            .map(
                row ->
                    new Page.Figure(
                        TermText.number(row.get("number").getLiteralLexicalForm()),
                        head.words().say("home.figure-" + row.get("what").getLiteralLexicalForm()),
                        row.get("address").getLiteralLexicalForm()))
            .toList();
    List<Page.Question> featured =
        questions.get().stream()
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
    Model home =
        new Model(
            VIEWS,
            facts(head.words()),
            differences(head.words()),
            ListingPages.kinds(queries, head.words()),
            documents(head.language()),
            new Questions(featured, questions.get().size()),
            figures,
            Page.Link.to(title, queries.base()));
    return Templates.page(
        "home", new Page.Frame(head, "Entente", head.words().say("home.summary"), List.of()), home);
  }

  private List<Fact> facts(Messages words) {
    List<Binding> rows = queries.rows("home/facts", Map.of());
    Labels labels = named(rows, words);
    return rows.stream()
        .map(
            row ->
                new Fact(
                    row.get("fact").getLiteralLexicalForm().substring(2),
                    labels.link(row.get("thing"), queries),
                    TermText.number(row.get("number").getLiteralLexicalForm())))
        .toList();
  }

  private List<Difference> differences(Messages words) {
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
              return new Difference(
                  link.apply("thing"),
                  link.apply("property"),
                  link.apply("value"),
                  link.apply("document"),
                  link.apply("instead"),
                  link.apply("other"));
            })
        .toList();
  }

  /** The names of all things in some rows. */
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

  private Page.Question ask(NamedQuery question) {
    return new Page.Question(question.summary(), queries.asking(question, Map.of()));
  }
}
