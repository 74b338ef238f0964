package entente.validate;

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

/** The prefixes that queries of shapes may use ({@code sh:prefixes}): those of the rule itself, then any that the shapes declare, which Jena allows as well. */
final class Namespaces {
  private final Graph shapes;
  private final Map<String, String> declared = new HashMap<>();
  private final Map<Set<Node>, Map<String, String>> known = new HashMap<>();
  private final Map<String, Query> parsed = new HashMap<>();

  Namespaces(Graph shapes) {
    this.shapes = shapes;
    shapes.find(Node.ANY, SHACL.declare, Node.ANY).forEach(triple -> add(triple.getObject(), declared));
  }

  /** Once for each query; may be called by several threads. */
  synchronized Query parse(Node rule, String text) {
    Set<Node> own = shapes.find(rule, SHACL.prefixes, Node.ANY).mapWith(Triple::getObject).toSet();
    StringBuilder query = new StringBuilder();
    known.computeIfAbsent(own, this::of).forEach((prefix, namespace) -> query.append("PREFIX ").append(prefix).append(": <").append(namespace).append(">\n"));
    return parsed.computeIfAbsent(query.append(text).toString(), each -> QueryFactory.create(each, Syntax.syntaxARQ));
  }

  private Map<String, String> of(Set<Node> own) {
    Map<String, String> prefixes = new HashMap<>(declared);
    Set<Node> seen = new HashSet<>(own);
    Deque<Node> open = new ArrayDeque<>(own);
    while (!open.isEmpty()) {
      Node at = open.remove();
      shapes.find(at, SHACL.declare, Node.ANY).forEach(triple -> add(triple.getObject(), prefixes));
      shapes.find(at, OWL2.imports.asNode(), Node.ANY).mapWith(Triple::getObject).filterKeep(seen::add).forEach(open::add);
    }
    return prefixes;
  }

  private void add(Node declaration, Map<String, String> prefixes) {
    shapes.find(declaration, SHACL.prefix, Node.ANY).filterKeep(triple -> triple.getObject().isLiteral()).forEach(triple -> shapes.find(declaration, SHACL.namespace, Node.ANY).mapWith(Triple::getObject)
        .filterDrop(Node::isBlank).forEach(namespace -> prefixes.put(triple.getObject().getLiteralLexicalForm(), namespace.isURI() ? namespace.getURI() : namespace.getLiteralLexicalForm())));
  }
}
