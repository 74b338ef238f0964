package entente.bench.data;

/**
 * The choice of the copy of a much-mentioned thing that one copy of the data mentions: by Zipf’s
 * law the early copies are mentioned by most, and the late ones by few.
 */
final class CopySkew {
  private final long seed;

  CopySkew(long seed) {
    this.seed = seed;
  }

  /**
   * The copy of a hub, from 0 to the copy that mentions it; small numbers are the most frequent.
   */
  int copyOf(int hub, int copy) {
    double uniform = (mixed(seed, copy, hub) >>> 11) * 0x1p-53;
    return Math.min(copy, (int) StrictMath.pow(copy + 1, uniform) - 1);
  }

  /** Well-distributed bits that depend on all three numbers. */
  static long mixed(long seed, long first, long second) {
    long bits = 0;
    for (long each : new long[] {seed, first, second}) {
      bits = (bits ^ each) + 0x9e3779b97f4a7c15L;
      bits = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
      bits = (bits ^ (bits >>> 27)) * 0x94d049bb133111ebL;
      bits ^= bits >>> 31;
    }
    return bits;
  }
}
