package entente.bench.data;

import entente.kb.read.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;

/**
 * The description of one thing in the data that is multiplied: its triples and those of the blank
 * nodes below it.
 *
 * @param thing the IRI
 * @param triples in the order of the file
 */
record SourceRecord(Node thing, List<Triple> triples) {
  private static final String THINGS = Vocabulary.BASE + "id/";

  /** Whether a node names a thing, which has another name in each copy. */
  static boolean isThing(Node node) {
    return node.isURI() && node.getURI().startsWith(THINGS);
  }

  /**
   * What a copy appends to the names of things; names that end in a number keep it apart by the
   * letter.
   */
  static String suffix(int copy) {
    return copy == 0 ? "" : "-c" + copy;
  }

  /** The other things that the description mentions. */
  Set<Node> references() {
    return triples.stream()
        .map(Triple::getObject)
        .filter(value -> isThing(value) && !value.equals(thing))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  Graph graph() {
    Graph graph = GraphFactory.createDefaultGraph();
    triples.forEach(graph::add);
    return graph;
  }

  /** The description with one value removed, if given, and one added, if given. */
  SourceRecord changed(Node subject, Node property, Node old, Node replacement) {
    List<Triple> changed = new ArrayList<>(triples);
    if (old != null) {
      changed.remove(Triple.create(subject, property, old));
    }
    if (replacement != null) {
      changed.add(Triple.create(subject, property, replacement));
    }
    return new SourceRecord(thing, List.copyOf(changed));
  }
}
