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
 * Gives account of a result: where in the files it is, what is wrong in words, why, and what to
 * write instead.
 */
final class FindingMapper {
  private final Shapes shapes;
  private final LocatedGraph data;
  private final FixSuggestion remedy;

  /** The data, while the ontology stands in its graph. */
  FindingMapper(Shapes shapes, LocatedGraph data) {
    this.shapes = shapes;
    this.data = data;
    this.remedy = new FixSuggestion(data.graph());
  }

  Finding finding(ReportEntry entry) {
    StopSignal.requireNotInterrupted();
    Node focus = entry.focusNode();
    Optional<Node> predicate = predicate(entry.resultPath());
    Optional<Node> value = Optional.ofNullable(entry.value()).filter(node -> !node.equals(focus));
    Optional<Location> place =
        value
            .flatMap(node -> statement(focus, predicate.orElse(Node.ANY), node))
            .or(() -> predicate.flatMap(node -> statement(focus, node, Node.ANY)))
            .or(() -> data.placeOf(focus));
    return new Finding(
        place,
        local(entry.severity().level()),
        message(entry),
        focus,
        thing(focus, data.graph()),
        Optional.ofNullable(entry.resultPath()).map(FindingMapper::print),
        value,
        entry.source(),
        entry.sourceConstraintComponent(),
        remedy.instead(entry.constraint(), entry.value(), predicate),
        Explanation.of(entry, shapes, data.graph()).stream().map(this::cause).toList());
  }

  private Finding.Cause cause(Explanation explanation) {
    return new Finding.Cause(
        explanation.label(),
        explanation.value(),
        explanation.shape(),
        explanation.met(),
        explanation.results().stream().map(this::finding).sorted().toList());
  }

  /** That of the shape, or else what the constraint asks for. */
  private String message(ReportEntry entry) {
    Shape shape = shapes.getShape(entry.source());
    return shape != null && shape.getMessages().isEmpty()
        ? ConstraintMessages.of(entry, shape).orElse(entry.message())
        : entry.message();
  }

  /** Where the first statement of this form stands. */
  private Optional<Location> statement(Node subject, Node predicate, Node object) {
    return data.graph().find(subject, predicate, object).toList().stream()
        .map(data::placeOf)
        .flatMap(Optional::stream)
        .sorted()
        .findFirst();
  }

  /** Climbs from a node without a name to the thing that it is a part of. */
  private static Node thing(Node focus, Graph data) {
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

  private static String local(Node severity) {
    return severity.getURI().substring(SHACL.getURI().length());
  }
}
