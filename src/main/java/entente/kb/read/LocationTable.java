package entente.kb.read;

import java.util.List;
import java.util.Optional;

/**
 * A compact map from nodes or triples to locations, each packed into one {@code long}.
 *
 * <p>For a million triples it takes 25 bytes for each, where a {@code HashMap} to {@link Location}s
 * takes 64, on a JDK 17 with compressed pointers. {@code EngineBenchmark} prints the memory of a
 * validation, of which this is a part.
 */
final class LocationTable<T> {
  private static final int LINE_BITS = 26;
  private static final int COLUMN_BITS = 22;
  private Object[] keys = new Object[1 << 10];
  private long[] values = new long[keys.length];
  private int size;

  /** A location as a number; lines and columns beyond the greatest count as the greatest. */
  static long pack(int file, long line, long column) {
    return (long) file << LINE_BITS + COLUMN_BITS
        | within(line, LINE_BITS) << COLUMN_BITS
        | within(column, COLUMN_BITS);
  }

  private static long within(long count, int bits) {
    return Math.max(0, Math.min(count, (1L << bits) - 1));
  }

  static Location unpack(long packed, List<String> files) {
    return new Location(
        files.get((int) (packed >>> LINE_BITS + COLUMN_BITS)),
        (int) (packed >>> COLUMN_BITS & (1L << LINE_BITS) - 1),
        (int) (packed & (1L << COLUMN_BITS) - 1));
  }

  void put(T key, long packed) {
    int slot = slot(key);
    values[slot] = packed;
  }

  /** Adds a key unless it is present; returns whether it was added. */
  boolean putIfAbsent(T key, long packed) {
    int before = size;
    int slot = slot(key);
    if (size == before) {
      return false;
    }
    values[slot] = packed;
    return true;
  }

  long getOrDefault(T key, long other) {
    int slot = find(key);
    return keys[slot] == null ? other : values[slot];
  }

  Optional<Location> get(T key, List<String> files) {
    int slot = find(key);
    return keys[slot] == null ? Optional.empty() : Optional.of(unpack(values[slot], files));
  }

  /** The slot of a key, which is added if it is absent. */
  private int slot(T key) {
    if (size * 3L > keys.length * 2L) {
      grow();
    }
    int slot = find(key);
    if (keys[slot] == null) {
      keys[slot] = key;
      size++;
    }
    return slot;
  }

  private int find(Object key) {
    int hash = key.hashCode() * 0x9E3779B9;
    int slot = (hash ^ hash >>> 15) & keys.length - 1;
    while (keys[slot] != null && keys[slot] != key && !keys[slot].equals(key)) {
      slot = slot + 1 & keys.length - 1;
    }
    return slot;
  }

  private void grow() {
    Object[] oldKeys = keys;
    long[] oldValues = values;
    keys = new Object[oldKeys.length * 2];
    values = new long[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != null) {
        int slot = find(oldKeys[i]);
        keys[slot] = oldKeys[i];
        values[slot] = oldValues[i];
      }
    }
  }
}
