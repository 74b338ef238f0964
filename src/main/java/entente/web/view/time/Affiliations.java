package entente.web.view.time;

import entente.web.http.Messages;
import entente.web.page.DateBounds;
import entente.web.page.Labels;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.view.DateParameter;
import entente.web.view.DatesAsWritten;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;

/** The affiliations of all actors with all organizations, in the words of one language. */
record Affiliations(List<Spell> spells) {

  /** A thing with its name. */
  record Named(Node node, Page.Link link) {}

  /**
   * An unbroken period in one role.
   *
   * @param dates a link to the affiliation, under its dates
   * @param role without a node when not given
   * @param modality null for a fact; {@code status} is its name
   */
  record Spell(
      Node node,
      Page.Link dates,
      Named actor,
      Named organization,
      Named role,
      Node modality,
      String status,
      DateBounds bounds) {
    boolean isFact() {
      return modality == null;
    }
  }

  /** Reads everything from the store. */
  static Affiliations of(PageQueries queries, Messages messages) {
    List<Binding> rows = queries.rows("members/affiliations", Map.of());
    Labels labels =
        new Labels(
            messages.language(),
            queries.names(
                rows.stream()
                    .flatMap(
                        row -> Stream.of("actor", "organization", "role", "modality").map(row::get))
                    .filter(Objects::nonNull)
                    .collect(Collectors.toCollection(LinkedHashSet::new))));
    DatesAsWritten dates = new DatesAsWritten(queries, messages);
    Function<Node, Named> named = node -> new Named(node, labels.link(node, queries));
    Map<Node, Spell> spells = new LinkedHashMap<>();
    for (Binding row : rows) {
      Node spell = row.get("spell");
      String written = dates.of(spell);
      spells.putIfAbsent(
          spell,
          new Spell(
              spell,
              Page.Link.to(
                  written.isEmpty() ? messages.say("members.undated") : written,
                  queries.local(spell.getURI())),
              named.apply(row.get("actor")),
              named.apply(row.get("organization")),
              row.contains("role")
                  ? named.apply(row.get("role"))
                  : new Named(null, Page.Link.plain(messages.say("members.no-role"))),
              row.get("modality"),
              row.contains("modality") ? labels.link(row.get("modality"), queries).text() : "",
              DateBounds.of(row)));
    }
    return new Affiliations(List.copyOf(spells.values()));
  }

  /** The periods that cover, or may cover, a day. */
  List<Spell> on(LocalDate day) {
    return spells.stream()
        .filter(spell -> spell.bounds().on(day) != DateBounds.Reading.NOT)
        .toList();
  }

  /** The day to show by default: the latest of those on which the most affiliations are certain. */
  DateParameter fullest() {
    List<DateBounds> certain =
        facts()
            .filter(bounds -> bounds.beginsNotAfter() != null && bounds.endsNotBefore() != null)
            .toList();
    LocalDate day =
        days()
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

  /** The bounds of the affiliations that are facts. */
  Stream<DateBounds> facts() {
    return spells.stream().filter(Spell::isFact).map(Spell::bounds);
  }

  /** Every day that is a bound of a fact. */
  Stream<LocalDate> days() {
    return facts().flatMap(DateBounds::days);
  }

  /** The days on which an affiliation begins or ends. */
  TreeSet<LocalDate> changes() {
    return facts()
        .flatMap(
            bounds ->
                Stream.of(
                        Optional.ofNullable(bounds.beginsNotBefore()),
                        Optional.ofNullable(bounds.beginsNotAfter()),
                        Optional.ofNullable(bounds.endsNotBefore()).map(day -> day.plusDays(1)),
                        Optional.ofNullable(bounds.endsNotAfter()).map(day -> day.plusDays(1)))
                    .flatMap(Optional::stream))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
