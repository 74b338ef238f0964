package entente.web.view.compare;

import entente.kb.format.Text;
import entente.web.http.Messages;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.ProblemType;
import entente.web.http.Request;
import entente.web.page.Addresses;
import entente.web.page.LabelBatch;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.view.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * Serves {@code /compare?thing=…}, {@code /compare?documents=…,…} and {@code /compare?q=…}: one
 * thing according to each document, two documents side by side, and a list of what can be compared.
 */
public final class CompareView implements View {
  private final PageQueries queries;
  private final ComparableThings things;

  public CompareView(PageQueries queries) {
    this.queries = queries;
    this.things = new ComparableThings(queries);
  }

  @Override
  public Shown shown(Request request, String rest, Messages messages) {
    Map<String, Node> known = new LinkedHashMap<>();
    queries
        .rows("document/labels", Map.of())
        .forEach(row -> known.put(Addresses.slug(row.get("document")), row.get("document")));
    if (!rest.isEmpty()) {
      throw nothingBelow(known.keySet());
    }
    String thing = request.parameter("thing").map(String::strip).orElse("");
    List<String> documents =
        request.parameters().getOrDefault("documents", List.of()).stream()
            .flatMap(each -> Stream.of(each.split(",", -1)))
            .map(String::strip)
            .filter(each -> !each.isEmpty())
            .distinct()
            .toList();
    if (!thing.isEmpty() && !documents.isEmpty()) {
      throw new ProblemException(Problem.badRequest("Use either thing or documents, not both."));
    }
    List<Node> all = List.copyOf(known.values());
    if (!thing.isEmpty()) {
      return thing(things.find(thing), all, messages);
    }
    return documents.isEmpty() && !request.parameters().containsKey("documents")
        ? things.shown(request.parameter("q").map(String::strip).orElse(""), all, messages)
        : pair(documents, known, messages);
  }

  private ProblemException nothingBelow(Set<String> documents) {
    return new ProblemException(
        Problem.notFound(
            "There are no pages under /compare. Use /compare?thing="
                + things.example()
                + " for a thing, or /compare?documents="
                + example(documents)
                + " for two documents."));
  }

  private static String example(Set<String> documents) {
    return documents.stream().limit(2).collect(Collectors.joining(","));
  }

  private Shown thing(Node thing, List<Node> documents, Messages messages) {
    LabelBatch labels = new LabelBatch(queries, messages);
    List<Binding> rows = queries.rows("compare/claims-on-thing", Map.of("thing", thing));
    Set<Node> speaking = rows.stream().map(row -> row.get("document")).collect(Collectors.toSet());
    List<Node> columns = documents.stream().filter(speaking::contains).toList();
    Comparison comparison = new Comparison(rows, columns, labels, queries, messages);
    Page.Link about = labels.link(thing);
    ComparisonPage page =
        new ComparisonPage(
            about,
            links(columns, labels),
            comparison.counts().entrySet().stream()
                .map(each -> figure(each.getKey(), each.getValue(), "", messages))
                .toList(),
            List.of(new ComparisonPage.Block("", "", "", comparison.rows())),
            columns.size() == 1
                ? messages.say("compare.one-document", labels.link(columns.get(0)).text())
                : "");
    return shown(
        messages.say("compare.of-thing", about.text()),
        messages.say("compare.of-thing-summary", about.text()),
        page,
        comparison);
  }

  private Shown pair(List<String> names, Map<String, Node> known, Messages messages) {
    List<String> unknown = names.stream().filter(each -> !known.containsKey(each)).toList();
    if (names.size() != 2 || !unknown.isEmpty()) {
      throw notTwoDocuments(unknown, known.keySet());
    }
    LabelBatch labels = new LabelBatch(queries, messages);
    List<Node> columns = names.stream().map(known::get).toList();
    labels.mention(columns);
    List<Binding> rows =
        queries.rows(
            "compare/claims-of-two-documents",
            Map.of("one", columns.get(0), "other", columns.get(1)));
    Comparison comparison = new Comparison(rows, columns, labels, queries, messages);
    Map<Agreement, Integer> counts = comparison.counts();
    List<Page.Figure> figures = new ArrayList<>();
    figures.add(
        new Page.Figure(
            Long.toString(rows.stream().map(row -> row.get("thing")).distinct().count()),
            messages.say("compare.things-both"),
            ""));
    counts.forEach(
        (agreement, count) ->
            figures.add(figure(agreement, count, "#" + agreement.key(), messages)));
    figures.add(
        new Page.Figure(
            Long.toString(comparison.dependent()), messages.say("compare.count-once"), ""));
    ComparisonPage page =
        new ComparisonPage(
            Page.Link.plain(""),
            links(columns, labels),
            figures,
            counts.keySet().stream().map(each -> block(each, comparison, messages)).toList(),
            rows.isEmpty() ? messages.say("compare.nothing-both") : "");
    String one = labels.link(columns.get(0)).text();
    String other = labels.link(columns.get(1)).text();
    return shown(
        messages.say("compare.of-pair", one, other),
        messages.say("compare.of-pair-summary", one, other),
        page,
        comparison);
  }

  private static ProblemException notTwoDocuments(List<String> unknown, Set<String> known) {
    String hint =
        unknown.isEmpty()
            ? ""
            : " No document is called "
                + Text.start(unknown.get(0), ComparableThings.SHORT)
                + "."
                + Addresses.suggestion(unknown.get(0), known);
    return new ProblemException(
        new Problem(
            unknown.isEmpty() ? ProblemType.BAD_REQUEST : ProblemType.NOT_FOUND,
            unknown.isEmpty() ? 400 : 404,
            "The parameter documents must name two different documents, such as "
                + example(known)
                + "."
                + hint,
            Map.of("documents", List.copyOf(known))));
  }

  private Shown shown(String title, String summary, ComparisonPage page, Comparison comparison) {
    return new Shown(
        title,
        summary,
        "comparison",
        page,
        comparison::json,
        () -> queries.graph("compare/claim-descriptions", "claim", comparison.claims()));
  }

  private static List<Page.Link> links(List<Node> documents, LabelBatch labels) {
    return documents.stream()
        .map(each -> Page.Link.to(labels.link(each).text(), Addresses.sourceDocument(each)))
        .toList();
  }

  private static Page.Figure figure(
      Agreement agreement, int count, String address, Messages messages) {
    return new Page.Figure(
        Integer.toString(count), messages.say("compare.accord-" + agreement.key()), address);
  }

  private static ComparisonPage.Block block(
      Agreement agreement, Comparison comparison, Messages messages) {
    return new ComparisonPage.Block(
        agreement.key(),
        messages.say("compare.accord-" + agreement.key()),
        messages.say("compare.meaning-" + agreement.key()),
        comparison.rows(agreement));
  }
}
