package entente.kb.index;

import java.util.List;

/**
 * The stored form of a {@link TermTable}.
 *
 * @param text the texts of all terms in UTF-8, one after another
 * @param offsets the beginning of each text by id; its last element is the end of the last text
 * @param literalTypes the number of the type of each literal, from the first literal
 * @param slots a hash table with ids, its size a power of two, probed linearly; 0 is free
 * @param types the names of the types of literals
 * @param spaces the ids of each value space
 */
record TermColumns(
    byte[] text,
    int[] offsets,
    short[] literalTypes,
    int[] slots,
    List<String> types,
    ValueRanges spaces) {

  /** The hash of a term; Java specifies that of a text, so it may be stored. */
  static int hash(String text, int type) {
    int hash = (text.hashCode() + type * 31) * 0x9E3779B9;
    return hash ^ hash >>> 15;
  }
}
