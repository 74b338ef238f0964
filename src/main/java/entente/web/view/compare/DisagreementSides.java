package entente.web.view.compare;

import entente.web.http.Messages;
import entente.web.page.ClaimSources;
import entente.web.page.Evidence;
import entente.web.page.Labels;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.page.Rows;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;

/** Builds the two sides of disagreements from the claims about their things. */
final class DisagreementSides {
  private static final Page.Link NOTHING = Page.Link.plain("");
  private final Labels labels;
  private final PageQueries queries;
  private final ClaimSources sources;
  private final Claims claims;

  /**
   * The rows from which disagreements are built.
   *
   * @param made the claims on a property of a thing
   * @param curated the values adopted
   * @param passages that mention a thing, and the holders of positions
   */
  record Claims(List<Binding> made, List<Binding> curated, List<Binding> passages) {

    List<Binding> on(Node thing, Node property, Predicate<Binding> condition) {
      return made.stream()
          .filter(
              row ->
                  row.get("subject").equals(thing)
                      && row.get("property").equals(property)
                      && condition.test(row))
          .toList();
    }

    List<Node> curated(Node thing, Node property) {
      return curated.stream()
          .filter(row -> row.get("subject").equals(thing) && row.get("property").equals(property))
          .map(row -> row.get("value"))
          .toList();
    }

    List<Binding> passages(Node thing) {
      return passages.stream().filter(row -> row.get("subject").equals(thing)).toList();
    }
  }

  /** A side, and the documents on it. */
  private record Taken(DisagreementsPage.Side side, Set<Node> documents) {}

  DisagreementSides(Labels labels, PageQueries queries, Messages messages, Claims claims) {
    this.labels = labels;
    this.queries = queries;
    this.sources = new ClaimSources(queries, labels, messages.language());
    this.claims = claims;
  }

  /** The disagreement that some rows describe. */
  Disagreement entry(List<Binding> rows, Disagreement.Kind kind) {
    Binding first = rows.get(0);
    Set<Node> things =
        new LinkedHashSet<>(
            Stream.of(first.get("thing"), first.get("other")).filter(Objects::nonNull).toList());
    List<Taken> sides = things.size() == 2 ? ofThings(things, rows) : ofReadings(first, kind);
    List<Page.Link> about =
        things.size() == 2
            ? things.stream().map(thing -> labels.link(thing, queries)).toList()
            : List.of(
                labels.link(first.get("thing"), queries),
                labels.term(first.get("property"), queries));
    return new Disagreement(
        kind,
        things,
        first.get("class"),
        new DisagreementsPage.Difference(about, sides.stream().map(Taken::side).toList()),
        sides.stream().map(Taken::documents).toList());
  }

  /**
   * The curated reading, and the other one; or a passage with a list given as complete, and the
   * values it leaves out.
   */
  private List<Taken> ofReadings(Binding row, Disagreement.Kind kind) {
    Predicate<Binding> preferred = each -> Rows.flag(each, "preferred");
    Predicate<Binding> otherwise =
        row.contains("whole")
            ? each -> each.get("passage").equals(row.get("whole"))
            : each -> !preferred.test(each) && kind.node().equals(each.get("kind"));
    Predicate<Binding> own = row.contains("whole") ? preferred.and(otherwise.negate()) : preferred;
    Node thing = row.get("thing");
    Node property = row.get("property");
    return List.of(reading(thing, property, own, true), reading(thing, property, otherwise, false));
  }

  private Taken reading(Node thing, Node property, Predicate<Binding> condition, boolean curated) {
    List<Binding> made = claims.on(thing, property, condition);
    List<DisagreementsPage.Statement> statements = new ArrayList<>();
    sources
        .of(made)
        .forEach(
            (statement, testimony) -> statements.add(statement(statement.getObject(), testimony)));
    if (curated && statements.isEmpty()) {
      claims
          .curated(thing, property)
          .forEach(value -> statements.add(statement(value, Evidence.NONE)));
    }
    return new Taken(
        new DisagreementsPage.Side(NOTHING, curated, statements), Rows.iris(made, "document"));
  }

  private DisagreementsPage.Statement statement(Node value, Evidence testimony) {
    return new DisagreementsPage.Statement(NOTHING, labels.link(value, queries), testimony);
  }

  private List<Taken> ofThings(Set<Node> things, List<Binding> rows) {
    List<Node> properties =
        rows.stream()
            .filter(row -> row.contains("property"))
            .map(row -> row.get("property"))
            .distinct()
            .toList();
    return things.stream().map(thing -> thing(thing, properties)).toList();
  }

  /**
   * One of two things that are contrasted: its value of each property, or the passages that mention
   * it when no property distinguishes the two.
   */
  private Taken thing(Node thing, List<Node> properties) {
    List<Binding> passages = claims.passages(thing);
    Evidence speaking = speaking(thing, passages);
    boolean held = passages.stream().anyMatch(row -> row.contains("holder"));
    List<DisagreementsPage.Statement> statements = new ArrayList<>();
    for (Node property : properties) {
      Map<Triple, Evidence> testimony =
          sources.of(claims.on(thing, property, row -> Rows.flag(row, "preferred")));
      for (Node value : claims.curated(thing, property)) {
        statements.add(
            new DisagreementsPage.Statement(
                held ? NOTHING : labels.term(property, queries),
                labels.link(value, queries),
                testimony.getOrDefault(Triple.create(thing, property, value), speaking)));
      }
    }
    if (statements.isEmpty()) {
      statements.add(new DisagreementsPage.Statement(NOTHING, NOTHING, speaking));
    }
    return new Taken(
        new DisagreementsPage.Side(heading(thing, passages), false, statements),
        Rows.iris(passages, "document"));
  }

  /** A link to a position under its holders, to any other thing under its name. */
  private Page.Link heading(Node thing, List<Binding> passages) {
    Page.Link link = labels.link(thing, queries);
    String holders =
        passages.stream()
            .filter(row -> row.contains("holder"))
            .map(row -> labels.link(row.get("holder"), queries).text())
            .distinct()
            .collect(Collectors.joining(", "));
    return holders.isEmpty() ? link : new Page.Link(holders, link.address(), "", link.text());
  }

  /** All passages that mention a thing. */
  private Evidence speaking(Node thing, List<Binding> passages) {
    List<Binding> rows =
        passages.stream()
            .map(
                row ->
                    BindingFactory.builder(row)
                        .add(Var.alloc("property"), thing)
                        .add(Var.alloc("value"), thing)
                        .build())
            .toList();
    return sources.of(rows).getOrDefault(Triple.create(thing, thing, thing), Evidence.NONE);
  }
}
