package entente.kb.operator;

import entente.kb.index.TripleIndex;

/** The graph that a part of a plan reads, which {@code GRAPH} with a variable changes. */
public final class ActiveGraph {
  private TripleIndex index;

  public ActiveGraph(TripleIndex index) {
    this.index = index;
  }

  public TripleIndex index() {
    return index;
  }

  void change(TripleIndex other) {
    index = other;
  }
}
