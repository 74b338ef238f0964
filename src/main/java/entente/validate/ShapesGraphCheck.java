package entente.validate;

import entente.kb.read.LocatedGraph;
import entente.kb.read.Location;
import entente.kb.read.RdfSource;
import entente.validate.report.LintWarning;
import entente.validate.report.ValidationOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.lib.ShLib;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.vocabulary.RDF;

/**
 * A look at shapes before they are trusted: whether they are well-formed by SHACL for SHACL, and
 * what of them will not do anything.
 */
public final class ShapesGraphCheck {
  private static final Validator WELL_FORMED =
      new Validator(standard("shacl-shacl.ttl"), Graph.emptyGraph);
  private static final Set<Node> TERMS = terms();
  private static final Map<Node, String> NOT_DONE =
      new TreeMap<>(Comparator.comparing(Node::toString));

  static {
    for (String name :
        List.of("js", "jsFunctionName", "expression", "values", "rule", "nodes", "filterShape")) {
      NOT_DONE.put(
          NodeFactory.createURI(SHACL.getURI() + name),
          "sh:"
              + name
              + " is of an extension of SHACL that is not carried out here; nothing is checked by"
              + " it");
    }
  }

  private ShapesGraphCheck() {}

  /**
   * Reads what a review needs, which a thread that may be interrupted must not be the first to do:
   * the class would be lost for the whole process.
   */
  static void prepare() {
    // To call it is to do it.
  }

  /** What SHACL for SHACL, the shapes of the recommendation for shapes, finds wrong. */
  public static ValidationOutcome wellFormedness(LocatedGraph shapes) {
    return WELL_FORMED.validate(shapes);
  }

  /**
   * What of the shapes will do nothing for this data, each place told; {@code idle} are the shapes
   * whose targets the data does not have.
   */
  public static List<LintWarning> of(LocatedGraph shapes, Set<Node> idle) {
    List<LintWarning> notes = new ArrayList<>();
    shapes
        .graph()
        .find()
        .forEach(
            triple -> {
              Node property = triple.getPredicate();
              if (NOT_DONE.containsKey(property)) {
                notes.add(LintWarning.warning(shapes.placeOf(triple), NOT_DONE.get(property)));
              } else if (property.getURI().startsWith(SHACL.getURI())
                  && !TERMS.contains(property)) {
                notes.add(
                    LintWarning.warning(
                        shapes.placeOf(triple),
                        "sh:"
                            + property.getURI().substring(SHACL.getURI().length())
                            + " is no term of SHACL"
                            + FixSuggestion.nearest(property, TERMS.stream())
                                .map(
                                    term ->
                                        "; write sh:"
                                            + term.getURI().substring(SHACL.getURI().length()))
                                .orElse("")
                            + ". Nothing is checked by it"));
              }
              if (triple.predicateMatches(SHACL.deactivated)
                  && triple.objectMatches(NodeConst.nodeTrue)) {
                notes.add(
                    LintWarning.info(
                        shapes.placeOf(triple),
                        ShLib.displayStr(triple.getSubject())
                            + " is deactivated and checks nothing"));
              }
            });
    notes.addAll(idleFiles(shapes, idle));
    return notes.stream().sorted().distinct().toList();
  }

  /**
   * Files of which no shape speaks of anything in the data; that one shape of many has nothing to
   * do is in the nature of shapes.
   */
  private static List<LintWarning> idleFiles(LocatedGraph shapes, Set<Node> idle) {
    Map<String, Set<Node>> targeting = new TreeMap<>();
    Stream.of(
            SHACL.targetClass,
            SHACL.targetNode,
            SHACL.targetObjectsOf,
            SHACL.targetSubjectsOf,
            SHACL.target)
        .forEach(
            property ->
                shapes
                    .graph()
                    .find(Node.ANY, property, Node.ANY)
                    .forEach(
                        triple ->
                            shapes
                                .placeOf(triple)
                                .map(Location::file)
                                .ifPresent(
                                    file ->
                                        targeting
                                            .computeIfAbsent(file, name -> new HashSet<>())
                                            .add(triple.getSubject()))));
    return targeting.entrySet().stream()
        .filter(entry -> idle.containsAll(entry.getValue()))
        .map(
            entry ->
                LintWarning.warning(
                    Optional.of(new Location(entry.getKey(), 0, 0)),
                    "none of its "
                        + entry.getValue().size()
                        + " targets is in the data, so nothing is checked by it"))
        .toList();
  }

  /** Everything the vocabulary of SHACL declares. */
  private static Set<Node> terms() {
    Graph vocabulary = standard("shacl.ttl");
    return vocabulary
        .find(Node.ANY, RDF.type.asNode(), Node.ANY)
        .mapWith(Triple::getSubject)
        .filterKeep(Node::isURI)
        .toSet();
  }

  /** A file of the recommendation, as Jena carries it. */
  private static Graph standard(String name) {
    return LocatedGraph.read(List.of(new RdfSource(name, () -> open(name)))).graph();
  }

  private static InputStream open(String name) {
    InputStream stream = SHACL.class.getResourceAsStream("/std/" + name);
    if (stream == null) {
      throw new UncheckedIOException(new IOException("this build lacks " + name));
    }
    return stream;
  }
}
