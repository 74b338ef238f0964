package entente.web.view;

import entente.web.chart.YearHistogram;
import entente.web.http.Messages;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.Request;
import entente.web.page.DateBounds;
import entente.web.page.DateText;
import entente.web.page.Labels;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JsonBuilder;
import org.apache.jena.atlas.json.JsonValue;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * Who stood in what relation to which organization on a day: certainly, presumably and possibly.
 */
public final class MembersView implements View {
  private static final List<DateBounds.Reading> READINGS =
      List.of(
          DateBounds.Reading.CERTAINLY, DateBounds.Reading.PRESUMABLY, DateBounds.Reading.POSSIBLY);
  private final PageQueries queries;
  private final Map<String, List<Spell>> spells = new ConcurrentHashMap<>();

  public MembersView(PageQueries queries) {
    this.queries = queries;
  }

  /** What the template shows; {@code strip} is null when nothing has a year. */
  public record Model(
      String on,
      String day,
      String chosen,
      List<String> counts,
      int year,
      int first,
      int last,
      YearHistogram strip,
      Page.Link before,
      Page.Link after,
      List<Organization> organizations) {}

  /**
   * An organization with its relations: a row for each role, a cell for each reading, and apart
   * from them what is not so in fact.
   */
  public record Organization(
      Page.Link name, String anchor, String count, List<Row> rows, List<Relation> unreal) {}

  /** Those in one role, by how sure it is; readings of which there is none are left out. */
  public record Row(Page.Link role, List<Cell> cells) {}

  /** Those of whom one reading holds. */
  public record Cell(String reading, List<Relation> relations) {}

  /** Who, when, and where that is told; {@code became} is empty for what holds in fact. */
  public record Relation(Page.Link actor, Page.Link spell, String became) {}

  private record Spell(
      Node node,
      Node actor,
      Node organization,
      Node role,
      Node modality,
      DateBounds bounds,
      Page.Link link,
      Page.Link actorLink,
      Page.Link organizationLink,
      Page.Link roleLink,
      String became) {
    boolean real() {
      return modality == null;
    }
  }

  @Override
  public Shown shown(Request request, String rest, Messages words) {
    if (!rest.isEmpty()) {
      throw new ProblemException(Problem.notFound(words.say("when.below", "members")));
    }
    List<Spell> all = spells.computeIfAbsent(words.language(), each -> spells(words));
    Optional<DateParameter> asked = DateParameter.of(request, "on", words);
    DateParameter on = asked.orElseGet(() -> fullest(all));
    LocalDate day = on.last();
    List<Spell> shown =
        all.stream().filter(spell -> spell.bounds().on(day) != DateBounds.Reading.NOT).toList();
    String title = words.say("members.title-on", in(day, words));
    return new Shown(
        title,
        words.say("members.summary"),
        "members",
        model(all, shown, on, asked.isPresent(), words),
        () -> json(day, shown),
        () -> queries.excerpt(shown.stream().map(Spell::node).collect(Collectors.toSet())));
  }

  /** The day of who chose none: the latest of those on which most is certain. */
  private static DateParameter fullest(List<Spell> all) {
    List<DateBounds> certain =
        all.stream()
            .filter(Spell::real)
            .map(Spell::bounds)
            .filter(bounds -> bounds.beginsNotAfter() != null && bounds.endsNotBefore() != null)
            .toList();
    LocalDate day =
        days(all)
            .max(
                Comparator.comparing(
                        (LocalDate each) ->
                            certain.stream()
                                .filter(bounds -> bounds.on(each) == DateBounds.Reading.CERTAINLY)
                                .count())
                    .thenComparing(Comparator.naturalOrder()))
            .orElse(LocalDate.EPOCH);
    return new DateParameter(day.toString(), day, day);
  }

  private static Stream<LocalDate> days(List<Spell> spells) {
    return spells.stream()
        .filter(Spell::real)
        .map(Spell::bounds)
        .flatMap(
            bounds ->
                Stream.of(
                    bounds.beginsNotBefore(),
                    bounds.beginsNotAfter(),
                    bounds.endsNotBefore(),
                    bounds.endsNotAfter()))
        .filter(Objects::nonNull);
  }

