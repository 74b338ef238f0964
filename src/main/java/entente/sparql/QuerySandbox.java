package entente.sparql;

import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.ProblemType;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.expr.E_Exists;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_NotExists;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrEncodeForURI;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.ExprTransformer;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.RegexEngine;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcat;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcatDistinct;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.expr.nodevalue.NodeValueOps;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementService;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransformCopyBase;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransformer;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;
import org.apache.jena.vocabulary.XSD;

/**
 * Makes a query safe to run: what would open a connection or load code is refused, and the
 * functions that can make text without end or match for ever draw on the {@link QueryBudget}.
 */
public final class QuerySandbox {
  private QuerySandbox() {}

  public static Query guarded(Query query, QueryBudget budget) {
    Expressions expressions = new Expressions(budget);
    return QueryTransformOps.transform(query, expressions.elements, expressions);
  }

  private static final class Expressions extends ExprTransformCopy {
    private final QueryBudget budget;
    private final Elements elements = new Elements();

    Expressions(QueryBudget budget) {
      this.budget = budget;
    }

    @Override
    public Expr transform(ExprFunction1 function, Expr argument) {
      return function instanceof E_StrEncodeForURI
          ? function.copy(new Charged(argument, budget, 3))
          : super.transform(function, argument);
    }

    @Override
    public Expr transform(ExprFunctionN function, ExprList arguments) {
      if (function instanceof E_Function called
          && !called.getFunctionIRI().startsWith(XSD.getURI())) {
        throw new ProblemException(
            Problem.of(
                ProblemType.UNKNOWN_FUNCTION,
                "The function <"
                    + called.getFunctionIRI()
                    + "> is not part of SPARQL 1.1. Only the functions of the standard and the"
                    + " casts of XML Schema are."));
      }
      if (function instanceof E_StrConcat) {
        return new E_StrConcat(
            ExprList.create(
                arguments.getList().stream()
                    .map(argument -> (Expr) new Charged(argument, budget, 1))
                    .toList()));
      }
      if (function instanceof E_StrReplace) {
        return new Replace(arguments, budget);
      }
      return function instanceof E_Regex
          ? new Regex(arguments, budget)
          : super.transform(function, arguments);
    }

    @Override
    public Expr transform(ExprFunctionOp function, ExprList arguments, Op pattern) {
      Element element = ElementTransformer.transform(function.getElement(), elements, this);
      return function instanceof E_Exists
          ? new E_Exists(element)
          : function instanceof E_NotExists
              ? new E_NotExists(element)
              : super.transform(function, arguments, pattern);
    }

    @Override
    public Expr transform(ExprAggregator aggregated) {
      Aggregator aggregator = aggregated.getAggregator();
      ExprList arguments = aggregator.getExprList();
      if (arguments == null || arguments.isEmpty()) {
        return aggregated;
      }
      ExprList guarded = ExprTransformer.transform(this, arguments);
      if (aggregator instanceof AggGroupConcat || aggregator instanceof AggGroupConcatDistinct) {
        guarded = new ExprList(new Charged(guarded.get(0), budget, 2));
      }
      return new ExprAggregator(aggregated.getVar(), aggregator.copy(guarded));
    }
  }

  private static final class Elements extends ElementTransformCopyBase {
    @Override
    public Element transform(ElementService element, Node service, Element inner) {
      throw new ProblemException(
          Problem.of(
              ProblemType.SERVICE_DENIED,
              "This server opens no connection for a query. Run the federated query in a client of"
                  + " your own."));
    }
  }

  /** A value whose characters are charged before a function copies them. */
  private static final class Charged extends ExprFunction1 {
    private final QueryBudget budget;
    private final int copies;

    Charged(Expr value, QueryBudget budget, int copies) {
      super(value, "charged");
      this.budget = budget;
      this.copies = copies;
    }

    @Override
    public NodeValue eval(NodeValue value) {
      Node node = value.asNode();
      budget.write(
          node.isLiteral() ? (long) copies * node.getLiteralLexicalForm().length() + 1 : 1);
      return value;
    }

    @Override
    public Expr copy(Expr value) {
      return new Charged(value, budget, copies);
    }
  }

  /** REGEX that stops when the time is over. */
  private static final class Regex extends ExprFunctionN {
    private final QueryBudget budget;

    Regex(ExprList arguments, QueryBudget budget) {
      super("regex", arguments);
      this.budget = budget;
    }

    @Override
    public NodeValue eval(List<NodeValue> arguments) {
      String text = text("REGEX", arguments.get(0));
      Pattern pattern =
          pattern("REGEX", arguments.get(1), arguments.size() > 2 ? arguments.get(2) : null);
      return matched(
          () -> NodeValue.makeBoolean(pattern.matcher(new Watched(text, budget)).find()));
    }

    @Override
    public Expr copy(ExprList arguments) {
      return new Regex(arguments, budget);
    }
  }

  /** REPLACE that stops when the time is over or the text is too long; the rules are ARQ's. */
  private static final class Replace extends ExprFunctionN {
    private final QueryBudget budget;

    Replace(ExprList arguments, QueryBudget budget) {
      super("replace", arguments);
      this.budget = budget;
    }

    @Override
    public NodeValue eval(List<NodeValue> arguments) {
      String text = text("REPLACE", arguments.get(0));
      Pattern pattern =
          pattern("REPLACE", arguments.get(1), arguments.size() > 3 ? arguments.get(3) : null);
      String replacement = text("REPLACE", arguments.get(2));
      return matched(
          () -> {
            Matcher matcher = pattern.matcher(new Watched(text, budget));
            StringBuilder made = new StringBuilder();
            boolean found = false;
            while (matcher.find()) {
              if (found && matcher.start() == matcher.end()) {
                continue;
              }
              found = true;
              int before = made.length();
              matcher.appendReplacement(made, replacement);
              budget.write(made.length() - before);
            }
            if (!found) {
              return arguments.get(0);
            }
            matcher.appendTail(made);
            Node node = arguments.get(0).asNode();
            return node.getLiteralLanguage().isEmpty()
                ? NodeValue.makeString(made.toString())
                : NodeValue.makeLangString(made.toString(), node.getLiteralLanguage());
          });
    }

    @Override
    public Expr copy(ExprList arguments) {
      return new Replace(arguments, budget);
    }
  }

  private static String text(String function, NodeValue value) {
    return NodeValueOps.checkAndGetStringLiteral(function, value).getLiteralLexicalForm();
  }

  private static Pattern pattern(String function, NodeValue pattern, NodeValue flags) {
    return RegexEngine.makePattern(
        function, text(function, pattern), flags == null ? null : text(function, flags));
  }

  private static NodeValue matched(Supplier<NodeValue> work) {
    try {
      return work.get();
    } catch (StackOverflowError e) {
      throw new ExprEvalException("the pattern needs too deep a search");
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new ExprEvalException(
          "the replacement names a group that the pattern does not have", e);
    }
  }

  /**
   * Text that counts how often it is looked at: a pattern can look at thirty characters for years.
   */
  private record Watched(CharSequence text, QueryBudget budget) implements CharSequence {
    @Override
    public char charAt(int index) {
      budget.step();
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
