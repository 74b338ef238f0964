package entente.validate.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.vocabulary.OWL2;

/**
 * The prefixes of queries in shapes ({@code sh:prefixes}): those of the constraint, then any that
 * the shapes graph declares, which Jena allows as well.
 */
public final class ShapePrefixes {
  private final Graph shapes;
  private final Map<String, String> declared = new HashMap<>();
  private final Map<Set<Node>, Map<String, String>> known = new HashMap<>();
  private final Map<Text, Query> parsed = new HashMap<>();

  private record Text(Map<String, String> prefixes, String query) {}

  public ShapePrefixes(Graph shapes) {
    this.shapes = shapes;
    shapes
        .find(Node.ANY, SHACL.declare, Node.ANY)
        .forEach(triple -> add(triple.getObject(), declared));
  }

  /** Parses a query, or returns it if it was parsed before; thread-safe. */
  synchronized Query parse(Node rule, String text) {
    Set<Node> own = shapes.find(rule, SHACL.prefixes, Node.ANY).mapWith(Triple::getObject).toSet();
    return parsed.computeIfAbsent(
        new Text(known.computeIfAbsent(own, this::of), text), ShapePrefixes::parse);
  }

  /**
   * Parses with the prefixes as a mapping: prepended to the text, they would shift its lines and
   * take most of the parsing time.
   */
  private static Query parse(Text text) {
    Query query = new Query();
    query.getPrefixMapping().setNsPrefixes(text.prefixes);
    return QueryFactory.parse(query, text.query, null, Syntax.syntaxARQ);
  }

  private Map<String, String> of(Set<Node> own) {
    Map<String, String> prefixes = new HashMap<>(declared);
    Set<Node> seen = new HashSet<>(own);
    Deque<Node> open = new ArrayDeque<>(own);
    while (!open.isEmpty()) {
      Node at = open.remove();
      shapes.find(at, SHACL.declare, Node.ANY).forEach(triple -> add(triple.getObject(), prefixes));
      shapes
          .find(at, OWL2.imports.asNode(), Node.ANY)
          .mapWith(Triple::getObject)
          .filterKeep(seen::add)
          .forEach(open::add);
    }
    return prefixes;
  }

  private void add(Node declaration, Map<String, String> prefixes) {
    shapes
        .find(declaration, SHACL.prefix, Node.ANY)
        .filterKeep(triple -> triple.getObject().isLiteral())
        .forEach(
            triple ->
                shapes
                    .find(declaration, SHACL.namespace, Node.ANY)
                    .mapWith(Triple::getObject)
                    .filterDrop(Node::isBlank)
                    .forEach(
                        namespace ->
                            prefixes.put(
                                triple.getObject().getLiteralLexicalForm(),
                                namespace.isURI()
                                    ? namespace.getURI()
                                    : namespace.getLiteralLexicalForm())));
  }
}
