package entente.web.view.compare;

import entente.web.http.Messages;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.Request;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.page.TermText;
import entente.web.view.ClassFilter;
import entente.web.view.FilterOption;
import entente.web.view.ListPage;
import entente.web.view.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JsonBuilder;
import org.apache.jena.atlas.json.JsonValue;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/**
 * Serves {@code /disagreements?kind=…&class=…&document=…&other=…&page=…}: every disagreement
 * between sources, with both sides next to each other.
 */
public final class DisagreementsView implements View {
  private static final int LISTED = 40;
  private final PageQueries queries;

  /** By language; a release does not change, so they are read once. */
  private final Map<String, Disagreements> disagreements = new ConcurrentHashMap<>();

  public DisagreementsView(PageQueries queries) {
    this.queries = queries;
  }

  @Override
  public Shown shown(Request request, String rest, Messages messages) {
    if (!rest.isEmpty()) {
      throw new ProblemException(Problem.notFound(messages.say("when.below", "disagreements")));
    }
    Disagreements known =
        disagreements.computeIfAbsent(
            messages.language(), language -> Disagreements.of(queries, messages));
    DisagreementFilter filter = DisagreementFilter.of(request, known, messages);
    List<Disagreement> entries =
        known.entries().stream().filter(filter.matches(known.classes())).toList();
    ListPage page = ListPage.of(request, entries.size(), LISTED, messages);
    return new Shown(
        messages.say("disagreements.title"),
        messages.say("disagreements.summary"),
        "disagreements",
        new DisagreementsPage(
            fields(known, filter, messages),
            kinds(known, filter, messages),
            messages.say("disagreements.counted", number(entries.size())),
            matrix(known, filter, messages),
            groups(page.of(entries)),
            page.links(number -> filter.with("page", Integer.toString(number))),
            known.leftOut()),
        () -> json(entries),
        () -> graph(entries));
  }

  private static List<FilterOption> kinds(
      Disagreements known, DisagreementFilter filter, Messages messages) {
    List<Disagreement> ofAnyKind =
        known.entries().stream().filter(filter.ofAnyKind(known.classes())).toList();
    FilterOption all =
        new FilterOption(
            filter.with("kind", ""),
            messages.say("disagreements.all"),
            "",
            number(ofAnyKind.size()),
            0,
            filter.kind().isEmpty());
    return Stream.concat(
            Stream.of(all),
            byKind(ofAnyKind).entrySet().stream()
                .map(
                    each -> {
                      Disagreement.Kind kind = each.getValue().get(0).described();
                      return new FilterOption(
                          filter.with("kind", ClassFilter.name(kind.node())),
                          kind.link().text(),
                          kind.link().language(),
                          number(each.getValue().size()),
                          0,
                          filter.kind().equals(Optional.of(kind.node())));
                    }))
        .toList();
  }

  private static Map<Node, List<Disagreement>> byKind(List<Disagreement> entries) {
    return entries.stream()
        .collect(
            Collectors.groupingBy(Disagreement::kind, LinkedHashMap::new, Collectors.toList()));
  }

  private static List<FilterOption.Field> fields(
      Disagreements known, DisagreementFilter filter, Messages messages) {
    FilterOption anything =
        FilterOption.any(messages.say("disagreements.anything"), filter.type().isEmpty());
    List<FilterOption> types =
        Stream.concat(
                Stream.of(anything), known.classes().choices(known.types(), filter.type()).stream())
            .toList();
    return List.of(
        documents(known, "document", filter.document(), messages),
        documents(known, "other", filter.other(), messages),
        FilterOption.Field.of("class", messages.say("disagreements.class"), types));
  }

  private static FilterOption.Field documents(
      Disagreements known, String name, Optional<Node> chosen, Messages messages) {
    List<FilterOption> options = new ArrayList<>();
    options.add(FilterOption.any(messages.say("disagreements.any"), chosen.isEmpty()));
    known
        .documents()
        .forEach(
            (document, link) ->
                options.add(
                    new FilterOption(
                        ClassFilter.name(document),
                        link.text(),
                        link.language(),
                        number(
                            known.entries().stream()
                                .filter(entry -> entry.involves(document))
                                .count()),
                        0,
                        chosen.equals(Optional.of(document)))));
    return FilterOption.Field.of(name, messages.say("disagreements." + name), options);
  }

