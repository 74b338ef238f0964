package entente.web.resource;

import entente.kb.read.NamedQuery;
import entente.web.chart.LocatorMap;
import entente.web.chart.RelatedTimeline;
import entente.web.http.Messages;
import entente.web.page.DateText;
import entente.web.page.Evidence;
import entente.web.page.Labels;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.page.Rows;
import entente.web.page.TermText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * The content of the page of a thing: names, values in the order of the shapes with their sources
 * and variants, and incoming links.
 *
 * <p>Everything domain-specific is in its queries.
 */
final class ResourcePage {
  /** The width of a map, in pixels. */
  private static final int CHART = 480;

  private static final int LISTED = 30;

  /** The largest number of links that are shown expanded. */
  private static final int MAX_EXPANDED_LINKS = 12;

  /** The largest number of properties that need no summary. */
  private static final int MAX_WITHOUT_SUMMARY = 4;

  private static final NamedQuery LINKING = NamedQuery.named("page/links/by-property");
  private final PageQueries queries;
  private final Node thing;
  private final Map<String, Node> parameters;
  private final Labels labels;
  private final String language;
  private final Messages words;
  private final PropertyNames propertyNames;
  private final Set<Node> linking = new LinkedHashSet<>();

  ResourcePage(PageQueries queries, Node thing, String language) {
    this.queries = queries;
    this.thing = thing;
    this.language = language;
    this.words = Messages.in(language);
    this.parameters = Map.of("thing", thing);
    this.labels = new Labels(language, queries.graph("labels/of-thing-page", parameters));
    this.propertyNames = new PropertyNames(queries, labels, language);
  }

  ThingModel page() {
    Labels own = new Labels(language);
    List<Page.Link> names = new ArrayList<>();
    List<Page.Link> sentences = new ArrayList<>();
    String amount = "";
    for (Binding row : queries.rows("thing/names", parameters)) {
      Node name = row.get("name");
      String role = Rows.text(row, "role");
      switch (role) {
        case "sentence" ->
            sentences.add(
                new Page.Link(name.getLiteralLexicalForm(), "", name.getLiteralLanguage(), ""));
        case "amount" -> amount = TermText.numbers(name.getLiteralLexicalForm());
        default -> {
          if (!role.equals("printed")) {
            own.add(thing, row.get("property"), name);
          }
          names.add(
              new Page.Link(name.getLiteralLexicalForm(), "", name.getLiteralLanguage(), role));
        }
      }
    }
    Page.Link name = own.link(thing, queries);
    Set<String> shown = new HashSet<>(Set.of(name.text()));
    List<Page.Link> others = names.stream().filter(each -> shown.add(each.text())).toList();
    sentences.removeIf(each -> each.text().equals(name.text()));
    Set<String> languages = new HashSet<>(Set.of(name.language()));
    List<Page.Link> translations =
        others.stream()
            .filter(
                each ->
                    each.hint().equals("label")
                        && Messages.LANGUAGES.contains(each.language())
                        && languages.add(each.language()))
            .toList();
    List<Page.Link> types =
        queries.rows("thing/classes", parameters).stream()
            .map(row -> labels.term(row.get("type"), queries))
            .toList();
    List<ThingModel.Supported> supported = supported();
    ValueSections values = new ValueSections(queries, thing, labels, propertyNames, words);
    List<ThingModel.Section> sections = values.sections();
    List<ThingModel.Incoming> incoming = incoming();
    List<Binding> interval = queries.rows("thing/interval", parameters);
    return new ThingModel(
        thing.getURI(),
        new ThingModel.Names(
            name,
            translations,
            others.stream().filter(each -> !translations.contains(each)).toList(),
            types,
            sentences,
            amount),
        new ThingModel.Gist(
            modality(interval),
            new DateText(labels, queries, words)
                .interval(interval.stream().filter(row -> !isModality(row)).toList()),
            sentences.isEmpty()
                    && amount.isEmpty()
                    && sections.stream()
                            .filter(section -> !section.folded())
                            .mapToInt(section -> section.properties().size())
                            .sum()
                        > MAX_WITHOUT_SUMMARY
                ? values.summary()
                : List.of()),
        sections,
        new ThingModel.Supports(
            supported.stream().limit(LISTED).toList(), supported.stream().skip(LISTED).toList()),
        RelatedTimeline.of(queries, linking, labels, words),
        chart(),
        incoming);
  }

