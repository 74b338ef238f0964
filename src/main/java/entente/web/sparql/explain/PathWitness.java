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
 * The triples of one way along a SPARQL property path from one node to another; a part of the path
 * that repeats is matched by a shortest way.
 */
final class PathWitness {
  private static final int STEPS = 2_000;
  private final Graph graph;

  PathWitness(Graph graph) {
    this.graph = graph;
  }

  /**
   * The triples on the way, an empty list for a path of length zero; an empty {@link Optional} when
   * there is no way or it does not consist of triples.
   */
  Optional<List<Triple>> of(Node from, Path path, Node to) {
    if (path instanceof P_Link link) {
      Triple triple = Triple.create(from, link.getNode(), to);
      return graph.contains(triple) ? Optional.of(List.of(triple)) : Optional.empty();
    }
    if (path instanceof P_Inverse inverse) {
      return of(to, inverse.getSubPath(), from);
    }
    if (path instanceof P_Alt alternative) {
      return of(from, alternative.getLeft(), to).or(() -> of(from, alternative.getRight(), to));
    }
    if (path instanceof P_Seq sequence) {
      return through(from, sequence, to);
    }
    if (path instanceof P_ZeroOrOne optional) {
      return from.equals(to) ? Optional.of(List.of()) : of(from, optional.getSubPath(), to);
    }
    if (path instanceof P_ZeroOrMore1 repetition) {
      return from.equals(to) ? Optional.of(List.of()) : repeated(from, repetition.getSubPath(), to);
    }
    return path instanceof P_OneOrMore1 repetition
        ? repeated(from, repetition.getSubPath(), to)
        : Optional.empty();
  }

  private Optional<List<Triple>> through(Node from, P_Seq sequence, Node to) {
    for (Node middle : reached(from, sequence.getLeft())) {
      Optional<List<Triple>> rest = of(middle, sequence.getRight(), to);
      if (rest.isPresent()) {
        return of(from, sequence.getLeft(), middle).map(first -> joined(first, rest.get()));
      }
    }
    return Optional.empty();
  }

  /** Searches breadth first, so that the way is a shortest one. */
  private Optional<List<Triple>> repeated(Node from, Path step, Node to) {
    Map<Node, Node> cameFrom = new HashMap<>();
    Deque<Node> queue = new ArrayDeque<>(List.of(from));
    for (int steps = 0; !queue.isEmpty() && steps < STEPS; steps++) {
      Node here = queue.poll();
      for (Node next : reached(here, step)) {
        if (cameFrom.putIfAbsent(next, here) == null) {
          queue.add(next);
        }
        if (next.equals(to)) {
          return back(from, step, to, cameFrom);
        }
      }
    }
    return Optional.empty();
  }

  private Optional<List<Triple>> back(Node from, Path step, Node to, Map<Node, Node> cameFrom) {
    List<Triple> triples = new ArrayList<>();
    Node here = to;
    do {
      Node before = cameFrom.get(here);
      Optional<List<Triple>> part = of(before, step, here);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      triples.addAll(0, part.get());
      here = before;
    } while (!here.equals(from));
    return Optional.of(triples);
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
