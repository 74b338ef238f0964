package entente.sparql.parse;

import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.shared.impl.PrefixMappingImpl;

/**
 * The prefixes of a query that is being parsed, with known ones behind those that it declares; the
 * known ones that it leans on are recorded.
 */
final class UndeclaredPrefixes extends PrefixMappingImpl {
  private final PrefixMapping known;
  private final Map<String, String> used = new TreeMap<>();

  UndeclaredPrefixes(PrefixMapping known) {
    this.known = known;
  }

  @Override
  public String getNsPrefixURI(String prefix) {
    String declared = super.getNsPrefixURI(prefix);
    if (declared != null) {
      return declared;
    }
    String namespace = known.getNsPrefixURI(prefix);
    if (namespace != null) {
      used.put(prefix, namespace);
    }
    return namespace;
  }

  /** The namespaces of the known prefixes that were used undeclared, by prefix. */
  Map<String, String> used() {
    return used;
  }
}
