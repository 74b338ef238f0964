package entente.validate;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.engine.constraint.ClassConstraint;
import org.apache.jena.shacl.engine.constraint.ClosedConstraint;
import org.apache.jena.shacl.engine.constraint.ConstraintPairwise;
import org.apache.jena.shacl.engine.constraint.DatatypeConstraint;
import org.apache.jena.shacl.engine.constraint.DisjointConstraint;
import org.apache.jena.shacl.engine.constraint.EqualsConstraint;
import org.apache.jena.shacl.engine.constraint.HasValueConstraint;
import org.apache.jena.shacl.engine.constraint.InConstraint;
import org.apache.jena.shacl.engine.constraint.LessThanConstraint;
import org.apache.jena.shacl.engine.constraint.MaxCount;
import org.apache.jena.shacl.engine.constraint.MinCount;
import org.apache.jena.shacl.engine.constraint.NodeKindConstraint;
import org.apache.jena.shacl.engine.constraint.PatternConstraint;
import org.apache.jena.shacl.engine.constraint.QualifiedValueShape;
import org.apache.jena.shacl.engine.constraint.ReportConstraint;
import org.apache.jena.shacl.engine.constraint.ShAnd;
import org.apache.jena.shacl.engine.constraint.ShNode;
import org.apache.jena.shacl.engine.constraint.ShNot;
import org.apache.jena.shacl.engine.constraint.ShOr;
import org.apache.jena.shacl.engine.constraint.ShXone;
import org.apache.jena.shacl.engine.constraint.StrLanguageIn;
import org.apache.jena.shacl.engine.constraint.StrMaxLengthConstraint;
import org.apache.jena.shacl.engine.constraint.StrMinLengthConstraint;
import org.apache.jena.shacl.engine.constraint.UniqueLangConstraint;
import org.apache.jena.shacl.engine.constraint.ValueMaxInclusiveConstraint;
import org.apache.jena.shacl.engine.constraint.ValueMinExclusiveConstraint;
import org.apache.jena.shacl.engine.constraint.ValueMinInclusiveConstraint;
import org.apache.jena.shacl.engine.constraint.ValueRangeConstraint;
import org.apache.jena.shacl.lib.ShLib;
import org.apache.jena.shacl.parser.Constraint;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.expr.ExprNotComparableException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.NodeFunctions;
import org.apache.jena.system.G;

/**
 * Default messages for results of shapes without {@code sh:message}: a sentence that states the
 * constraint.
 */
final class ConstraintMessages {
  private static final int NAMED = 6;

  private ConstraintMessages() {}

  /** The sentence; empty for kinds of constraints that have no default message. */
  static Optional<String> of(ReportEntry entry, Shape shape) {
    return ofValues(constraint(entry, shape))
        .or(() -> ofShapes(constraint(entry, shape)))
        .or(() -> ofOrder(entry))
        .or(() -> ofTexts(entry, shape))
        .or(() -> ofPairs(entry.constraint()));
  }

  /** The violated constraint; for qualified value shapes, Jena reports only the component. */
  static Constraint constraint(ReportEntry entry, Shape shape) {
    return entry.constraint() instanceof ReportConstraint
        ? shape.getConstraints().stream()
            .filter(QualifiedValueShape.class::isInstance)
            .findFirst()
            .orElse(entry.constraint())
        : entry.constraint();
  }

  private static Optional<String> ofValues(Constraint constraint) {
    if (constraint instanceof ClassConstraint one) {
      return Optional.of("The value must be an instance of " + print(one.getExpectedClass()) + ".");
    }
    if (constraint instanceof DatatypeConstraint one) {
      return Optional.of(
          "The value must be a literal of datatype " + print(one.getDatatype()) + ", well-formed.");
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
      return Optional.of(
          "The value must match the pattern "
              + one.getPattern()
              + (one.getFlagsStr() == null ? "" : " (flags " + one.getFlagsStr() + ")")
              + ".");
    }
    if (constraint instanceof ClosedConstraint one) {
      return Optional.of(
          "The shape is closed and does not have this property; it has "
              + list(one.getExpected().stream().sorted(Comparator.comparing(Node::getURI)).toList())
              + ".");
    }
    return Optional.empty();
  }