  /** The status of a situation that is not a fact, such as "planned"; empty otherwise. */
  private String modality(List<Binding> interval) {
    return interval.stream()
        .filter(ResourcePage::isModality)
        .findFirst()
        .map(row -> labels.link(row.get("first"), queries).text())
        .orElse("");
  }

  private static boolean isModality(Binding row) {
    return Rows.text(row, "case").equals("modality");
  }

  private LocatorMap chart() {
    List<Binding> rows = queries.rows("thing/places", parameters);
    if (rows.isEmpty()) {
      return null;
    }
    Labels names =
        new Labels(
            language,
            queries.names(rows.stream().map(row -> row.get("place")).collect(Collectors.toSet())));
    return LocatorMap.of(
        rows.stream()
            .map(
                row -> {
                  Page.Link name = names.link(row.get("place"), queries);
                  return new LocatorMap.Place(
                      name,
                      name.text(),
                      Double.parseDouble(Rows.text(row, "lat")),
                      Double.parseDouble(Rows.text(row, "long")));
                })
            .toList(),
        CHART);
  }

  private List<ThingModel.Supported> supported() {
    Map<Node, Map<Node, ThingModel.Property>> subjects = new LinkedHashMap<>();
    for (Binding row : queries.rows("thing/supported-values", parameters)) {
      ThingModel.Property property =
          subjects
              .computeIfAbsent(row.get("subject"), each -> new LinkedHashMap<>())
              .computeIfAbsent(
                  row.get("property"),
                  each -> ThingModel.Property.of(propertyNames.of(row), new ArrayList<>()));
      boolean curated = Rows.flag(row, "preferred");
      property
          .values()
          .add(
              new ThingModel.Value(
                  labels.link(row.get("value"), queries),
                  curated ? "curated" : "aside",
                  curated ? "" : words.say("thing.told-otherwise"),
                  List.of(),
                  Evidence.NONE));
    }
    return subjects.entrySet().stream()
        .map(
            each ->
                new ThingModel.Supported(
                    labels.link(each.getKey(), queries), List.copyOf(each.getValue().values())))
        .sorted(Comparator.comparing(each -> each.subject().text(), String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  /** The class of linking things, and the property of the link. */
  private record LinkKind(Node kind, Node property) {}

  private List<ThingModel.Incoming> incoming() {
    Map<LinkKind, Binding> rows = new LinkedHashMap<>();
    Map<LinkKind, Set<Node>> things = new LinkedHashMap<>();
    for (Binding row : queries.rows("thing/incoming", parameters)) {
      LinkKind kind = new LinkKind(row.get("type"), row.get("property"));
      rows.putIfAbsent(kind, row);
      things.computeIfAbsent(kind, each -> new LinkedHashSet<>()).add(row.get("from"));
    }
    linking.add(thing);
    List<ThingModel.Incoming> incoming = new ArrayList<>();
    things.forEach(
        (kind, from) -> {
          linking.addAll(from);
          List<Page.Link> links =
              from.stream()
                  .map(each -> labels.link(each, queries))
                  .sorted(Comparator.comparing(Page.Link::text, String.CASE_INSENSITIVE_ORDER))
                  .toList();
          String count = TermText.number(Integer.toString(links.size()));
          Page.Link more =
              links.size() <= LISTED
                  ? Page.Link.plain("")
                  : Page.Link.to(
                      words.say("thing.all", count),
                      queries.asking(LINKING, Map.of("property", kind.property(), "thing", thing)));
          Page.Link property = propertyNames.of(rows.get(kind));
          incoming.add(
              new ThingModel.Incoming(
                  kind.kind() == null ? property : labels.term(kind.kind(), queries),
                  kind.kind() == null ? Page.Link.plain("") : property,
                  count,
                  links.size() > MAX_EXPANDED_LINKS,
                  links.stream().limit(LISTED).toList(),
                  more));
        });
    return incoming;
  }
}
