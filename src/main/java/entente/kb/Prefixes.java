package entente.kb;

import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.shared.impl.PrefixMappingImpl;

/** The prefixes of the project, as {@code ontology/prefixes.ttl} declares them with {@code sh:declare}. */
public final class Prefixes {
  private static final Source FILE = Source.resource("ontology/prefixes.ttl");

  private Prefixes() {}

  /** A new mapping of all prefixes. */
  public static PrefixMapping mapping() {
    return new PrefixMappingImpl().setNsPrefixes(declared(PlacedGraph.read(java.util.List.of(FILE)).graph()));
  }

  /** The same, with the project's own namespaces below another base ({@link Release#rebased}). */
  public static PrefixMapping mapping(String base) {
    PrefixMapping moved = new PrefixMappingImpl();
    mapping().getNsPrefixMap().forEach((prefix, namespace) -> moved.setNsPrefix(prefix,
        namespace.startsWith(Vocabulary.BASE) ? base + namespace.substring(Vocabulary.BASE.length()) : namespace));
    return moved;
  }

  private static Map<String, String> declared(Graph graph) {
    Map<String, String> declared = new TreeMap<>();
    graph.find(Node.ANY, SHACL.prefix, Node.ANY).forEachRemaining((Triple triple) -> {
      Node namespace = graph.find(triple.getSubject(), SHACL.namespace, Node.ANY).next().getObject();
      declared.put(triple.getObject().getLiteralLexicalForm(), namespace.getLiteralLexicalForm());
    });
    return declared;
  }
}
