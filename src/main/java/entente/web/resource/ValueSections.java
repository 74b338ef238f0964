package entente.web.resource;

import entente.web.http.Messages;
import entente.web.page.Addresses;
import entente.web.page.ClaimSources;
import entente.web.page.Evidence;
import entente.web.page.Labels;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.page.Rows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * The values of a thing by the groups of its shapes, each with its sources and the variants that
 * sources give.
 */
final class ValueSections {
  /** The number of properties in the summary line. */
  private static final int SUMMARY_PROPERTIES = 3;

  /** The largest number of values of a property in the summary line. */
  private static final int MAX_SUMMARY_VALUES = 8;

  private final PageQueries queries;
  private final Node thing;
  private final Map<String, Node> parameters;
  private final Labels labels;
  private final PropertyNames names;
  private final Messages words;
  private final String inferred;
  private final Map<Triple, Evidence> sources;
  private final Map<Node, Iterator<List<ThingModel.Property>>> parts;
  private final Map<String, Map<Node, ThingModel.Property>> sections = new LinkedHashMap<>();
  private final Map<Node, ThingModel.Property> telling = new LinkedHashMap<>();
  private final Map<ThingModel.Property, List<ThingModel.Value>> variants = new IdentityHashMap<>();

  ValueSections(
      PageQueries queries, Node thing, Labels labels, PropertyNames names, Messages words) {
    this.queries = queries;
    this.thing = thing;
    this.parameters = Map.of("thing", thing);
    this.labels = labels;
    this.names = names;
    this.words = words;
    this.inferred = words.say("thing.derived");
    List<Binding> claims = queries.rows("thing/sources", parameters);
    this.sources = new ClaimSources(queries, labels, words.language()).of(claims, thing);
    this.parts = parts();
    Set<Triple> shown = new HashSet<>();
    for (Binding row : queries.rows("thing/values", parameters)) {
      Triple statement = Triple.create(thing, row.get("property"), row.get("value"));
      if (shown.add(statement)) {
        addValue(row, statement);
      }
    }
    variants(claims).forEach((property, rows) -> addVariants(home(property), property, rows));
  }

  /** The sections of the page; inferred values are collapsed where there are others. */
  List<ThingModel.Section> sections() {
    boolean folds = sections.keySet().stream().anyMatch(each -> !each.equals(inferred));
    return sections.entrySet().stream()
        .map(
            section ->
                new ThingModel.Section(
                    section.getKey().equals(inferred) && !folds
                        ? words.say("thing.says")
                        : section.getKey(),
                    section.getKey().equals(inferred) && folds,
                    section.getValue().values().stream()
                        .map(
                            property ->
                                property.laidOut(
                                    variants.getOrDefault(property, List.of()),
                                    words.say("thing.followed")))
                        .toList()))
        .toList();
  }

  /** The most telling properties that add a value to those before them. */
  List<ThingModel.Property> summary() {
    Set<Page.Link> already = new HashSet<>();
    return telling.values().stream()
        .filter(
            property ->
                property.values().size() <= MAX_SUMMARY_VALUES
                    && property.values().stream().filter(value -> already.add(value.what())).count()
                        > 0)
        .toList();
  }

  private void addValue(Binding row, Triple statement) {
    ThingModel.Property property =
        sections
            .computeIfAbsent(
                Rows.flag(row, "derived") ? inferred : group(row), each -> new LinkedHashMap<>())
            .computeIfAbsent(
                statement.getPredicate(),
                each -> ThingModel.Property.of(names.of(row), new ArrayList<>()));
    ThingModel.Value value =
        new ThingModel.Value(
            labels.link(statement.getObject(), queries),
            "curated",
            row.contains("qualifier") ? labels.link(row.get("qualifier"), queries).text() : "",
            statement.getObject().isBlank() ? nextParts(statement.getPredicate()) : List.of(),
            sources.getOrDefault(statement, Evidence.NONE));
    property.values().add(value);
    if (row.contains("asks")) {
      property
          .values()
          .add(
              new ThingModel.Value(
                  Page.Link.to(words.say("thing.run"), Addresses.query(Rows.text(row, "asks"))),
                  "curated",
                  "",
                  List.of(),
                  Evidence.NONE));
    }
    if (Rows.flag(row, "telling")
        && (telling.size() < SUMMARY_PROPERTIES || telling.containsKey(statement.getPredicate()))) {
      telling
          .computeIfAbsent(
              statement.getPredicate(),
              each -> ThingModel.Property.of(property.name(), new ArrayList<>()))
          .values()
          .add(value);
    }
  }

