package entente.kb.index;

/** An order of triples: by subject, predicate and object, or a rotation of these. */
public enum TripleOrder {
  SPO,
  POS,
  OSP
}
