package entente.kb.operator;

import entente.kb.index.TripleIndex;
import entente.kb.row.Row;
import entente.kb.row.TermIds;
import java.util.List;

/** {@code GRAPH} with a variable: a pattern in one named graph after another. */
public final class GraphLoop extends Operator {
  private final Row row;
  private final int slot;
  private final ActiveGraph active;
  private final List<Named> graphs;
  private final Operator pattern;
  private int current;
  private boolean sets;
  private boolean inside;

  /**
   * @param id the id of the name of a graph
   */
  public record Named(int id, TripleIndex index) {}

  /**
   * @param active the graph that the pattern reads
   */
  public GraphLoop(Row row, int slot, ActiveGraph active, List<Named> graphs, Operator pattern) {
    this.row = row;
    this.slot = slot;
    this.active = active;
    this.graphs = graphs;
    this.pattern = pattern;
  }

  @Override
  public void open() {
    current = 0;
    inside = false;
    sets = false;
  }

  @Override
  public boolean next() {
    while (true) {
      if (sets) {
        row.clear(slot);
        sets = false;
      }
      if (inside && pattern.next()) {
        // The pattern does not see the variable, unless it was bound before.
        int id = graphs.get(current - 1).id();
        if (row.get(slot) == TermIds.UNBOUND) {
          row.set(slot, id);
          sets = true;
        }
        if (row.get(slot) == id) {
          return true;
        }
      } else if (current == graphs.size()) {
        inside = false;
        return false;
      } else {
        enter(graphs.get(current++));
      }
    }
  }

  private void enter(Named graph) {
    inside = row.get(slot) == TermIds.UNBOUND || row.get(slot) == graph.id();
    if (inside) {
      active.change(graph.index());
      pattern.open();
    }
  }
}