  private Model model(
      List<Spell> all, List<Spell> shown, DateParameter on, boolean asked, Messages words) {
    LocalDate day = on.last();
    int latest = days(all).mapToInt(LocalDate::getYear).max().orElse(day.getYear());
    int first = days(all).mapToInt(LocalDate::getYear).min().orElse(latest);
    List<String> counts =
        READINGS.stream()
            .map(
                reading ->
                    words.say(
                        "members.counted-" + name(reading),
                        shown.stream()
                            .filter(spell -> spell.real() && spell.bounds().on(day) == reading)
                            .count()))
            .toList();
    Map<Integer, Integer> years = new HashMap<>();
    for (int year = first; year <= latest; year++) {
      LocalDate end = LocalDate.of(year, 12, 31);
      years.put(
          year,
          (int)
              all.stream()
                  .filter(
                      spell ->
                          spell.real()
                              && Set.of(DateBounds.Reading.CERTAINLY, DateBounds.Reading.PRESUMABLY)
                                  .contains(spell.bounds().on(end)))
                  .count());
    }
    YearHistogram strip =
        YearHistogram.of(
            words.say("members.strip"),
            words.say("members.strip-words"),
            years,
            first,
            latest,
            Set.of(day.getYear()),
            year -> "/members?on=" + year,
            (year, count) -> words.say("members.bar", year, count));
    TreeSet<LocalDate> changes =
        all.stream()
            .filter(Spell::real)
            .map(Spell::bounds)
            .flatMap(
                bounds ->
                    Stream.of(
                        bounds.beginsNotBefore(),
                        bounds.beginsNotAfter(),
                        next(bounds.endsNotBefore()),
                        next(bounds.endsNotAfter())))
            .filter(Objects::nonNull)
            .collect(Collectors.toCollection(TreeSet::new));
    Page.Link before =
        Optional.ofNullable(changes.floor(day))
            .map(
                change ->
                    Page.Link.to(
                        words.say("members.before", in(change.minusDays(1), words)),
                        "/members?on=" + change.minusDays(1)))
            .orElse(Page.Link.plain(""));
    Page.Link after =
        Optional.ofNullable(changes.higher(day))
            .map(
                change ->
                    Page.Link.to(
                        words.say("members.after", in(change, words)), "/members?on=" + change))
            .orElse(Page.Link.plain(""));
    return new Model(
        on.text(),
        in(day, words),
        asked
            ? on.text().length() == 10
                ? ""
                : words.say("members.stands-for", on.text(), in(day, words))
            : words.say("members.default"),
        counts,
        Math.max(first, Math.min(latest, day.getYear())),
        first,
        latest,
        strip,
        before,
        after,
        organizations(shown, day));
  }

  private static LocalDate next(LocalDate day) {
    return day == null ? null : day.plusDays(1);
  }

