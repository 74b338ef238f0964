package entente.web.view.time;

import entente.web.http.Messages;
import entente.web.page.DateBounds;
import entente.web.page.Labels;
import entente.web.page.PageQueries;
import entente.web.page.Rows;
import entente.web.view.ClassFilter;
import entente.web.view.DatesAsWritten;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;

/** Everything that has a place, in the words of one language. */
record MapItems(List<Item> items, ClassFilter classes, Labels labels) {

  /**
   * A thing at one of its places.
   *
   * @param where the place as the data names it
   */
  record Item(Node thing, Node type, DateBounds bounds, Node where, Spot spot, DatedEntry entry) {
    boolean isDated() {
      return !bounds.listed().equals(LocalDate.MAX);
    }

    /** The node by which items at one spot are grouped. */
    Node place() {
      return spot.node() == null ? where : spot.node();
    }
  }

  /**
   * The spot on the map: a place with coordinates, a country with an outline, or neither, when the
   * node is null.
   */
  record Spot(Node node, Double latitude, Double longitude, String code) {
    boolean exact() {
      return latitude != null;
    }
  }

  /** The number of different things among some items. */
  static long count(List<Item> items) {
    return items.stream().map(Item::thing).distinct().count();
  }

  /** Reads everything from the store. */
  static MapItems of(PageQueries queries, Messages messages) {
    List<Binding> rows = queries.rows("places/all", Map.of());
    Labels labels =
        new Labels(
            messages.language(),
            queries.names(
                rows.stream()
                    .flatMap(
                        row ->
                            Stream.of("thing", "where", "place", "state", "modality").map(row::get))
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet())));
    ClassFilter classes = new ClassFilter(queries, messages);
    DatesAsWritten dates = new DatesAsWritten(queries, messages);
    Map<List<Node>, Item> items = new LinkedHashMap<>();
    for (Binding row : rows) {
      Node thing = row.get("thing");
      Item item =
          new Item(
              thing,
              row.get("class"),
              DateBounds.of(row),
              row.get("where"),
              spot(row),
              new DatedEntry(
                  dates.of(thing),
                  labels.link(thing, queries),
                  classes.link(row.get("class")),
                  row.contains("modality") ? labels.link(row.get("modality"), queries).text() : "",
                  List.of(),
                  List.of()));
      items.putIfAbsent(List.of(thing, item.place()), item);
    }
    return new MapItems(List.copyOf(items.values()), classes, labels);
  }

  private static Spot spot(Binding row) {
    if (row.contains("place")) {
      return new Spot(row.get("place"), degrees(row, "lat"), degrees(row, "long"), null);
    }
    return row.contains("state")
        ? new Spot(row.get("state"), null, null, Rows.text(row, "code"))
        : new Spot(null, null, null, null);
  }

  private static Double degrees(Binding row, String variable) {
    return Double.valueOf(Rows.text(row, variable));
  }
}
