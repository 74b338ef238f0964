package entente.release;

import entente.kb.OrderedGraph;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.vocabulary.RDF;

/**
 * A writer of Turtle 1.2 in annotation syntax: a reifier follows the triple that it reifies, with
 * its own statements between {@code {|} and {@code |}}.
 *
 * <p>Jena reads this syntax but does not write it. A reified triple that is not asserted is written
 * between double angle brackets. Every reifier must be an IRI that reifies one triple, and the
 * graph must contain nothing else.
 */
final class AnnotatedTurtle {
  private static final Node REIFIES = RDF.reifies.asNode();
  private final Graph graph;
  private final PrefixMap prefixes = PrefixMapFactory.create();
  private final StringBuilder out = new StringBuilder();

  private AnnotatedTurtle(Graph graph, Map<String, String> prefixes) {
    this.graph = graph;
    prefixes.forEach(this.prefixes::add);
  }

  static byte[] of(Graph graph, Map<String, String> prefixes) {
    AnnotatedTurtle turtle = new AnnotatedTurtle(graph, prefixes);
    prefixes.forEach(
        (prefix, namespace) ->
            turtle
                .out
                .append("PREFIX ")
                .append(prefix)
                .append(": <")
                .append(namespace)
                .append(">\n"));
    turtle.write();
    return turtle.out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void write() {
    Map<String, List<Node>> reifiers = new TreeMap<>();
    Map<String, Triple> reified = new TreeMap<>();
    graph
        .find(Node.ANY, REIFIES, Node.ANY)
        .forEachRemaining(
            triple -> {
              Triple about = triple.getObject().getTriple();
              String key = OrderedGraph.line(about);
              reified.put(key, about);
              reifiers.computeIfAbsent(key, line -> new ArrayList<>()).add(triple.getSubject());
            });
    Node subject = null;
    for (Map.Entry<String, Triple> entry : reified.entrySet()) {
      Triple about = entry.getValue();
      if (!about.getSubject().equals(subject)) {
        subject = about.getSubject();
        out.append('\n');
      }
      String words =
          term(about.getSubject())
              + " "
              + property(about.getPredicate())
              + " "
              + term(about.getObject());
      if (graph.contains(about)) {
        out.append(words);
        reifiers
            .get(entry.getKey())
            .forEach(
                reifier ->
                    out.append("\n  ~ ")
                        .append(term(reifier))
                        .append(" {| ")
                        .append(rest(reifier))
                        .append(" |}"));
        out.append(" .\n");
      } else {
        reifiers
            .get(entry.getKey())
            .forEach(
                reifier ->
                    out.append("<< ")
                        .append(words)
                        .append(" ~ ")
                        .append(term(reifier))
                        .append(" >>\n  ")
                        .append(rest(reifier))
                        .append(" .\n"));
      }
    }
  }

  private String rest(Node reifier) {
    StringBuilder statements = new StringBuilder();
    Node last = null;
    for (Triple triple : graph.find(reifier, Node.ANY, Node.ANY).toList()) {
      Node predicate = triple.getPredicate();
      if (!predicate.equals(REIFIES)) {
        String separator = last == null ? "" : predicate.equals(last) ? " , " : " ; ";
        statements
            .append(separator)
            .append(predicate.equals(last) ? "" : property(predicate) + " ")
            .append(term(triple.getObject()));
        last = predicate;
      }
    }
    return statements.toString();
  }

  private String property(Node node) {
    return node.equals(RDF.type.asNode()) ? "a" : term(node);
  }

  private String term(Node node) {
    return NodeFmtLib.str(node, null, prefixes);
  }
}