  private static List<Organization> organizations(List<Spell> shown, LocalDate day) {
    Map<Node, List<Spell>> groups = new LinkedHashMap<>();
    shown.forEach(
        spell ->
            groups.computeIfAbsent(spell.organization(), each -> new ArrayList<>()).add(spell));
    // The most varied first.
    return groups.values().stream()
        .sorted(
            Comparator.comparing(
                    (List<Spell> group) -> -group.stream().map(Spell::roleLink).distinct().count())
                .thenComparing(group -> -group.size())
                .thenComparing(group -> group.get(0).organizationLink().text()))
        .map(
            group -> {
              Map<Page.Link, List<Spell>> roles = new LinkedHashMap<>();
              group.stream()
                  .filter(Spell::real)
                  .forEach(
                      spell ->
                          roles
                              .computeIfAbsent(spell.roleLink(), each -> new ArrayList<>())
                              .add(spell));
              List<Row> rows =
                  roles.entrySet().stream()
                      .sorted(
                          Comparator.comparing(
                                  (Map.Entry<Page.Link, List<Spell>> role) ->
                                      -role.getValue().size())
                              .thenComparing(role -> role.getKey().text()))
                      .map(
                          role ->
                              new Row(
                                  role.getKey(),
                                  READINGS.stream()
                                      .map(
                                          reading ->
                                              new Cell(
                                                  name(reading),
                                                  relations(
                                                      role.getValue().stream()
                                                          .filter(
                                                              spell ->
                                                                  spell.bounds().on(day)
                                                                      == reading))))
                                      .filter(cell -> !cell.relations().isEmpty())
                                      .toList()))
                      .toList();
              String iri = group.get(0).organization().getURI();
              return new Organization(
                  group.get(0).organizationLink(),
                  iri.substring(iri.lastIndexOf('/') + 1),
                  Integer.toString(group.size()),
                  rows,
                  relations(group.stream().filter(spell -> !spell.real())));
            })
        .toList();
  }

  private static List<Relation> relations(Stream<Spell> spells) {
    return spells
        .sorted(
            Comparator.comparing(
                (Spell spell) -> spell.actorLink().text(), String.CASE_INSENSITIVE_ORDER))
        .map(
            spell ->
                new Relation(
                    spell.actorLink(),
                    spell.link(),
                    spell.real() ? "" : (spell.roleLink().text() + ", " + spell.became())))
        .toList();
  }

  private static String name(DateBounds.Reading reading) {
    return reading.name().toLowerCase(Locale.ROOT);
  }

  private static String in(LocalDate day, Messages words) {
    return DateText.day(day, words);
  }

  private List<Spell> spells(Messages words) {
    List<Binding> rows = queries.rows("members/affiliations", Map.of());
    Labels labels =
        new Labels(
            words.language(),
            queries.names(
                rows.stream()
                    .flatMap(
                        row ->
                            Stream.of(
                                row.get("actor"),
                                row.get("organization"),
                                row.get("role"),
                                row.get("modality")))
                    .filter(Objects::nonNull)
                    .collect(Collectors.toCollection(LinkedHashSet::new))));
    DatesAsWritten when = new DatesAsWritten(queries, words);
    Map<Node, Spell> spells = new LinkedHashMap<>();
    for (Binding row : rows) {
      String told = when.of(row.get("spell"));
      spells.putIfAbsent(
          row.get("spell"),
          new Spell(
              row.get("spell"),
              row.get("actor"),
              row.get("organization"),
              row.get("role"),
              row.get("modality"),
              DateBounds.of(row),
              Page.Link.to(
                  told.isEmpty() ? words.say("members.undated") : told,
                  queries.local(row.get("spell").getURI())),
              labels.link(row.get("actor"), queries),
              labels.link(row.get("organization"), queries),
              row.contains("role")
                  ? labels.link(row.get("role"), queries)
                  : Page.Link.plain(words.say("members.no-role")),
              row.contains("modality") ? labels.link(row.get("modality"), queries).text() : ""));
    }
    return List.copyOf(spells.values());
  }

  private static JsonValue json(LocalDate day, List<Spell> shown) {
    JsonBuilder builder =
        JsonBuilder.create()
            .startObject()
            .pair("on", day.toString())
            .pair("count", shown.size())
            .key("relations")
            .startArray();
    for (Spell spell : shown) {
      builder
          .startObject()
          .pair("iri", spell.node().getURI())
          .pair("actor", spell.actor().getURI())
          .pair("name", spell.actorLink().text())
          .pair("organization", spell.organization().getURI());
      if (spell.role() != null) {
        builder.pair("role", spell.role().getURI());
      }
      if (spell.real()) {
        builder.pair("reading", name(spell.bounds().on(day)));
      } else {
        builder.pair("modality", spell.modality().getURI());
      }
      TimelineView.bounds(builder, spell.bounds());
      builder.finishObject();
    }
    return builder.finishArray().finishObject().build();
  }
}
