package entente.kb.row;

import java.util.function.IntConsumer;

/** A set of ids of bound terms, as a hash table with linear probing. */
public final class IdSet {
  private int[] table = new int[16];
  private int size;

  /** Adds an id; false if it is there already. */
  public boolean add(int id) {
    int slot = find(id);
    if (table[slot] == id) {
      return false;
    }
    table[slot] = id;
    if (++size > table.length / 2) {
      grow();
    }
    return true;
  }

  public boolean contains(int id) {
    return table[find(id)] == id;
  }

  public int size() {
    return size;
  }

  /** Takes all ids, in no particular order. */
  public void forEach(IntConsumer consumer) {
    for (int id : table) {
      if (id != 0) {
        consumer.accept(id);
      }
    }
  }

  private int find(int id) {
    int mask = table.length - 1;
    int slot = RowTable.mix(id) & mask;
    while (table[slot] != 0 && table[slot] != id) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    int[] old = table;
    table = new int[old.length * 2];
    for (int id : old) {
      if (id != 0) {
        table[find(id)] = id;
      }
    }
  }
}
