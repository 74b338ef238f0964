package entente.web.view.time;

import entente.web.chart.YearHistogram;
import entente.web.http.Messages;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.Request;
import entente.web.page.DateBounds;
import entente.web.page.DateText;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.view.DateParameter;
import entente.web.view.View;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JsonBuilder;
import org.apache.jena.atlas.json.JsonValue;
import org.apache.jena.graph.Node;

/**
 * Serves {@code /members?on=…}: who was affiliated with which organization on a day, certainly,
 * presumably or possibly.
 */
public final class MembersView implements View {
  private static final List<DateBounds.Reading> READINGS =
      List.of(
          DateBounds.Reading.CERTAINLY, DateBounds.Reading.PRESUMABLY, DateBounds.Reading.POSSIBLY);
  private final PageQueries queries;

  /** By language; a release does not change, so they are read once. */
  private final Map<String, Affiliations> affiliations = new ConcurrentHashMap<>();

  public MembersView(PageQueries queries) {
    this.queries = queries;
  }

  @Override
  public Shown shown(Request request, String rest, Messages messages) {
    if (!rest.isEmpty()) {
      throw new ProblemException(Problem.notFound(messages.say("when.below", "members")));
    }
    Affiliations all =
        affiliations.computeIfAbsent(
            messages.language(), language -> Affiliations.of(queries, messages));
    Optional<DateParameter> asked = DateParameter.of(request, "on", messages);
    DateParameter on = asked.orElseGet(all::fullest);
    LocalDate day = on.last();
    List<Affiliations.Spell> shown = all.on(day);
    String title = messages.say("members.title-on", DateText.day(day, messages));
    return new Shown(
        title,
        messages.say("members.summary"),
        "members",
        new MembersPage(
            day(all, on, asked.isPresent(), messages),
            counts(shown, day, messages),
            slider(all, day, messages),
            organizations(shown, day)),
        () -> json(day, shown),
        () ->
            queries.excerpt(
                shown.stream().map(Affiliations.Spell::node).collect(Collectors.toSet())));
  }

  private static MembersPage.Day day(
      Affiliations all, DateParameter on, boolean asked, Messages messages) {
    LocalDate day = on.last();
    String words = DateText.day(day, messages);
    String chosen =
        !asked
            ? messages.say("members.default")
            : on.text().length() == 10 ? "" : messages.say("members.stands-for", on.text(), words);
    TreeSet<LocalDate> changes = all.changes();
    return new MembersPage.Day(
        on.text(),
        words,
        chosen,
        change(changes.floor(day), -1, "members.before", messages),
        change(changes.higher(day), 0, "members.after", messages));
  }

  private static Page.Link change(LocalDate change, int days, String key, Messages messages) {
    if (change == null) {
      return Page.Link.plain("");
    }
    LocalDate day = change.plusDays(days);
    return Page.Link.to(messages.say(key, DateText.day(day, messages)), "/members?on=" + day);
  }

  private static List<String> counts(
      List<Affiliations.Spell> shown, LocalDate day, Messages messages) {
    return READINGS.stream()
        .map(
            reading ->
                messages.say(
                    "members.counted-" + name(reading),
                    shown.stream()
                        .filter(spell -> spell.isFact() && spell.bounds().on(day) == reading)
                        .count()))
        .toList();
  }

  private static MembersPage.Slider slider(Affiliations all, LocalDate day, Messages messages) {
    int last = all.days().mapToInt(LocalDate::getYear).max().orElse(day.getYear());
    int first = all.days().mapToInt(LocalDate::getYear).min().orElse(last);
    Set<DateBounds.Reading> counted =
        Set.of(DateBounds.Reading.CERTAINLY, DateBounds.Reading.PRESUMABLY);
    Map<Integer, Integer> years = new HashMap<>();
    for (int year = first; year <= last; year++) {
      LocalDate end = LocalDate.of(year, 12, 31);
      years.put(year, (int) all.facts().filter(bounds -> counted.contains(bounds.on(end))).count());
    }
    return new MembersPage.Slider(
        Math.max(first, Math.min(last, day.getYear())),
        first,
        last,
        YearHistogram.of(
            messages.say("members.strip"),
            messages.say("members.strip-words"),
            years,
            first,
            last,
            Set.of(day.getYear()),
            year -> "/members?on=" + year,
            (year, count) -> messages.say("members.bar", year, count)));
  }

