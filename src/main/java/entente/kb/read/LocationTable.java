package entente.kb.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where things stand, in a dozen bytes or two for each: a hash table with a number for each place.
 */
final class LocationTable<T> {
  private static final int LINE_BITS = 26;
  private static final int COLUMN_BITS = 22;
  private final List<String> files;
  private Object[] keys = new Object[1 << 10];
  private long[] places = new long[keys.length];
  private int size;

  /** Several tables may share the names of their files. */
  LocationTable(List<String> files) {
    this.files = files;
  }

  LocationTable() {
    this(new ArrayList<>());
  }

  /** The number of a place; what lies beyond the greatest line or column is there. */
  static long number(int file, long line, long column) {
    return (long) file << LINE_BITS + COLUMN_BITS
        | within(line, LINE_BITS) << COLUMN_BITS
        | within(column, COLUMN_BITS);
  }

  private static long within(long count, int bits) {
    return Math.max(0, Math.min(count, (1L << bits) - 1));
  }

  static Location location(List<String> files, long place) {
    return new Location(
        files.get((int) (place >>> LINE_BITS + COLUMN_BITS)),
        (int) (place >>> COLUMN_BITS & (1L << LINE_BITS) - 1),
        (int) (place & (1L << COLUMN_BITS) - 1));
  }

  void put(T thing, long place) {
    int slot = slot(thing);
    places[slot] = place;
  }

  /** Keeps the place that a thing has already, and tells whether it had none. */
  boolean putIfAbsent(T thing, long place) {
    int before = size;
    int slot = slot(thing);
    if (size == before) {
      return false;
    }
    places[slot] = place;
    return true;
  }

  long getOrDefault(T thing, long other) {
    int slot = find(thing);
    return keys[slot] == null ? other : places[slot];
  }

  Optional<Location> get(T thing) {
    int slot = find(thing);
    return keys[slot] == null ? Optional.empty() : Optional.of(location(files, places[slot]));
  }

  /** The slot of a thing, taken for it if it had none. */
  private int slot(T thing) {
    if (size * 3L > keys.length * 2L) {
      grow();
    }
    int slot = find(thing);
    if (keys[slot] == null) {
      keys[slot] = thing;
      size++;
    }
    return slot;
  }

  private int find(Object thing) {
    int hash = thing.hashCode() * 0x9E3779B9;
    int slot = (hash ^ hash >>> 15) & keys.length - 1;
    while (keys[slot] != null && keys[slot] != thing && !keys[slot].equals(thing)) {
      slot = slot + 1 & keys.length - 1;
    }
    return slot;
  }

  private void grow() {
    Object[] oldKeys = keys;
    long[] oldPlaces = places;
    keys = new Object[oldKeys.length * 2];
    places = new long[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != null) {
        int slot = find(oldKeys[i]);
        keys[slot] = oldKeys[i];
        places[slot] = oldPlaces[i];
      }
    }
  }
}
