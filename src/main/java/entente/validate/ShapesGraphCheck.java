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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.lib.ShLib;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.vocabulary.RDF;

/**
 * A check of shapes graphs: whether they are well-formed by SHACL for SHACL, and which of their
 * statements have no effect.
 */
final class ShapesGraphCheck {
  /** Terms of SHACL Advanced Features and of SHACL JavaScript, which are not supported here. */
  private static final Set<String> UNSUPPORTED =
      Set.of("js", "jsFunctionName", "expression", "values", "rule", "nodes", "filterShape");

  private final Validator wellFormedness;
  private final Set<Node> terms;

  /** Reads the shapes and the vocabulary of the recommendation. */
  ShapesGraphCheck() {
    this.wellFormedness = new Validator(standard("shacl-shacl.ttl"), Graph.emptyGraph);
    this.terms =
        standard("shacl.ttl")
            .find(Node.ANY, RDF.type.asNode(), Node.ANY)
            .mapWith(Triple::getSubject)
            .filterKeep(Node::isURI)
            .toSet();
  }

  /** Validates shapes against SHACL for SHACL, the shapes of the recommendation for shapes. */
  ValidationOutcome wellFormedness(LocatedGraph shapes) {
    return wellFormedness.validate(shapes);
  }

  /**
   * A warning for each statement that has no effect on this data.
   *
   * @param idle the shapes whose targets are not in the data
   */
  List<LintWarning> warnings(LocatedGraph shapes, Set<Node> idle) {
    List<LintWarning> warnings = new ArrayList<>();
    shapes
        .graph()
        .find()
        .forEach(
            triple -> {
              Node property = triple.getPredicate();
              if (property.getURI().startsWith(SHACL.getURI())) {
                ineffective(property)
                    .ifPresent(
                        why -> warnings.add(LintWarning.warning(shapes.placeOf(triple), why)));
              }
              if (triple.predicateMatches(SHACL.deactivated)
                  && triple.objectMatches(NodeConst.nodeTrue)) {
                warnings.add(
                    LintWarning.info(
                        shapes.placeOf(triple),
                        ShLib.displayStr(triple.getSubject())
                            + " is deactivated and checks nothing"));
              }
            });
    warnings.addAll(idleFiles(shapes, idle));
    return warnings.stream().sorted().distinct().toList();
  }

  private Optional<String> ineffective(Node property) {
    String name = local(property);
    if (UNSUPPORTED.contains(name)) {
      return Optional.of(
          "sh:" + name + " belongs to an unsupported extension of SHACL; it checks nothing");
    }
    return terms.contains(property)
        ? Optional.empty()
        : Optional.of(
            "sh:"
                + name
                + " is not a term of SHACL"
                + FixSuggestion.nearest(property, terms.stream())
                    .map(term -> "; write sh:" + local(term))
                    .orElse("")
                + ". It checks nothing");
  }

  private static String local(Node property) {
    return property.getURI().substring(SHACL.getURI().length());
  }

  /**
   * Files without any target in the data. A single shape without a target is not unusual, so it is
   * not reported.
   */
  private static List<LintWarning> idleFiles(LocatedGraph shapes, Set<Node> idle) {
    Map<String, Set<Node>> targeting = new TreeMap<>();
    Stream.of(
            SHACL.targetClass,
            SHACL.targetNode,
            SHACL.targetObjectsOf,
            SHACL.targetSubjectsOf,
            SHACL.target)
        .flatMap(property -> shapes.graph().find(Node.ANY, property, Node.ANY).toList().stream())
        .forEach(
            triple ->
                shapes
                    .placeOf(triple)
                    .map(Location::file)
                    .ifPresent(
                        file ->
                            targeting
                                .computeIfAbsent(file, name -> new HashSet<>())
                                .add(triple.getSubject())));
    return targeting.entrySet().stream()
        .filter(entry -> idle.containsAll(entry.getValue()))
        .map(
            entry ->
                LintWarning.warning(
                    Optional.of(new Location(entry.getKey(), 0, 0)),
                    "none of its "
                        + entry.getValue().size()
                        + " targets is in the data, so it checks nothing"))
        .toList();
  }

  /** A file of the recommendation, shipped with Jena. */
  private static Graph standard(String name) {
    return LocatedGraph.read(List.of(new RdfSource(name, () -> open(name)))).graph();
  }

  private static InputStream open(String name) {
    InputStream stream = SHACL.class.getResourceAsStream("/std/" + name);
    if (stream == null) {
      throw new UncheckedIOException(new IOException("missing resource " + name));
    }
    return stream;
  }
}