  /** The organizations, the one with most roles first. */
  private static List<MembersPage.Organization> organizations(
      List<Affiliations.Spell> shown, LocalDate day) {
    Map<Node, List<Affiliations.Spell>> groups = new LinkedHashMap<>();
    shown.forEach(
        spell ->
            groups
                .computeIfAbsent(spell.organization().node(), each -> new ArrayList<>())
                .add(spell));
    return groups.values().stream()
        .sorted(
            Comparator.comparing(
                    (List<Affiliations.Spell> group) ->
                        -group.stream().map(spell -> spell.role().link()).distinct().count())
                .thenComparing(group -> -group.size())
                .thenComparing(group -> group.get(0).organization().link().text()))
        .map(group -> organization(group, day))
        .toList();
  }

  private static MembersPage.Organization organization(
      List<Affiliations.Spell> spells, LocalDate day) {
    Map<Page.Link, List<Affiliations.Spell>> roles = new LinkedHashMap<>();
    spells.stream()
        .filter(Affiliations.Spell::isFact)
        .forEach(
            spell ->
                roles.computeIfAbsent(spell.role().link(), each -> new ArrayList<>()).add(spell));
    List<MembersPage.Row> rows =
        roles.entrySet().stream()
            .sorted(
                Comparator.comparing(
                        (Map.Entry<Page.Link, List<Affiliations.Spell>> role) ->
                            -role.getValue().size())
                    .thenComparing(role -> role.getKey().text()))
            .map(role -> new MembersPage.Row(role.getKey(), cells(role.getValue(), day)))
            .toList();
    Affiliations.Named organization = spells.get(0).organization();
    String iri = organization.node().getURI();
    return new MembersPage.Organization(
        organization.link(),
        iri.substring(iri.lastIndexOf('/') + 1),
        Integer.toString(spells.size()),
        rows,
        relations(spells.stream().filter(spell -> !spell.isFact())));
  }

  private static List<MembersPage.Cell> cells(List<Affiliations.Spell> spells, LocalDate day) {
    return READINGS.stream()
        .map(
            reading ->
                new MembersPage.Cell(
                    name(reading),
                    relations(spells.stream().filter(spell -> spell.bounds().on(day) == reading))))
        .filter(cell -> !cell.relations().isEmpty())
        .toList();
  }

  private static List<MembersPage.Relation> relations(Stream<Affiliations.Spell> spells) {
    return spells
        .sorted(
            Comparator.comparing(
                (Affiliations.Spell spell) -> spell.actor().link().text(),
                String.CASE_INSENSITIVE_ORDER))
        .map(
            spell ->
                new MembersPage.Relation(
                    spell.actor().link(),
                    spell.dates(),
                    spell.isFact() ? "" : spell.role().link().text() + ", " + spell.status()))
        .toList();
  }

  private static String name(DateBounds.Reading reading) {
    return reading.name().toLowerCase(Locale.ROOT);
  }

  private static JsonValue json(LocalDate day, List<Affiliations.Spell> shown) {
    JsonBuilder builder =
        JsonBuilder.create()
            .startObject()
            .pair("on", day.toString())
            .pair("count", shown.size())
            .key("relations")
            .startArray();
    for (Affiliations.Spell spell : shown) {
      builder
          .startObject()
          .pair("iri", spell.node().getURI())
          .pair("actor", spell.actor().node().getURI())
          .pair("name", spell.actor().link().text())
          .pair("organization", spell.organization().node().getURI());
      if (spell.role().node() != null) {
        builder.pair("role", spell.role().node().getURI());
      }
      if (spell.isFact()) {
        builder.pair("reading", name(spell.bounds().on(day)));
      } else {
        builder.pair("modality", spell.modality().getURI());
      }
      spell.bounds().byName().forEach((name, bound) -> builder.pair(name, bound.toString()));
      builder.finishObject();
    }
    return builder.finishArray().finishObject().build();
  }
}
