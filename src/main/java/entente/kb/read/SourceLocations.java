package entente.kb.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;

/** The locations of the triples and subjects of a graph in the files that it was read from. */
final class SourceLocations {
  private final List<String> files = new ArrayList<>();
  private final LocationTable<Triple> triples = new LocationTable<>();
  private final LocationTable<Node> subjects = new LocationTable<>();
  private final LocationTable<Node> described = new LocationTable<>();
  private final Map<Node, Set<Location>> describedAgain = new HashMap<>();

  /** Adds a file and returns its number, which packed locations contain. */
  int addFile(String name) {
    files.add(name);
    return files.size() - 1;
  }

  /** Adds a triple by the packed locations of its subject and its object. */
  void add(Triple triple, long subject, long object) {
    triples.putIfAbsent(triple, object);
    subjects.putIfAbsent(triple.getSubject(), subject);
    if (triple.getSubject().isURI()
        && triple.getPredicate().equals(RDF.type.asNode())
        && !described.putIfAbsent(triple.getSubject(), subject)) {
      describedAgain
          .computeIfAbsent(triple.getSubject(), node -> new LinkedHashSet<>(2))
          .add(LocationTable.unpack(subject, files));
    }
  }

  /** The location of the object of a triple where it is first stated. */
  Optional<Location> of(Triple triple) {
    return triples.get(triple, files);
  }

  /** The location of a node where it is first the subject of a triple. */
  Optional<Location> of(Node subject) {
    return subjects.get(subject, files);
  }

  /** The locations of a node where it is given a class, in the order of reading. */
  List<Location> descriptionsOf(Node subject) {
    return Stream.concat(
            described.get(subject, files).stream(),
            describedAgain.getOrDefault(subject, Set.of()).stream())
        .distinct()
        .toList();
  }
}
