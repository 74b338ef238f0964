package entente.validate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.engine.ShaclPaths;
import org.apache.jena.shacl.engine.ValidationContext;
import org.apache.jena.shacl.engine.constraint.QualifiedValueShape;
import org.apache.jena.shacl.engine.constraint.ShAnd;
import org.apache.jena.shacl.engine.constraint.ShNode;
import org.apache.jena.shacl.engine.constraint.ShNot;
import org.apache.jena.shacl.engine.constraint.ShOr;
import org.apache.jena.shacl.engine.constraint.ShXone;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.validation.VLib;

/**
 * An explanation of a violated constraint that refers to other shapes: which of them failed, for
 * which value and why.
 *
 * @param label the part of the constraint: {@code sh:or, alternative 2 of 3}
 * @param met whether the value conforms to the shape, which matters for {@code sh:not}, {@code
 *     sh:xone} and a maximum qualified count
 * @param results the results of the shape for the value
 */
record Explanation(String label, Node value, Node shape, boolean met, List<ReportEntry> results) {

  /**
   * An explanation for each shape and value involved; empty for a constraint that refers to no
   * other shape.
   */
  static List<Explanation> of(ReportEntry entry, Shapes shapes, Graph data) {
    Node value = entry.value() == null ? entry.focusNode() : entry.value();
    if (entry.constraint() instanceof ShNode one) {
      return List.of(of("sh:node", value, one.getOther(), shapes, data));
    }
    if (entry.constraint() instanceof ShNot one) {
      return List.of(of("sh:not", value, one.getOther(), shapes, data));
    }
    if (entry.constraint() instanceof ShAnd several) {
      return alternatives("sh:and, part", several.getOthers(), value, shapes, data)
          .filter(each -> !each.met)
          .toList();
    }
    if (entry.constraint() instanceof ShOr several) {
      return alternatives("sh:or, alternative", several.getOthers(), value, shapes, data).toList();
    }
    if (entry.constraint() instanceof ShXone several) {
      return alternatives("sh:xone, alternative", several.getOthers(), value, shapes, data)
          .toList();
    }
    Shape shape = shapes.getShape(entry.source());
    if (shape != null
        && ConstraintMessages.constraint(entry, shape) instanceof QualifiedValueShape qualified
        && entry.resultPath() != null) {
      Set<Node> values = ShaclPaths.valueNodes(data, entry.focusNode(), entry.resultPath());
      return values.stream()
          .map(each -> of("sh:qualifiedValueShape", each, qualified.getSub(), shapes, data))
          .toList();
    }
    return List.of();
  }

  private static Stream<Explanation> alternatives(
      String label, List<Shape> others, Node value, Shapes shapes, Graph data) {
    List<Explanation> all = new ArrayList<>();
    for (Shape other : others) {
      all.add(
          of(label + " " + (all.size() + 1) + " of " + others.size(), value, other, shapes, data));
    }
    return all.stream();
  }

  private static Explanation of(String label, Node value, Shape shape, Shapes shapes, Graph data) {
    ValidationContext context = ValidationContext.create(shapes, data);
    VLib.validateShape(context, data, shape, value);
    Collection<ReportEntry> found = context.generateReport().getEntries();
    return new Explanation(label, value, shape.getShapeNode(), found.isEmpty(), List.copyOf(found));
  }
}
