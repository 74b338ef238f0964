package entente.kb.index;

import java.util.Arrays;
import org.apache.jena.graph.Node;

/** Nodes numbered from 0 in the order of their arrival: a hash table of less memory than Java's. */
final class NodeNumbers {
  private Node[] nodes = new Node[1 << 12];
  private int[] hashes = new int[1 << 12];
  private int[] slots = new int[1 << 14];
  private int size;

  /** The number of a node, which is added if it is new. */
  int number(Node node) {
    int hash = node.hashCode() * 0x9E3779B9;
    int slot = slot(hash);
    for (int known; (known = slots[slot]) != 0; slot = slot + 1 & slots.length - 1) {
      if (hashes[known - 1] == hash && nodes[known - 1].equals(node)) {
        return known - 1;
      }
    }
    if (size == nodes.length) {
      nodes = Arrays.copyOf(nodes, size * 2);
      hashes = Arrays.copyOf(hashes, size * 2);
    }
    nodes[size] = node;
    hashes[size] = hash;
    slots[slot] = ++size;
    if (size * 2 > slots.length) {
      grow();
    }
    return size - 1;
  }

  private int slot(int hash) {
    return (hash ^ hash >>> 15) & slots.length - 1;
  }

  private void grow() {
    slots = new int[slots.length * 2];
    for (int i = 0; i < size; i++) {
      int slot = slot(hashes[i]);
      while (slots[slot] != 0) {
        slot = slot + 1 & slots.length - 1;
      }
      slots[slot] = i + 1;
    }
  }

  int size() {
    return size;
  }

  /** The nodes by number; the array may be longer than {@link #size()}. */
  Node[] all() {
    return nodes;
  }
}
