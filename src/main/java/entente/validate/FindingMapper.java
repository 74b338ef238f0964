package entente.validate;

import entente.kb.read.LocatedGraph;
import entente.kb.read.Location;
import entente.sparql.StopSignal;
import entente.validate.report.Finding;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.Path;

/**
 * Maps SHACL results to findings: adds the location in the files, a message, the reasons, and what
 * to write instead.
 */
final class FindingMapper {
  private final Shapes shapes;
  private final LocatedGraph located;
  private final Graph data;
  private final FixSuggestion suggestion;

  /**
   * A mapper of results.
   *
   * @param data the located data together with the ontology
   */
  FindingMapper(Shapes shapes, LocatedGraph located, Graph data) {
    this.shapes = shapes;
    this.located = located;
    this.data = data;
    this.suggestion = new FixSuggestion(data);
  }

  Finding finding(ReportEntry entry) {
    StopSignal.requireNotInterrupted();
    Node focus = entry.focusNode();
    Optional<Node> predicate = predicate(entry.resultPath());
    Optional<Node> value = Optional.ofNullable(entry.value()).filter(node -> !node.equals(focus));
    Optional<Location> place =
        value
            .flatMap(node -> placeOf(focus, predicate.orElse(Node.ANY), node))
            .or(() -> predicate.flatMap(node -> placeOf(focus, node, Node.ANY)))
            .or(() -> located.placeOf(focus));
    return new Finding(
        place,
        severity(entry.severity().level()),
        message(entry),
        new Finding.Target(
            focus,
            thing(focus),
            Optional.ofNullable(entry.resultPath()).map(FindingMapper::print),
            value),
        new Finding.Rule(entry.source(), entry.sourceConstraintComponent()),
        suggestion.instead(entry.constraint(), entry.value(), predicate),
        Explanation.of(entry, shapes, data).stream().map(this::cause).toList());
  }

  private Finding.Cause cause(Explanation explanation) {
    return new Finding.Cause(
        explanation.label(),
        explanation.value(),
        explanation.shape(),
        explanation.met(),
        explanation.results().stream().map(this::finding).sorted().toList());
  }

  /** The message of the shape, or a default that states the constraint. */
  private String message(ReportEntry entry) {
    Shape shape = shapes.getShape(entry.source());
    return shape != null && shape.getMessages().isEmpty()
        ? ConstraintMessages.of(entry, shape).orElse(entry.message())
        : entry.message();
  }

  /** The location of the first matching statement. */
  private Optional<Location> placeOf(Node subject, Node predicate, Node object) {
    return located.graph().find(subject, predicate, object).toList().stream()
        .map(located::placeOf)
        .flatMap(Optional::stream)
        .sorted()
        .findFirst();
  }

  /** The nearest named thing that a blank node is part of, or the node itself. */
  private Node thing(Node focus) {
    Set<Node> seen = new HashSet<>();
    Node thing = focus;
    while (thing.isBlank() && seen.add(thing)) {
      thing =
          data.find(Node.ANY, Node.ANY, thing)
              .mapWith(Triple::getSubject)
              .nextOptional()
              .orElse(thing);
    }
    return thing;
  }

  private static Optional<Node> predicate(Path path) {
    return path instanceof P_Link link ? Optional.of(link.getNode()) : Optional.empty();
  }

  private static String print(Path path) {
    return path instanceof P_Link link ? link.getNode().getURI() : path.toString();
  }

  /** The local name of a severity of SHACL, or the full IRI of any other. */
  private static String severity(Node level) {
    String iri = level.getURI();
    return iri.startsWith(SHACL.getURI()) ? iri.substring(SHACL.getURI().length()) : iri;
  }
}