  private String group(Binding row) {
    return row.contains("grouping")
        ? words
            .term(queries.local(row.get("grouping").getURI()).substring(1))
            .orElseGet(() -> Rows.text(row, "group"))
        : Rows.text(row, "group");
  }

  /** The values that sources give instead of the curated ones, by property. */
  private static Map<Node, Map<Node, Binding>> variants(List<Binding> claims) {
    Map<Node, Map<Node, Binding>> variants = new LinkedHashMap<>();
    claims.stream()
        .filter(row -> Rows.text(row, "preferred").equals("false"))
        .forEach(
            row ->
                variants
                    .computeIfAbsent(row.get("property"), each -> new LinkedHashMap<>())
                    .putIfAbsent(row.get("value"), row));
    return variants;
  }

  /** The property in the section that shows it; if none does, in one without a heading. */
  private ThingModel.Property home(Node property) {
    return sections.values().stream()
        .map(section -> section.get(property))
        .filter(each -> each != null)
        .findFirst()
        .orElseGet(
            () ->
                sections
                    .computeIfAbsent("", each -> new LinkedHashMap<>())
                    .computeIfAbsent(
                        property,
                        each ->
                            ThingModel.Property.of(
                                labels.term(property, queries), new ArrayList<>())));
  }

  private void addVariants(ThingModel.Property home, Node property, Map<Node, Binding> rows) {
    rows.forEach(
        (value, row) -> {
          boolean disagrees = Rows.flag(row, "disagrees");
          variants
              .computeIfAbsent(home, each -> new ArrayList<>())
              .add(
                  new ThingModel.Value(
                      labels.link(value, queries),
                      disagrees ? "otherwise" : "aside",
                      words.say(
                          disagrees ? "thing.otherwise" : "thing.also",
                          row.contains("kind")
                              ? labels.link(row.get("kind"), queries).text()
                              : words.say("thing.other")),
                      List.of(),
                      sources.getOrDefault(Triple.create(thing, property, value), Evidence.NONE)));
        });
  }

  /**
   * The contents of the blank nodes that are values of each property. Blank nodes cannot be matched
   * between two results, so any order will do.
   */
  private Map<Node, Iterator<List<ThingModel.Property>>> parts() {
    Map<Node, Map<Node, Map<Node, ThingModel.Property>>> owners = new LinkedHashMap<>();
    for (Binding row : queries.rows("thing/blank-node-parts", parameters)) {
      owners
          .computeIfAbsent(row.get("owner"), each -> new LinkedHashMap<>())
          .computeIfAbsent(row.get("part"), each -> new LinkedHashMap<>())
          .computeIfAbsent(
              row.get("property"), each -> ThingModel.Property.of(names.of(row), new ArrayList<>()))
          .values()
          .add(
              new ThingModel.Value(
                  labels.link(row.get("value"), queries), "curated", "", List.of(), Evidence.NONE));
    }
    Map<Node, Iterator<List<ThingModel.Property>>> contents = new LinkedHashMap<>();
    owners.forEach(
        (owner, nodes) ->
            contents.put(
                owner,
                nodes.values().stream()
                    .map(properties -> List.copyOf(properties.values()))
                    .sorted(Comparator.comparing(List::toString))
                    .iterator()));
    return contents;
  }

  private List<ThingModel.Property> nextParts(Node property) {
    Iterator<List<ThingModel.Property>> left = parts.get(property);
    return left != null && left.hasNext() ? left.next() : List.of();
  }
}
