package entente.bench.data;

import entente.kb.read.InputException;

/**
 * The size of generated data and what is wrong with it; the same plan gives the same bytes.
 *
 * @param scale the number of triples, to within the size of a thing and what it refers to
 * @param seed seed of every choice
 * @param violations the number of violations of the shapes
 */
public record GeneratorPlan(long scale, long seed, int violations) {
  private static final long LEAST = 1_000;
  private static final long MOST = 1_000_000_000;

  /** A thing has about ten triples, and at most one violation. */
  private static final int TRIPLES_PER_VIOLATION = 40;

  /** Values out of range are an {@link InputException} of invocation. */
  public GeneratorPlan {
    if (scale < LEAST || scale > MOST) {
      throw InputException.ofInvocation(
          "--scale " + scale + " must be from " + LEAST + " to " + MOST + " triples");
    }
    if (violations < 0 || violations > scale / TRIPLES_PER_VIOLATION) {
      throw InputException.ofInvocation(
          "--violations "
              + violations
              + " must be from 0 to "
              + scale / TRIPLES_PER_VIOLATION
              + " with --scale "
              + scale);
    }
  }
}
