package entente.kb.row;

import java.util.Arrays;

/** A list of ids. */
public final class IdList {
  private int[] ids = new int[16];
  private int size;

  public void add(int id) {
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, size * 2);
    }
    ids[size++] = id;
  }

  public int get(int index) {
    return ids[index];
  }

  public int size() {
    return size;
  }

  public void clear() {
    size = 0;
  }
}