  private static DisagreementsPage.Matrix matrix(
      Disagreements known, DisagreementFilter filter, Messages messages) {
    List<Node> documents = List.copyOf(known.documents().keySet());
    List<Disagreement> entries =
        known.entries().stream()
            .filter(filter.withoutDocuments().matches(known.classes()))
            .toList();
    List<DisagreementsPage.Line> lines = new ArrayList<>();
    for (int row = 0; row < documents.size(); row++) {
      List<Page.Link> cells = new ArrayList<>();
      for (int column = 0; column < documents.size(); column++) {
        cells.add(
            column > row
                ? Page.Link.plain("")
                : cell(
                    documents.get(row), documents.get(column), entries, known, filter, messages));
      }
      lines.add(
          new DisagreementsPage.Line(known.documents().get(documents.get(row)).text(), cells));
    }
    return new DisagreementsPage.Matrix(
        known.documents().values().stream().map(Page.Link::text).toList(), lines);
  }

  private static Page.Link cell(
      Node one,
      Node other,
      List<Disagreement> entries,
      Disagreements known,
      DisagreementFilter filter,
      Messages messages) {
    long count = entries.stream().filter(entry -> entry.isBetween(one, other)).count();
    return count == 0
        ? Page.Link.plain("0")
        : new Page.Link(
            number(count),
            filter.with("document", ClassFilter.name(one), "other", ClassFilter.name(other)),
            "",
            messages.say(
                "disagreements.cell",
                known.documents().get(one).text(),
                known.documents().get(other).text(),
                count));
  }

  private static List<DisagreementsPage.Group> groups(List<Disagreement> entries) {
    return byKind(entries).values().stream()
        .map(
            group ->
                new DisagreementsPage.Group(
                    group.get(0).described().link(),
                    group.get(0).described().meaning(),
                    group.stream().map(Disagreement::difference).toList()))
        .toList();
  }

  /** The things concerned, and the claims that contradict. */
  private Graph graph(List<Disagreement> entries) {
    Set<Node> things =
        entries.stream().flatMap(entry -> entry.things().stream()).collect(Collectors.toSet());
    queries
        .rows("disagreements/other-claims", "subject", Set.copyOf(things))
        .forEach(row -> things.add(row.get("claim")));
    return queries.excerpt(things);
  }

  private static JsonValue json(List<Disagreement> entries) {
    JsonBuilder builder =
        JsonBuilder.create()
            .startObject()
            .pair("count", entries.size())
            .key("disagreements")
            .startArray();
    for (Disagreement entry : entries) {
      DisagreementsPage.Difference difference = entry.difference();
      builder.startObject().pair("kind", entry.kind().getURI()).key("about").startArray();
      entry.things().forEach(thing -> builder.value(thing.getURI()));
      builder
          .finishArray()
          .pair(
              "name",
              difference.about().stream().map(Page.Link::text).collect(Collectors.joining(" / ")))
          .key("sides")
          .startArray();
      difference.sides().forEach(side -> write(side, builder));
      builder.finishArray().finishObject();
    }
    return builder.finishArray().finishObject().build();
  }

  private static void write(DisagreementsPage.Side side, JsonBuilder builder) {
    builder.startObject().pair("curated", side.curated()).key("says").startArray();
    for (DisagreementsPage.Statement statement : side.statements()) {
      builder.startObject().pair("value", statement.value().text()).key("sources").startArray();
      statement
          .testimony()
          .sources()
          .forEach(
              source ->
                  builder
                      .startObject()
                      .pair("document", source.document().text())
                      .pair("passage", source.passage().hint())
                      .finishObject());
      builder.finishArray().finishObject();
    }
    builder.finishArray().finishObject();
  }

  private static String number(long number) {
    return TermText.number(Long.toString(number));
  }
}
