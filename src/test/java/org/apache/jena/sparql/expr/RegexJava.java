package org.apache.jena.sparql.expr;

/**
 * The one class of Jena 5.2 that TopBraid SHACL 1.4.4 calls and Jena 5.6 has renamed.
 *
 * <p>With it the second engine runs in this process on the same graphs, so that even blank nodes of
 * two reports can be compared.
 */
public final class RegexJava {
  private RegexJava() {}

  /** The flags of {@code sh:flags} as those of {@link java.util.regex.Pattern}. */
  public static int makeMask(String flags) {
    return RegexEngine.makeMask(flags);
  }
}
