package entente.web.sparql.explain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_OneOrMore1;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.P_ZeroOrMore1;
import org.apache.jena.sparql.path.P_ZeroOrOne;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.path.eval.PathEval;

/**
 * The triples by which a property path of SPARQL leads from one node to another: one way, and the
 * shortest where a part of the path repeats.
 */
final class PathWitness {
  private static final int STEPS = 2_000;
  private final Graph graph;

  PathWitness(Graph graph) {
    this.graph = graph;
  }

  /**
   * The triples on the way, none when the path has no length; empty when there is no way, or none
   * that can be told in triples.
   */
  Optional<List<Triple>> of(Node from, Path path, Node to) {
    if (path instanceof P_Link link) {
      Triple triple = Triple.create(from, link.getNode(), to);
      return graph.contains(triple) ? Optional.of(List.of(triple)) : Optional.empty();
    }
    if (path instanceof P_Inverse inverse) {
      return of(to, inverse.getSubPath(), from);
    }
    if (path instanceof P_Alt either) {
      return of(from, either.getLeft(), to).or(() -> of(from, either.getRight(), to));
    }
    if (path instanceof P_Seq both) {
      return through(from, both, to);
    }
    if (path instanceof P_ZeroOrOne once) {
      return from.equals(to) ? Optional.of(List.of()) : of(from, once.getSubPath(), to);
    }
    if (path instanceof P_ZeroOrMore1 often) {
      return from.equals(to) ? Optional.of(List.of()) : repeated(from, often.getSubPath(), to);
    }
    return path instanceof P_OneOrMore1 often
        ? repeated(from, often.getSubPath(), to)
        : Optional.empty();
  }

  private Optional<List<Triple>> through(Node from, P_Seq both, Node to) {
    for (Node middle : reached(from, both.getLeft())) {
      Optional<List<Triple>> rest = of(middle, both.getRight(), to);
      if (rest.isPresent()) {
        return of(from, both.getLeft(), middle).map(first -> joined(first, rest.get()));
      }
    }
    return Optional.empty();
  }

  /** Breadth first, so that the way is a shortest one. */
  private Optional<List<Triple>> repeated(Node from, Path step, Node to) {
    Map<Node, Node> cameFrom = new HashMap<>();
    Deque<Node> ahead = new ArrayDeque<>(List.of(from));
    for (int steps = 0; !ahead.isEmpty() && steps < STEPS; steps++) {
      Node here = ahead.poll();
      for (Node next : reached(here, step)) {
        if (cameFrom.putIfAbsent(next, here) == null) {
          ahead.add(next);
        }
        if (next.equals(to)) {
          return back(from, step, to, cameFrom);
        }
      }
    }
    return Optional.empty();
  }

  private Optional<List<Triple>> back(Node from, Path step, Node to, Map<Node, Node> cameFrom) {
    List<Triple> way = new ArrayList<>();
    Node here = to;
    do {
      Node before = cameFrom.get(here);
      Optional<List<Triple>> stretch = of(before, step, here);
      if (stretch.isEmpty()) {
        return Optional.empty();
      }
      way.addAll(0, stretch.get());
      here = before;
    } while (!here.equals(from));
    return Optional.of(way);
  }

  private Set<Node> reached(Node from, Path path) {
    Set<Node> reached = new LinkedHashSet<>();
    for (Iterator<Node> nodes = PathEval.eval(graph, from, path, ARQ.getContext());
        nodes.hasNext(); ) {
      reached.add(nodes.next());
    }
    return reached;
  }

  private static List<Triple> joined(List<Triple> first, List<Triple> second) {
    List<Triple> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
