package entente.kb.index;

import org.apache.jena.graph.Triple;

/** A triple with a term that an index cannot hold: another triple. */
public final class UnsupportedTermException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnsupportedTermException(Triple triple) {
    super("an index holds IRIs, literals and blank nodes only, unlike " + triple);
  }
}
