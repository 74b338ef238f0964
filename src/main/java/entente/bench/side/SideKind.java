package entente.bench.side;

import entente.kb.read.InputException;
import java.util.Locale;

/** The servers that a benchmark can start. */
enum SideKind {
  ENTENTE,
  FUSEKI,
  RDF4J,
  VIRTUOSO,
  JETTY;

  static SideKind named(String name) {
    for (SideKind kind : values()) {
      if (kind.toString().equals(name)) {
        return kind;
      }
    }
    throw InputException.ofInvocation(
        name
            + " is not a side; choose entente, entente=JAR, fuseki, rdf4j, virtuoso or jetty, or"
            + " give the address of an endpoint");
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
