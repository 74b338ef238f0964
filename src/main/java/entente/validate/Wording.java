package entente.validate;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.engine.constraint.ClassConstraint;
import org.apache.jena.shacl.engine.constraint.ClosedConstraint;
import org.apache.jena.shacl.engine.constraint.DatatypeConstraint;
import org.apache.jena.shacl.engine.constraint.HasValueConstraint;
import org.apache.jena.shacl.engine.constraint.InConstraint;
import org.apache.jena.shacl.engine.constraint.MaxCount;
import org.apache.jena.shacl.engine.constraint.MinCount;
import org.apache.jena.shacl.engine.constraint.NodeKindConstraint;
import org.apache.jena.shacl.engine.constraint.PatternConstraint;
import org.apache.jena.shacl.engine.constraint.QualifiedValueShape;
import org.apache.jena.shacl.engine.constraint.ShAnd;
import org.apache.jena.shacl.engine.constraint.ShNode;
import org.apache.jena.shacl.engine.constraint.ShNot;
import org.apache.jena.shacl.engine.constraint.ShOr;
import org.apache.jena.shacl.engine.constraint.ShXone;
import org.apache.jena.shacl.lib.ShLib;
import org.apache.jena.shacl.parser.Constraint;

/** What a constraint asks for, in words, for shapes whose author has written no message. */
final class Wording {
  private static final int NAMED = 6;

  private Wording() {}

  /** A sentence, or nothing for a kind of constraint that has none here. */
  static Optional<String> of(Constraint constraint) {
    if (constraint instanceof ClassConstraint one) {
      return Optional.of("The value must be a " + print(one.getExpectedClass()) + ".");
    }
    if (constraint instanceof DatatypeConstraint one) {
      return Optional.of("The value must be a literal of datatype " + print(one.getDatatype()) + ", well-formed.");
    }
    if (constraint instanceof NodeKindConstraint one) {
      return Optional.of("The value must be " + kinds(one) + ".");
    }
    if (constraint instanceof MinCount one) {
      return Optional.of("At least " + values(one.getMinCount()) + " must be given.");
    }
    if (constraint instanceof MaxCount one) {
      return Optional.of("At most " + values(one.getMaxCount()) + " may be given.");
    }
    if (constraint instanceof InConstraint one) {
      return Optional.of("The value must be one of " + list(one.getValues()) + ".");
    }
    if (constraint instanceof HasValueConstraint one) {
      return Optional.of("One value must be " + print(one.getValue()) + ".");
    }
    if (constraint instanceof PatternConstraint one) {
      return Optional.of("The value must match the pattern " + one.getPattern() + (one.getFlagsStr() == null ? "" : " (flags " + one.getFlagsStr() + ")") + ".");
    }
    if (constraint instanceof ClosedConstraint one) {
      return Optional.of("The shape is closed and does not have this property; it has " + list(one.getExpected().stream().sorted(Comparator.comparing(Node::getURI)).toList()) + ".");
    }
    return ofOthers(constraint);
  }

  private static Optional<String> ofOthers(Constraint constraint) {
    if (constraint instanceof ShNode one) {
      return Optional.of("The value must have the shape " + print(one.getOther().getShapeNode()) + ".");
    }
    if (constraint instanceof ShNot one) {
      return Optional.of("The value must not have the shape " + print(one.getOther().getShapeNode()) + ".");
    }
    if (constraint instanceof ShAnd several) {
      return Optional.of("The value must have all of " + several.getOthers().size() + " shapes.");
    }
    if (constraint instanceof ShOr several) {
      return Optional.of("The value must have one of " + several.getOthers().size() + " shapes, and has none.");
    }
    if (constraint instanceof ShXone several) {
      return Optional.of("The value must have exactly one of " + several.getOthers().size() + " shapes.");
    }
    if (constraint instanceof QualifiedValueShape one) {
      return Optional.of((one.qMin() >= 0 ? "At least " + values(one.qMin()) : "") + (one.qMin() >= 0 && one.qMax() >= 0 ? " and at most " : one.qMax() >= 0 ? "At most " : "")
          + (one.qMax() >= 0 ? values(one.qMax()) : "") + " must have the shape " + print(one.getSub().getShapeNode()) + ".");
    }
    return Optional.empty();
  }

  private static String values(int count) {
    return count == 1 ? "one value" : count + " values";
  }

  private static String kinds(NodeKindConstraint kind) {
    return Stream.of(kind.isCanBeIRI() ? "an IRI" : "", kind.isCanBeBlankNode() ? "a blank node" : "", kind.isCanBeLiteral() ? "a literal" : "")
        .filter(each -> !each.isEmpty()).collect(Collectors.joining(" or "));
  }

  private static String list(List<Node> nodes) {
    return nodes.stream().limit(NAMED).map(Wording::print).collect(Collectors.joining(", ")) + (nodes.size() > NAMED ? " … (" + nodes.size() + " in all)" : "");
  }

  private static String print(Node node) {
    return node.isBlank() ? "given with it" : ShLib.displayStr(node);
  }
}
