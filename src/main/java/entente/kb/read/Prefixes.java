package entente.kb.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.shared.impl.PrefixMappingImpl;
import org.apache.jena.sparql.graph.GraphFactory;

/**
 * The prefixes of the project, as {@code ontology/prefixes.ttl} declares them with {@code
 * sh:declare}.
 */
public final class Prefixes {
  private static final RdfSource FILE = RdfSource.resource("ontology/prefixes.ttl");

  /** Read once: the program asks for a mapping hundreds of times. */
  private static final Map<String, String> DECLARED = read();

  private Prefixes() {}

  private static Map<String, String> read() {
    Graph declarations = GraphFactory.createDefaultGraph();
    try (InputStream stream = FILE.stream()) {
      RDFParser.source(stream).lang(Lang.TURTLE).parse(declarations);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Collections.unmodifiableMap(declared(declarations));
  }

  /** A new mapping of all prefixes. */
  public static PrefixMapping mapping() {
    return new PrefixMappingImpl().setNsPrefixes(DECLARED);
  }

  /** A new mapping, with the project's namespaces below another base ({@code Release.rebased}). */
  public static PrefixMapping mapping(String base) {
    PrefixMapping moved = new PrefixMappingImpl();
    DECLARED.forEach(
        (prefix, namespace) ->
            moved.setNsPrefix(
                prefix,
                namespace.startsWith(Vocabulary.BASE)
                    ? base + namespace.substring(Vocabulary.BASE.length())
                    : namespace));
    return moved;
  }

  /** The prefixes whose namespaces a graph uses. */
  public static Map<String, String> used(Map<String, String> namespaces, Graph graph) {
    Set<String> seen = new HashSet<>();
    graph
        .find()
        .forEachRemaining(
            triple -> {
              note(triple.getSubject(), seen);
              note(triple.getPredicate(), seen);
              note(triple.getObject(), seen);
            });
    Map<String, String> used = new TreeMap<>(namespaces);
    used.values().retainAll(seen);
    return used;
  }

  private static void note(Node node, Set<String> seen) {
    if (node.isTripleTerm()) {
      note(node.getTriple().getSubject(), seen);
      note(node.getTriple().getPredicate(), seen);
      note(node.getTriple().getObject(), seen);
    } else if (node.isLiteral()) {
      seen.add(namespace(node.getLiteralDatatypeURI()));
    } else if (node.isURI()) {
      seen.add(namespace(node.getURI()));
    }
  }

  private static String namespace(String iri) {
    return iri.substring(0, Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1);
  }

  private static Map<String, String> declared(Graph graph) {
    Map<String, String> declared = new TreeMap<>();
    graph
        .find(Node.ANY, SHACL.prefix, Node.ANY)
        .forEachRemaining(
            (Triple triple) -> {
              Node namespace =
                  graph.find(triple.getSubject(), SHACL.namespace, Node.ANY).next().getObject();
              declared.put(
                  triple.getObject().getLiteralLexicalForm(), namespace.getLiteralLexicalForm());
            });
    return declared;
  }
}
