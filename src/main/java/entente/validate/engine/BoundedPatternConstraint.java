package entente.validate.engine;

import entente.kb.read.InputException;
import entente.sparql.InterruptibleRegex;
import entente.sparql.LimitExceededException;
import entente.sparql.QueryBudget;
import entente.sparql.QueryLimits;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.engine.ValidationContext;
import org.apache.jena.shacl.engine.constraint.PatternConstraint;
import org.apache.jena.shacl.lib.ShLib;
import org.apache.jena.shacl.validation.ReportItem;
import org.apache.jena.sparql.expr.RegexEngine;
import org.apache.jena.sparql.expr.nodevalue.NodeFunctions;

/**
 * The constraint {@code sh:pattern}, with matching that can be interrupted.
 *
 * <p>The flag q, which makes every character literal, is supported as well.
 */
public final class BoundedPatternConstraint extends PatternConstraint {
  private final Pattern pattern;

  public BoundedPatternConstraint(PatternConstraint given) {
    super(given.getPattern(), given.getFlagsStr());
    try {
      InterruptibleRegex.requireBounded(given.getPattern());
    } catch (LimitExceededException e) {
      throw InputException.of(
          InputException.Reason.SHAPES,
          "the shapes cannot be used: sh:pattern " + e.getMessage(),
          e);
    }
    this.pattern = Pattern.compile(given.getPattern(), RegexEngine.makeMask(given.getFlagsStr()));
  }

  @Override
  public ReportItem validate(ValidationContext context, Node node) {
    if (!node.isBlank() && matches(NodeFunctions.str(node))) {
      return null;
    }
    return new ReportItem(
        this
            + (node.isBlank()
                ? ": Blank node: " + ShLib.displayStr(node)
                : ": Does not match: '" + NodeFunctions.str(node) + "'"),
        node);
  }

  /** The thread is interrupted when the time of the validation is up. */
  private boolean matches(String text) {
    try {
      return InterruptibleRegex.finds(pattern, text, new QueryBudget(QueryLimits.ofValues()));
    } catch (LimitExceededException e) {
      throw InputException.of(InputException.Reason.SHAPES, e.getMessage(), e);
    }
  }
}
