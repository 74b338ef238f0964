package entente.validate;

import entente.kb.Fault;
import entente.kb.Location;
import entente.kb.PlacedGraph;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.compose.MultiUnion;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.shacl.parser.ShaclParseException;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.expr.ExprException;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.Path;

/**
 * Checks data against shapes.
 *
 * <p>The data is read together with an ontology, whose sub-classes and marks the shapes speak of; only nodes that the data describes are reported.
 */
public final class Validator {
  private final Shapes shapes;
  private final Graph ontology;

  /** Shapes that do not parse are a {@link Fault} of invocation. */
  public Validator(Graph shapes, Graph ontology) {
    this.ontology = ontology;
    try {
      MultiUnion withDeclarations = new MultiUnion(new Graph[] {shapes, ontology});
      this.shapes = Shapes.parse(withDeclarations);
    } catch (ShaclParseException | ExprException e) {
      throw Fault.ofInvocation("the shapes cannot be used: " + e.getMessage(), e);
    }
  }

  public Verdict validate(PlacedGraph data) {
    MultiUnion union = new MultiUnion(new Graph[] {data.graph(), ontology});
    ValidationReport report = ShaclValidator.get().validate(shapes, union);
    List<Finding> findings = report.getEntries().stream().filter(entry -> data.placeOf(entry.focusNode()).isPresent() || !described(entry.focusNode()))
        .map(entry -> finding(entry, data)).sorted().distinct().toList();
    return new Verdict(findings, focusNodes(union, data), report.getGraph());
  }

  private boolean described(Node node) {
    return ontology.contains(node, Node.ANY, Node.ANY);
  }

  private int focusNodes(Graph union, PlacedGraph data) {
    Set<Node> all = new HashSet<>();
    for (Shape shape : shapes.getTargetShapes()) {
      shape.getTargets().forEach(target -> {
        Collection<Node> nodes = target.getFocusNodes(union);
        nodes.stream().filter(node -> data.placeOf(node).isPresent()).forEach(all::add);
      });
    }
    return all.size();
  }

  private static Finding finding(ReportEntry entry, PlacedGraph data) {
    Optional<Node> predicate = predicate(entry.resultPath());
    Optional<Node> value = Optional.ofNullable(entry.value());
    Optional<Location> place = predicate.flatMap(p -> value.flatMap(v -> data.placeOf(Triple.create(entry.focusNode(), p, v))))
        .or(() -> predicate.flatMap(p -> firstOf(data, entry.focusNode(), p))).or(() -> data.placeOf(entry.focusNode()));
    Node shape = entry.sourceConstraint() != null ? entry.sourceConstraint() : entry.source();
    return new Finding(place, local(entry.severity().level()), entry.message(), entry.focusNode(), Optional.ofNullable(entry.resultPath()).map(Validator::print), value,
        shape, entry.sourceConstraintComponent());
  }

  private static Optional<Location> firstOf(PlacedGraph data, Node focus, Node predicate) {
    return data.graph().find(focus, predicate, Node.ANY).toList().stream().map(triple -> data.placeOf(triple).orElse(null)).filter(place -> place != null).sorted()
        .findFirst();
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