  private static Optional<String> ofShapes(Constraint constraint) {
    if (constraint instanceof ShNode one) {
      return Optional.of(
          "The value must conform to the shape " + print(one.getOther().getShapeNode()) + ".");
    }
    if (constraint instanceof ShNot one) {
      return Optional.of(
          "The value must not conform to the shape " + print(one.getOther().getShapeNode()) + ".");
    }
    if (constraint instanceof ShAnd several) {
      return Optional.of(
          "The value must conform to all of " + several.getOthers().size() + " shapes.");
    }
    if (constraint instanceof ShOr several) {
      return Optional.of(
          "The value must conform to at least one of "
              + several.getOthers().size()
              + " shapes, and conforms to none of them.");
    }
    if (constraint instanceof ShXone several) {
      return Optional.of(
          "The value must conform to exactly one of " + several.getOthers().size() + " shapes.");
    }
    if (constraint instanceof QualifiedValueShape one) {
      return Optional.of(
          (one.qMin() >= 0 ? "At least " + values(one.qMin()) : "")
              + (one.qMin() >= 0 && one.qMax() >= 0
                  ? " and at most "
                  : one.qMax() >= 0 ? "At most " : "")
              + (one.qMax() >= 0 ? values(one.qMax()) : "")
              + " must conform to the shape "
              + print(one.getSub().getShapeNode())
              + ".");
    }
    return Optional.empty();
  }

  private static Optional<String> ofOrder(ReportEntry entry) {
    if (!(entry.constraint() instanceof ValueRangeConstraint range)) {
      return Optional.empty();
    }
    String bound = print(range.getNodeValue().asNode());
    String asked =
        range instanceof ValueMinInclusiveConstraint
            ? bound + " or more"
            : range instanceof ValueMaxInclusiveConstraint
                ? bound + " or less"
                : range instanceof ValueMinExclusiveConstraint
                    ? "more than " + bound
                    : "less than " + bound;
    return Optional.of(
        "The value must be "
            + asked
            + (entry.value() != null && isComparable(entry.value(), range.getNodeValue())
                ? "."
                : ", and cannot be compared with that."));
  }

  private static boolean isComparable(Node value, NodeValue bound) {
    try {
      NodeValue.compare(NodeValue.makeNode(value), bound);
      return true;
    } catch (ExprNotComparableException e) {
      return false;
    }
  }

  private static Optional<String> ofTexts(ReportEntry entry, Shape shape) {
    if (entry.constraint() instanceof StrMinLengthConstraint one) {
      return Optional.of(
          "The value must have at least " + characters(one.getMinLength()) + has(entry.value()));
    }
    if (entry.constraint() instanceof StrMaxLengthConstraint one) {
      return Optional.of(
          "The value must have at most " + characters(one.getMaxLength()) + has(entry.value()));
    }
    if (entry.constraint() instanceof StrLanguageIn) {
      List<Node> languages =
          G.rdfList(
              shape.getShapeGraph(),
              G.getOneSP(shape.getShapeGraph(), shape.getShapeNode(), SHACL.languageIn));
      return Optional.of(
          "The value must be a text in one of the languages "
              + languages.stream()
                  .map(Node::getLiteralLexicalForm)
                  .collect(Collectors.joining(", "))
              + ".");
    }
    if (entry.constraint() instanceof UniqueLangConstraint) {
      // Jena names the language at the end of its message.
      return Optional.of(
          "Only one value may be in the language "
              + entry.message().substring(entry.message().lastIndexOf(' ') + 1)
              + ".");
    }
    return Optional.empty();
  }

  private static String characters(int count) {
    return count == 1 ? "one character" : count + " characters";
  }

  private static String has(Node value) {
    return value == null || value.isBlank()
        ? "."
        : "; it has " + NodeFunctions.str(value).length() + ".";
  }

  private static Optional<String> ofPairs(Constraint constraint) {
    if (!(constraint instanceof ConstraintPairwise pair)) {
      return Optional.empty();
    }
    String other = print(pair.getValue());
    return Optional.of(
        pair instanceof EqualsConstraint
            ? "The values must be those of " + other + ", no more and no fewer."
            : pair instanceof DisjointConstraint
                ? "The value must not be a value of " + other + " too."
                : pair instanceof LessThanConstraint
                    ? "The value must be less than each value of " + other + "."
                    : "The value must not be greater than any value of " + other + ".");
  }

  private static String values(int count) {
    return count == 1 ? "one value" : count + " values";
  }

  private static String kinds(NodeKindConstraint kind) {
    return Stream.of(
            kind.isCanBeIRI() ? "an IRI" : "",
            kind.isCanBeBlankNode() ? "a blank node" : "",
            kind.isCanBeLiteral() ? "a literal" : "")
        .filter(each -> !each.isEmpty())
        .collect(Collectors.joining(" or "));
  }

  private static String list(List<Node> nodes) {
    return nodes.stream()
            .limit(NAMED)
            .map(ConstraintMessages::print)
            .collect(Collectors.joining(", "))
        + (nodes.size() > NAMED ? " … (" + nodes.size() + " in all)" : "");
  }

  private static String print(Node node) {
    return node.isBlank() ? "given inline" : ShLib.displayStr(node);
  }
}
