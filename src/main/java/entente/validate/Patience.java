package entente.validate;

import entente.kb.Fault;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.shacl.engine.ValidationContext;
import org.apache.jena.shacl.engine.constraint.PatternConstraint;
import org.apache.jena.shacl.lib.ShLib;
import org.apache.jena.shacl.validation.ReportItem;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrEncodeForURI;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.RegexEngine;
import org.apache.jena.sparql.expr.nodevalue.NodeFunctions;
import org.apache.jena.sparql.expr.nodevalue.NodeValueOps;

/**
 * Regular expressions whose matching ends with the time that is given: {@code (a+)+$} needs for ever to say no, and Java's own would not let itself be stopped.
 *
 * <p>They read their text through a sequence that stops when the thread is interrupted, as every worker is when the time is over.
 */
final class Patience {
  private static final int LOOKS = 1 << 12;
  /** So many characters may a text have that a query makes. */
  private static final int LONGEST = 10_000_000;

  private Patience() {}

  /** Whether a part of the text matches. */
  static boolean finds(Pattern pattern, String text) {
    try {
      return pattern.matcher(new Watched(text, 0, text.length(), new int[1])).find();
    } catch (StackOverflowError e) {
      throw Fault.of(Fault.Reason.SHAPES, "the regular expression " + pattern.pattern() + " cannot be held against a text of " + text.length()
          + " characters: write it without alternatives that are repeated, such as [ab]* for (a|b)*", e);
    }
  }

  /** A text that looks whether to go on, now and then. */
  private record Watched(String text, int begin, int end, int[] reads) implements CharSequence {
    @Override
    public char charAt(int index) {
      if ((++reads[0] & LOOKS - 1) == 0) {
        Watch.goOn();
      }
      return text.charAt(begin + index);
    }

    @Override
    public int length() {
      return end - begin;
    }

    @Override
    public CharSequence subSequence(int from, int to) {
      return new Watched(text, begin + from, begin + to, reads);
    }

    @Override
    public String toString() {
      return text.substring(begin, end);
    }
  }

  /** {@code sh:pattern}; the flag q, by which every character stands for itself, is heeded as well. */
  static final class OfShape extends PatternConstraint {
    private final Pattern pattern;

    OfShape(PatternConstraint given) {
      super(given.getPattern(), given.getFlagsStr());
      this.pattern = Pattern.compile(given.getPattern(), RegexEngine.makeMask(given.getFlagsStr()));
    }

    @Override
    public ReportItem validate(ValidationContext context, Node node) {
      if (!node.isBlank() && finds(pattern, NodeFunctions.str(node))) {
        return null;
      }
      return new ReportItem(this + (node.isBlank() ? ": Blank node: " + ShLib.displayStr(node) : ": Does not match: '" + NodeFunctions.str(node) + "'"), node);
    }
  }

  /** Puts {@code REGEX} and {@code REPLACE} that can be stopped in the place of Jena's, and functions that make texts of bounded length: thirty doublings fill any memory. */
  static final class InQueries extends ExprTransformCopy {
    @Override
    public Expr transform(ExprFunction1 function, Expr argument) {
      return function instanceof E_StrEncodeForURI ? new Escaping(argument) : super.transform(function, argument);
    }

    @Override
    public Expr transform(ExprFunctionN function, ExprList arguments) {
      if (function instanceof E_Regex) {
        return new OfQuery(arguments);
      }
      if (function instanceof E_StrConcat) {
        return new Joining(arguments);
      }
      return function instanceof E_StrReplace ? new Replacing(arguments) : super.transform(function, arguments);
    }
  }

  private static String words(NodeValue value) {
    return value == null ? null : NodeValueOps.checkAndGetStringLiteral("REGEX", value).getLiteralLexicalForm();
  }

  /** Ends a query that makes a text beyond all measure; only this exception is no mere error of a filter. */
  private static void requireShort(long length) {
    if (length > LONGEST) {
      throw new QueryCancelledException();
    }
  }

  private static final class Joining extends E_StrConcat {
    Joining(ExprList arguments) {
      super(arguments);
    }

    @Override
    public NodeValue eval(List<NodeValue> arguments) {
      requireShort(arguments.stream().mapToLong(each -> each.asString().length()).sum());
      return super.eval(arguments);
    }

    @Override
    public Expr copy(ExprList arguments) {
      return new Joining(arguments);
    }
  }

  private static final class Escaping extends E_StrEncodeForURI {
    Escaping(Expr argument) {
      super(argument);
    }

    @Override
    public NodeValue eval(NodeValue value) {
      requireShort(3L * value.asString().length());
      return super.eval(value);
    }

    @Override
    public Expr copy(Expr argument) {
      return new Escaping(argument);
    }
  }

  private static final class OfQuery extends E_Regex {
    private volatile Compiled latest;

    private record Compiled(String pattern, String flags, Pattern regex) {}

    OfQuery(ExprList arguments) {
      super(arguments.get(0), arguments.get(1), arguments.size() > 2 ? arguments.get(2) : null);
    }

    @Override
    public NodeValue eval(List<NodeValue> arguments) {
      String text = words(arguments.get(0));
      String pattern = words(arguments.get(1));
      String flags = arguments.size() > 2 ? words(arguments.get(2)) : null;
      Compiled regex = latest;
      if (regex == null || !regex.pattern.equals(pattern) || !Objects.equals(regex.flags, flags)) {
        regex = new Compiled(pattern, flags, RegexEngine.makePattern("REGEX", pattern, flags));
        latest = regex;
      }
      return NodeValue.booleanReturn(finds(regex.regex, text));
    }

    @Override
    public Expr copy(ExprList arguments) {
      return new OfQuery(arguments);
    }
  }

  /** Looks for all matches first, which takes as long as replacing them. */
  private static final class Replacing extends E_StrReplace {
    Replacing(ExprList arguments) {
      super(arguments.get(0), arguments.get(1), arguments.get(2), arguments.size() > 3 ? arguments.get(3) : null);
    }

    @Override
    public NodeValue eval(List<NodeValue> arguments) {
      String text = words(arguments.get(0));
      Pattern pattern = RegexEngine.makePattern("REPLACE", words(arguments.get(1)), arguments.size() > 3 ? words(arguments.get(3)) : null);
      Matcher matcher = pattern.matcher(new Watched(text, 0, text.length(), new int[1]));
      long made = text.length();
      while (matcher.find()) {
        Watch.goOn();
        made += words(arguments.get(2)).length();
        requireShort(made);
      }
      return super.eval(arguments);
    }

    @Override
    public Expr copy(ExprList arguments) {
      return new Replacing(arguments);
    }
  }
}
