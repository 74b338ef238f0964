package entente.kb.solution;

import entente.kb.operator.Operator;
import entente.kb.row.Row;
import entente.kb.row.RowTable;
import entente.kb.row.WorkMeter;
import java.util.List;

/** {@code GROUP BY}: one row for each group, with its key and its aggregates. */
public final class GroupRows extends Operator {
  private final Operator rows;
  private final Row row;
  private final int[] keys;
  private final List<Aggregate> aggregates;
  private final int[] results;
  private final WorkMeter meter;
  private RowTable groups;
  private int current;

  /**
   * @param keys the places of the variables of the key
   * @param results the place of each aggregate
   */
  public GroupRows(
      Operator rows,
      Row row,
      int[] keys,
      List<Aggregate> aggregates,
      int[] results,
      WorkMeter meter) {
    this.rows = rows;
    this.row = row;
    this.keys = keys;
    this.aggregates = aggregates;
    this.results = results;
    this.meter = meter;
  }

  @Override
  public void open() {
    groups = new RowTable(keys.length, keys.length);
    current = 0;
    rows.open();
    if (keys.length == 0) {
      // Without a key there is one group, even of no rows.
      begin();
      addAll();
      return;
    }
    while (rows.next()) {
      int group = groups.first(row, keys);
      if (group < 0) {
        group = begin();
      }
      for (Aggregate aggregate : aggregates) {
        aggregate.add(group);
      }
    }
  }

  private int begin() {
    meter.keepGroup();
    return groups.add(row, keys);
  }

  private void addAll() {
    if (aggregates.size() == 1
        && aggregates.get(0) instanceof Aggregates.Count count
        && count.countsAll()) {
      count.add(0, rows.count());
      return;
    }
    while (rows.next()) {
      for (Aggregate aggregate : aggregates) {
        aggregate.add(0);
      }
    }
  }

  @Override
  public boolean next() {
    if (current == groups.size()) {
      clear(keys);
      clear(results);
      return false;
    }
    for (int i = 0; i < keys.length; i++) {
      row.set(keys[i], groups.get(current, i));
    }
    for (int i = 0; i < results.length; i++) {
      row.set(results[i], aggregates.get(i).result(current));
    }
    current++;
    return true;
  }

  private void clear(int[] slots) {
    for (int slot : slots) {
      row.clear(slot);
    }
  }
}
